/** Many stations beside each other, their lines for people, and what they came to. */
import { Console, Effect } from "effect"
import type { Version } from "../../ocpp/wire/Spec.ts"
import { languages } from "./Languages.ts"
import { living } from "./life/Living.ts"
import type { Manner } from "./manners/Misbehaviour.ts"
import * as Runner from "./Runner.ts"
import { type Oddity, type Plan, Station } from "./Station.ts"

export interface Fleet {
  readonly url: string
  readonly insecure: boolean
  readonly plans: ReadonlyArray<Plan>
  readonly ways: ReadonlyArray<Manner>
  /** Says what happens, a line an event. */
  readonly isLoud: boolean
}

/** Lives until it is interrupted, and then says what it came to. */
export const live = ({ url, insecure, plans, ways, isLoud }: Fleet) =>
  Effect.suspend(() => {
    const stations = plans.map((plan) => new Station(plan, languages[plan.version], living))
    const width = Math.max(...plans.map(({ id }) => id.length))
    const tell = ({ plan, now }: Station, line: string) => {
      if (isLoud) console.log(`${timeOf(now)} ${plan.id.padEnd(width)} ${plan.version.padEnd(5)} ${line}`)
    }
    return Effect.forEach(stations, (station) => Runner.run(station, { url, insecure, ways, tell }), {
      concurrency: "unbounded",
      discard: true
    }).pipe(Effect.ensuring(Effect.suspend(() => Console.log(summaryOf(stations)))))
  })

const timeOf = (at: number): string => new Date(at).toTimeString().slice(0, 8)

export const summaryOf = (stations: ReadonlyArray<Station>): string => {
  const sum = (of: (station: Station) => number) => stations.reduce((total, station) => total + of(station), 0)
  const { size } = new Set(stations.filter(({ standing }) => standing === "accepted"))
  return [
    `${size} of ${stations.length} stations accepted`,
    `${sum(({ counts }) => counts.charges)} charges begun, ${(sum(({ counts }) => counts.energy) / 1000).toFixed(2)} kWh in those that ended`,
    `${sum(({ counts }) => counts.answers)} of ${sum(({ counts }) => counts.calls)} calls answered, ${sum(({ counts }) => counts.errors)} not taken`,
    `${sum(({ counts }) => counts.commands)} commands answered`,
    `${sum(({ outbox }) => outbox.kept)} messages of charges unsaid`
  ].join("; ")
}

export interface Wish {
  readonly stations: number
  /** Undefined: all three in turn. */
  readonly version: Version | undefined
  readonly prefix: string
  readonly speed: number
  readonly seed: number
  readonly began: number
  readonly cards: Plan["cards"]
  readonly password: string | undefined
  readonly interval: number
  readonly idle: boolean
  readonly outages: boolean
  /** Each is odd in a way of its own. */
  readonly odd: boolean
}

const oddities: ReadonlyArray<Oddity> = ["short-ids", "boots-again", undefined, "clock-ahead", "no-protocol"]

const oddityOf = (place: number, version: Version): Oddity => {
  const oddity = oddities[place % oddities.length]
  return oddity === "no-protocol" && version !== "1.6" ? undefined : oddity
}

const versions = ["1.6", "2.0.1", "2.1"] as const

/** Wall boxes of 11 and 22 kW, a single-phase one, and every fourth a fast charger. */
const kinds = [
  { kind: "ac", most: 11_000, evses: 1 },
  { kind: "ac", most: 22_000, evses: 2 },
  { kind: "ac", most: 7400, evses: 1 },
  { kind: "dc", most: 50_000, evses: 1 }
] as const

export const plansOf = ({ stations, version, prefix, seed, odd, ...rest }: Wish): ReadonlyArray<Plan> =>
  Array.from({ length: stations }, (_, place) => {
    const spoken = version ?? versions[place % 3] ?? "1.6"
    return {
      ...rest,
      ...(kinds[place % kinds.length] ?? kinds[0]),
      id: `${prefix}${String(place + 1).padStart(3, "0")}`,
      version: spoken,
      seed: seed * 7919 + place,
      oddity: odd ? oddityOf(place, spoken) : undefined
    }
  })
