/** Every environment variable, its default and one line of why. A bad value stops the start with one clear line. */
import { BlockList, isIP } from "node:net"
import { Config, Context, Effect, Layer, Option, Redacted, Schema } from "effect"

/** A variable holds what it must not; `message` says which and what it must be, never the value. */
export class SettingInvalid extends Schema.TaggedError<SettingInvalid>()("SettingInvalid", {
  message: Schema.String
}) {}

/** The settings of this process, read once. Times are in ms unless a name says seconds; sizes in bytes. */
export class Settings extends Context.Service<
  Settings,
  {
    readonly port: number
    readonly host: string
    /** Where the API answers when not on the port of the chargers. */
    readonly admin: Option.Option<{ readonly host: string; readonly port: number }>
    /** How the world reaches the port of the chargers; no slash at its end. */
    readonly publicUrl: Option.Option<string>
    /** PEM files of certificate chains and of their keys: both ports then speak TLS only. */
    readonly tls: Option.Option<{ readonly cert: ReadonlyArray<string>; readonly key: ReadonlyArray<string> }>
    /** Beside TLS: a port for chargers that do not speak it yet. */
    readonly plain: Option.Option<number>
    /** Whose word about where a request came from is believed; see `domain/Origin`. */
    readonly trustedProxies: BlockList
    readonly dataDir: string
    readonly databaseUrl: Option.Option<Redacted.Redacted>
    /** The bearer key of the API; none: one is made at the first start and printed. */
    readonly apiKey: Option.Option<Redacted.Redacted>
    /** The password of the user `admin`, set at every start; none: one is made at the first start and printed. */
    readonly adminPassword: Option.Option<Redacted.Redacted>
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
    /** How much is logged, and how: `auto` is plain on a terminal, JSON elsewhere. */
    readonly log: { readonly level: LogLevel; readonly format: "auto" | "plain" | "json" }
    /** The code of a refused start that the operator has read and accepts; see `events/Comparison`. */
    readonly accept: string
  }
>()("onetime/Config/Settings") {
  static readonly layer = Layer.effect(
    Settings,
    Effect.gen(function* () {
      const host = yield* read("HOST", Config.NonEmptyString("HOST"), "0.0.0.0", "an address to listen on")
      const port = yield* read("PORT", between("PORT", 0, 65_535), 8080, aPort)
      const certificates = yield* tls
      return Settings.of({
        port,
        host,
        admin: yield* admin(host, port),
        publicUrl: yield* given("PUBLIC_URL", publicUrl, Option.none(), "a URL as https://ocpp.example.org"),
        tls: certificates,
        plain: yield* plain(Option.isSome(certificates)),
        trustedProxies: yield* given(
          "TRUSTED_PROXIES",
          networks,
          new BlockList(),
          "addresses and networks as 192.168.0.0/16"
        ),
        dataDir: yield* read("DATA_DIR", Config.NonEmptyString("DATA_DIR"), "./data", "a folder"),
        databaseUrl: yield* Config.option(Config.Redacted("DATABASE_URL")),
        apiKey: yield* Config.option(Config.Redacted("API_KEY")).pipe(
          Effect.filterOrFail(
            Option.match({ onNone: () => true, onSome: (given) => canBeShown(Redacted.value(given)) }),
            () =>
              new SettingInvalid({
                message: "the environment variable API_KEY must be ASCII, without blanks or line ends around it"
              })
          )
        ),
        adminPassword: yield* Config.option(Config.Redacted("ADMIN_PASSWORD")).pipe(
          Effect.filterOrFail(
            Option.match({ onNone: () => true, onSome: (given) => canBePassword(Redacted.value(given)) }),
            () => new SettingInvalid({ message: "the environment variable ADMIN_PASSWORD must be 8 to 256 characters" })
          )
        ),
        unknownStations: yield* read(
          "UNKNOWN_STATIONS",
          Config.schema(Schema.Literals(["hold", "accept", "reject"]), "UNKNOWN_STATIONS"),
          "hold",
          "hold, accept or reject"
        ),
        heartbeatSeconds: yield* whole("HEARTBEAT_INTERVAL", 300, 10, 86_400, "seconds"),
        commandTimeout: 1000 * (yield* whole("COMMAND_TIMEOUT", 30, 1, 600, "seconds")),
        journal: {
          segmentBytes: 64 * megabyte,
          segmentAge: day,
          keepAge: day * (yield* whole("JOURNAL_DAYS", 30, 3, 36_500, "days")),
          keepBytes: megabyte * (yield* whole("JOURNAL_MB", 4096, 128, 10_000_000, "megabytes")),
          keepAtLeast: 3 * day
        },
        log: {
          level: yield* given("LOG_LEVEL", levelIn, "Info", "debug, info, warn or error"),
          format: yield* read(
            "LOG_FORMAT",
            Config.schema(Schema.Literals(["auto", "plain", "json"]), "LOG_FORMAT"),
            "auto",
            "auto, plain or json"
          )
        },
        accept: yield* read("ACCEPT", Config.String("ACCEPT"), "", "the code a refused start has printed")
      })
    }).pipe(Effect.catchTag("ConfigError", (error) => Effect.fail(new SettingInvalid({ message: error.message }))))
  )
}

