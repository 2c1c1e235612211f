/** `onetime replay FILE --url ...`: the station's side of a recording against any central system, and where it answers otherwise. */
import { readFileSync } from "node:fs"
import { Console, Effect, Option, Redacted } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { Failed } from "../Remote.ts"
import { basic, protocols } from "../simulate/Line.ts"
import { Player } from "./Player.ts"
import { readRecording } from "./Recording.ts"

const flags = {
  file: Argument.String("file").pipe(
    Argument.withDescription("A recording: lines of JSON, or what `onetime frames STATION --json` shows")
  ),
  url: Flag.String("url").pipe(
    Flag.withDescription("The central system, as ws://localhost:8080/ocpp; the station's name comes behind it")
  ),
  station: Flag.String("station").pipe(Flag.optional, Flag.withDescription("Its name, if not the recorded one")),
  version: Flag.Literals("version", ["1.6", "2.0.1", "2.1"]).pipe(
    Flag.optional,
    Flag.withDescription("What it speaks, for frames from our API, which do not say so")
  ),
  password: Flag.Redacted("password").pipe(Flag.optional, Flag.withDescription("In place of the recorded one")),
  insecure: Flag.Boolean("insecure").pipe(
    Flag.withDefault(false),
    Flag.withDescription("Take any certificate (wss://)")
  ),
  ignore: Flag.String("ignore").pipe(
    Flag.withDefault(""),
    Flag.withDescription("Fields that may differ, as interval,expiryDate")
  ),
  patience: Flag.Finite("patience").pipe(Flag.withDefault(30), Flag.withDescription("Seconds that an answer may take"))
}

export const replay = Command.make("replay", flags, (given) =>
  Effect.gen(function* () {
    const text = yield* Effect.try({
      try: () => readFileSync(given.file, "utf8"),
      catch: (cause) => bad(String(cause))
    })
    const recording = readRecording(text)
    if (recording === undefined) return yield* bad(`${given.file} is no recording`)
    const station = Option.getOrElse(given.station, () => recording.station)
    if (station === "") return yield* bad("the recording does not say whose it is: use --station")
    const player = new Player(recording, {
      url: given.url,
      station,
      protocol: Option.getOrUndefined(Option.map(given.version, (version) => protocols[version])),
      authorization: Option.getOrUndefined(
        Option.map(given.password, (password) => basic(station, Redacted.value(password)))
      ),
      insecure: given.insecure,
      ignored: new Set(given.ignore.split(",").filter(Boolean)),
      patience: given.patience * 1000
    })
    yield* Effect.tryPromise({
      try: () => player.play(),
      catch: (cause) => new Failed({ message: cause instanceof Error ? cause.message : String(cause), code: 3 })
    })
    yield* Console.log(reportOf(player))
    const differing = player.played.filter(({ differences }) => differences.length > 0).length
    if (differing > 0)
      return yield* new Failed({ message: `${differing} answers differ from the recorded ones`, code: 1 })
  })
).pipe(
  Command.withDescription(
    "The station's side of a recording against any central system; shows where it answers otherwise"
  )
)

const bad = (message: string) => new Failed({ message, code: 2 })

const reportOf = ({ played, commands }: Player): string => {
  const lines = played.flatMap(({ action, line, differences }) =>
    differences.map(
      ({ path, was, is }) => `line ${line}: ${action}${path === "" ? "" : ` ${path}`}: was ${was}, is ${is}`
    )
  )
  const equal = played.filter(({ differences }) => differences.length === 0).length
  const unknown = commands.filter(({ known }) => !known).map(({ action }) => action)
  return [
    ...lines,
    `${equal} of ${played.length} calls answered as recorded; ${commands.length} commands came`,
    ...(unknown.length === 0 ? [] : [`not in the recording, so answered NotImplemented: ${unknown.join(", ")}`])
  ].join("\n")
}
