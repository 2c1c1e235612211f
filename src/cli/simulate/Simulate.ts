/** `onetime simulate`: charging stations of our own against any central system. */
import { Clock, Config, Effect, Option, Redacted } from "effect"
import { Command, Flag } from "effect/cli"
import { live, plansOf } from "./Fleet.ts"
import { type Manner, manners } from "./manners/Misbehaviour.ts"

/** Throws what it does not know. */
const mannersIn = (text: string): ReadonlyArray<Manner> =>
  text
    .split(",")
    .filter(Boolean)
    .map((word) => {
      const manner = manners.find((one) => one === word)
      if (manner === undefined) throw new Error(word)
      return manner
    })

const none: ReadonlyArray<Manner> = []

const units: { readonly [unit: string]: number } = { "": 1000, s: 1000, m: 60_000, h: 3_600_000 }

/** ms. Throws what it does not understand. */
const durationOf = (text: string): number => {
  const [, count, unit = ""] = /^(\d+(?:\.\d+)?)([smh]?)$/.exec(text) ?? []
  if (count === undefined) throw new Error(text)
  return Number(count) * (units[unit] ?? 1000)
}

const flags = {
  stations: Flag.Int("stations").pipe(Flag.withDefault(3), Flag.withDescription("How many")),
  version: Flag.Literals("version", ["1.6", "2.0.1", "2.1"]).pipe(
    Flag.optional,
    Flag.withDescription("The OCPP version they speak; if not said, all three in turn")
  ),
  url: Flag.String("url").pipe(
    Flag.optional,
    Flag.withDescription(
      "Where the central system is; their names come behind it. If not said, ws://localhost:PORT/ocpp"
    )
  ),
  password: Flag.Redacted("password").pipe(Flag.optional, Flag.withDescription("What they show, all of them")),
  prefix: Flag.String("prefix").pipe(Flag.withDefault("SIM-"), Flag.withDescription("Their names: SIM-001 ...")),
  cards: Flag.String("cards").pipe(
    Flag.withDefault("SIM-CARD-1,SIM-CARD-2,SIM-CARD-3"),
    Flag.withDescription("The cards that people show")
  ),
  speed: Flag.Finite("speed").pipe(
    Flag.withDefault(1),
    Flag.withDescription(
      "People are so many times as quick, batteries so many times as small; power and clock stay true"
    )
  ),
  seed: Flag.Int("seed").pipe(Flag.withDefault(1), Flag.withDescription("The same seed, the same chances")),
  interval: Flag.Int("interval").pipe(
    Flag.optional,
    Flag.withDescription(
      "Seconds between meter values, until they are told otherwise; 60 if not said, less with --speed"
    )
  ),
  for: Flag.String("for").pipe(
    Flag.mapTryCatch(durationOf, () => "a time as 90s, 10m or 2h"),
    Flag.optional,
    Flag.withDescription("How long, as in 90s, 10m, 2h; if not said, until Ctrl-C")
  ),
  misbehave: Flag.String("misbehave").pipe(
    Flag.mapTryCatch(mannersIn, () => `some of ${manners.join(",")}`),
    Flag.withDefault(none),
    Flag.withDescription(`Bad manners, some of ${manners.join(",")}`)
  ),
  idle: Flag.Boolean("idle").pipe(
    Flag.withDefault(false),
    Flag.withDescription("Nobody comes but who is started from afar")
  ),
  outages: Flag.Boolean("outages").pipe(
    Flag.withDefault(false),
    Flag.withDescription("Connections break now and then")
  ),
  insecure: Flag.Boolean("insecure").pipe(
    Flag.withDefault(false),
    Flag.withDescription("Take any certificate (wss://)")
  ),
  quiet: Flag.Boolean("quiet").pipe(Flag.withDefault(false), Flag.withDescription("Only what it came to"))
}

export const simulate = Command.make("simulate", flags, (given) =>
  Effect.gen(function* () {
    const speed = Math.max(0.01, given.speed)
    const port = yield* Effect.orElseSucceed(Config.String("PORT").pipe(Config.withDefault("8080")), () => "8080")
    const [first = "SIM-CARD-1", ...rest] = given.cards.split(",").filter((card) => card !== "")
    const plans = plansOf({
      stations: Math.max(1, given.stations),
      version: Option.getOrUndefined(given.version),
      prefix: given.prefix,
      speed,
      seed: given.seed,
      began: yield* Clock.currentTimeMillis,
      cards: [first, ...rest],
      password: Option.getOrUndefined(Option.map(given.password, Redacted.value)),
      interval: Option.getOrElse(given.interval, () => Math.max(2, Math.round(60 / speed))),
      idle: given.idle,
      outages: given.outages,
      odd: given.misbehave.includes("quirks")
    })
    const url = Option.getOrElse(given.url, () => `ws://localhost:${port}/ocpp`)
    const lives = live({ url, insecure: given.insecure, plans, ways: given.misbehave, isLoud: !given.quiet })
    yield* Option.isSome(given.for) ? Effect.timeoutOption(lives, given.for.value) : lives
  })
).pipe(
  Command.withDescription(
    "Charging stations of our own against any central system: they boot, charge, stop, answer every command of their version"
  )
)
