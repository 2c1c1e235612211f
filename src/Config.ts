/** Every environment variable, its default and one line of why. A bad value stops the start with one clear line. */
import { Config, Context, Effect, Layer, type Option, type Redacted, Schema } from "effect"

const day = 86_400_000

const port = Config.Port("PORT").pipe(Config.withDefault(8080))
const host = Config.String("HOST").pipe(Config.withDefault("0.0.0.0"))
const dataDir = Config.String("DATA_DIR").pipe(Config.withDefault("./data"))
const databaseUrl = Config.option(Config.Redacted("DATABASE_URL"))
const apiKey = Config.option(Config.Redacted("API_KEY"))
const unknownStations = Config.schema(Schema.Literals(["hold", "accept", "reject"]), "UNKNOWN_STATIONS").pipe(
  Config.withDefault("hold" as const)
)
const seconds = (name: string, usual: number, minimum: number, maximum: number) =>
  Config.schema(Schema.NumberFromString.check(Schema.isInt(), Schema.isBetween({ minimum, maximum })), name).pipe(
    Config.withDefault(usual)
  )

/** The settings of this process, read once. Times are in ms unless a name says seconds; sizes in bytes. */
export class Settings extends Context.Service<
  Settings,
  {
    readonly port: number
    readonly host: string
    readonly dataDir: string
    readonly databaseUrl: Option.Option<Redacted.Redacted>
    /** The bearer key of the API; none: one is made at the first start and printed. */
    readonly apiKey: Option.Option<Redacted.Redacted>
    readonly unknownStations: "hold" | "accept" | "reject"
    readonly heartbeatSeconds: number
    readonly commandTimeout: number
    readonly journal: {
      readonly segmentBytes: number
      readonly segmentAge: number
      readonly keepAge: number
      readonly keepBytes: number
      readonly keepAtLeast: number
    }
    /** The code of a refused start that the operator has read and accepts; see `Comparison`. */
    readonly accept: string
  }
>()("onetime/Config/Settings") {
  static readonly layer = Layer.effect(
    Settings,
    Effect.gen(function* () {
      const keepDays = yield* seconds("JOURNAL_DAYS", 30, 3, 36_500)
      const keepMegabytes = yield* seconds("JOURNAL_MB", 4096, 128, 10_000_000)
      return Settings.of({
        port: yield* port,
        host: yield* host,
        dataDir: yield* dataDir,
        databaseUrl: yield* databaseUrl,
        apiKey: yield* apiKey,
        unknownStations: yield* unknownStations,
        heartbeatSeconds: yield* seconds("HEARTBEAT_INTERVAL", 300, 10, 86_400),
        commandTimeout: 1000 * (yield* seconds("COMMAND_TIMEOUT", 30, 1, 600)),
        journal: {
          segmentBytes: 64 << 20,
          segmentAge: day,
          keepAge: keepDays * day,
          keepBytes: keepMegabytes * 1_048_576,
          keepAtLeast: 3 * day
        },
        accept: yield* Config.String("ACCEPT").pipe(Config.withDefault(""))
      })
    })
  )
}
