/**
 * `bun start --demo`: the system with some charging stations of our own and the cards of their drivers, over loopback, in
 * a folder of its own. Settings that lead to real data or real networks are left aside.
 */
import { randomBytes } from "node:crypto"
import { Clock, Console, Effect, Schedule } from "effect"
import { connect } from "./api/Client.ts"
import { live, plansOf } from "./cli/simulate/Fleet.ts"
import type { Addresses } from "./gateway/Addresses.ts"

const folder = "./data-demo"
const leftAside = ["DATABASE_URL", "TLS_CERT", "TLS_KEY", "PUBLIC_URL", "TRUSTED_PROXIES", "ACCEPT"]

/** Before anything is read: the settings of the demo. Its data is never that of a DATA_DIR; DEMO_DIR can be said. */
export const prepare = () => {
  const { env } = process
  for (const name of leftAside) delete env[name]
  env.DATA_DIR = env.DEMO_DIR ?? folder
  env.HOST ??= "127.0.0.1"
  // Who is on this machine may know them; others get words that nobody can guess.
  const isOurs = env.HOST === "127.0.0.1" || env.HOST === "localhost" || env.HOST === "::1"
  env.API_KEY ??= isOurs ? "demo" : randomBytes(18).toString("base64url")
  env.ADMIN_PASSWORD ??= isOurs ? "demo-demo" : randomBytes(12).toString("base64url")
}

const cards = [
  { token: "DEMO-ANNA", note: "Anna, second floor", group: "house" },
  { token: "DEMO-BEN", note: "Ben, second floor", group: "house" },
  { token: "DEMO-CAR-POOL", note: "The car pool", limit: 3 },
  { token: "DEMO-GUEST", note: "For guests" }
]

const places = [
  "Left of the gate",
  "Right of the gate",
  "Underground, 1",
  "Underground, 2",
  "Behind the house",
  "Car pool",
  "Visitors",
  "Fast charger at the road"
]

/** Enters cards and stations as an operator would, then lets the stations live until the system ends. */
export const company = ({ api = "", chargers }: Addresses) =>
  Effect.gen(function* () {
    const { API_KEY: key = "", ADMIN_PASSWORD: password } = process.env
    yield* Console.log(
      `demo: its data is in ${process.env.DATA_DIR} alone; API key ${key}; sign in as admin with ${password}`
    )
    const plans = plansOf({
      stations: places.length,
      version: undefined,
      prefix: "DEMO-",
      speed: 20,
      seed: 4,
      began: yield* Clock.currentTimeMillis,
      cards: ["DEMO-ANNA", "DEMO-BEN", "DEMO-CAR-POOL", "DEMO-GUEST"],
      password: undefined,
      interval: 5,
      idle: false,
      outages: true,
      odd: false
    })
    const client = yield* connect({ url: api.replace(/\/api$/, ""), key })
    const enter = Effect.gen(function* () {
      for (const payload of cards) yield* client.tokens.save({ payload })
      for (const [place, { id, most }] of plans.entries()) {
        const label = places[place] ?? id
        yield* client.stations.put({ params: { stationId: id }, payload: { label, ratedPower: most } })
      }
    })
    // The door opens a moment later.
    yield* Effect.retry(enter, { times: 300, schedule: Schedule.spaced("200 millis") }).pipe(
      Effect.tapError((error) => Effect.logError("the demo cannot enter its cards and stations", error))
    )
    yield* live({ url: chargers, insecure: false, plans, ways: [], isLoud: !process.argv.includes("--quiet") })
  })