const aPort = "a port, 1 to 65535, or 0 for any that is free"
/** As `Authorization: Bearer <key>` can carry it. An empty one is none. */
const canBeShown = (key: string) => /^[\x20-\x7e]*$/.test(key) && key.trim() === key
/** An empty one is none. */
const canBePassword = ({ length }: string) => length === 0 || (length >= 8 && length <= 256)

const day = 86_400_000
const megabyte = 1_048_576

const read = <A>(name: string, config: Config.Config<A>, usual: NoInfer<A>, must: string) =>
  Effect.mapError(
    config.pipe(Config.withDefault(usual)),
    () => new SettingInvalid({ message: `the environment variable ${name} must be ${must}` })
  )

const whole = (name: string, usual: number, minimum: number, maximum: number, unit: string) =>
  read(name, between(name, minimum, maximum), usual, `a whole number of ${unit}, ${minimum} to ${maximum}`)

const between = (name: string, minimum: number, maximum: number) =>
  Config.schema(Schema.NumberFromString.check(Schema.isInt(), Schema.isBetween({ minimum, maximum })), name)

/** An empty one is the same as none, as in a file of settings that are filled in later. `parse`: undefined if it is bad. */
const given = <A>(name: string, parse: (text: string) => A | undefined, usual: NoInfer<A>, must: string) =>
  Effect.flatMap(Config.option(Config.String(name)), (said) => {
    const text = Option.getOrElse(said, () => "").trim()
    const value = text === "" ? usual : parse(text)
    return value === undefined
      ? Effect.fail(new SettingInvalid({ message: `the environment variable ${name} must be ${must}` }))
      : Effect.succeed(value)
  })

const admin = (host: string, port: number) =>
  Effect.gen(function* () {
    const own = {
      port: yield* given("ADMIN_PORT", portIn, -1, aPort),
      host: yield* given("ADMIN_HOST", (text) => text, host, "an address to listen on")
    }
    if (own.port > 0 && own.port === port && own.host === host)
      return yield* new SettingInvalid({
        message: "the environment variable ADMIN_PORT must be another port than PORT"
      })
    return own.port < 0 ? Option.none() : Option.some(own)
  })

type LogLevel = "Debug" | "Info" | "Warn" | "Error"

const levels: { readonly [word: string]: LogLevel } = {
  debug: "Debug",
  info: "Info",
  warn: "Warn",
  warning: "Warn",
  error: "Error"
}
const levelIn = (text: string): LogLevel | undefined => levels[text.toLowerCase()]

const portIn = (text: string) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined)

const publicUrl = (text: string): Option.Option<string> | undefined => {
  const url = URL.parse(text)
  const bare =
    url !== null && /^https?:$/.test(url.protocol) && `${url.username}${url.password}${url.search}${url.hash}` === ""
  return bare ? Option.some(url.href.replace(/\/+$/, "")) : undefined
}

const tls = Effect.gen(function* () {
  const cert = yield* given("TLS_CERT", files, [], "files, with commas between them")
  const key = yield* given("TLS_KEY", files, [], "files, with commas between them")
  if (cert.length === 0 && key.length === 0) return Option.none()
  if (cert.length === key.length) return Option.some({ cert, key })
  return yield* new SettingInvalid({
    message:
      "the environment variables TLS_CERT and TLS_KEY must name as many files each: every certificate has its key"
  })
})

const plain = (hasTls: boolean) =>
  Effect.gen(function* () {
    const port = yield* given("PLAIN_PORT", portIn, -1, aPort)
    if (port < 0) return Option.none()
    if (hasTls) return Option.some(port)
    return yield* new SettingInvalid({
      message: "the environment variable PLAIN_PORT goes with TLS_CERT and TLS_KEY: without them no port speaks TLS"
    })
  })

const files = (text: string): ReadonlyArray<string> | undefined => {
  const paths = text.split(",").map((path) => path.trim())
  return paths.includes("") ? undefined : paths
}

const networks = (text: string): BlockList | undefined => {
  const list = new BlockList()
  for (const one of text.split(/[\s,]+/).filter((word) => word !== "")) {
    const [address = "", length, ...more] = one.split("/")
    const family = isIP(address)
    const bits = family === 6 ? 128 : 32
    const prefix = length === undefined ? bits : /^\d+$/.test(length) ? Number(length) : -1
    if (family === 0 || more.length > 0 || prefix < 0 || prefix > bits) return undefined
    list.addSubnet(address, prefix, family === 6 ? "ipv6" : "ipv4")
  }
  return list
}
