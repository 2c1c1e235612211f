/** Who the stations are, whether we serve them, and what each connector last said. Answers BootNotification. */
import { Context, Effect, Layer } from "effect"
import { Settings } from "../../Config.ts"
import type { Decision } from "../../domain/Decision.ts"
import type { Event, EventOf } from "../../domain/Event.ts"
import { type StationId, stationKey } from "../../domain/Ids.ts"
import { hashPassword } from "../../domain/Password.ts"
import { EventBus } from "../../events/EventBus.ts"
import { type Adjustment, changes, wholly } from "./Adjustment.ts"
import { Admissions } from "./Admissions.ts"
import { Clock } from "./Clock.ts"
import { ConnectorTable } from "./ConnectorTable.ts"
import { newStation } from "./NewStation.ts"
import { StationClocks, zoneOf } from "./StationClock.ts"
import { foldStation, isHeard, isStationEvent, type Station, type StationState } from "./StationState.ts"
import { StationTable } from "./StationTable.ts"

export type { Connector } from "./Connector.ts"
export type { Station } from "./StationState.ts"

/** May this identity come in? `hold`, `accept`: it is new and gets a StationFound. */
export type Admission = "known" | "hold" | "accept" | "unknown" | "too-many"

export type Boot = Omit<EventOf<"StationBooted">, "_tag" | "verdict">

/** A name that belongs to another station. */
export interface Taken {
  readonly name: string
  readonly station: StationId
}

/** A station as an operator wants it. A password that is not said stays as it is. */
export type Wish = Adjustment & { readonly password?: string }

export interface BootAnswer {
  readonly verdict: "accepted" | "pending" | "rejected"
  /** Seconds until the next heartbeat or boot. */
  readonly interval: number
  /** Now, ms since 1970. */
  readonly now: number
}

export class Stations extends Context.Service<
  Stations,
  {
    /** By identity, whatever its case; by another name of it where no station has that identity. */
    find(identity: string): Station | undefined
    /** Who comes in under this identity: the station that has it for another name, before one of that identity. */
    called(identity: string): Station | undefined
    readonly all: () => ReadonlyArray<Station>
    /** UNKNOWN_STATIONS; at most 200 held, 20 new ones to hold a minute from one address. Counts whom it lets in. */
    admit(identity: string, address: string, now: number): Admission
    /** Decides on a BootNotification (2.0.1 B01, B02). `undefined`: our clock is not to be trusted, no time must be told. */
    boot(boot: Boot, now: number): Decision<BootAnswer> | undefined
    /** The time for a Heartbeat, ms since 1970; undefined as above. */
    heartbeat(now: number): number | undefined
    /**
     * The StationSeen to append for a station that was heard now: at most one a minute, or when something was learned of its
     * clock. Cheap enough for every frame.
     */
    seen(station: StationId, now: number): EventOf<"StationSeen"> | undefined
    /** ms that its clock is ahead of UTC because it shows local time: a whole quarter of an hour; 0: it does not, as far as is known. */
    clockOffset(station: StationId): number
    /** Accepts a held station and takes its flag away, as an event; undefined: there is no such station. */
    approve(station: StationId, by: string): Decision<Station | undefined>
    /** Sets the password a station must know from its next connection on; only its hash is kept. Undefined as above. */
    setPassword(station: StationId, password: Uint8Array | string): Decision<Station | undefined>
    /** Makes a password count beside the one it has: the station is being told. Answers with its hash. Undefined as above. */
    offerPassword(station: StationId, password: string): Decision<string | undefined>
    /** Sets what the station does not say itself; what is so already is no event. Undefined: done, or there is no such station. Nothing is changed when one of its other names is taken. */
    adjust(station: StationId, adjustment: Adjustment, by: string): Decision<Taken | undefined>
    /** There is such a station then, accepted and set as wished, what is not said being as if never set. Undefined as above. */
    put(identity: string, wish: Wish, by: string): Decision<Taken | undefined>
    /** There is no such station any more, as an event; undefined: there was none. */
    remove(station: StationId, by: string): Decision<Station | undefined>
  }
>()("onetime/services/stations/Stations") {
  static readonly layer = Layer.effect(
    Stations,
    Effect.gen(function* () {
      const { unknownStations, heartbeatSeconds } = yield* Settings
      const bus = yield* EventBus
      const stationTable = yield* StationTable
      const connectorTable = yield* ConnectorTable
      const memory = new StationMemory()
      yield* bus.remember({
        name: "stations",
        load: Effect.gen(function* () {
          const stations = yield* stationTable.all
          const connectors = Map.groupBy(yield* connectorTable.find(), (connector) => connector.stationKey)
          const [newest] = yield* bus.readFrames(bus.head(), 1)
          for (const station of stations) {
            station.connectors = (connectors.get(stationKey(station.id)) ?? []).map(
              ({ stationKey: _, ...rest }) => rest
            )
          }
          memory.replace(stations, newest?.at ?? 0)
        }),
        fold: (event, position, at) => memory.fold(event, position, at)
      })
      return Stations.of(decisions(memory, unknownStations, heartbeatSeconds))
    })
  ).pipe(Layer.provide([StationTable.layer, ConnectorTable.layer]))
}

const mostHeld = 200
const mostStations = 20_000
/** Seconds until a held station asks again. */
const heldInterval = 30
const seenEvery = 60_000

const decisions = (
  memory: StationMemory,
  unknownStations: "hold" | "accept" | "reject",
  heartbeatSeconds: number
): Stations["Service"] => {
  const admissions = new Admissions()
  const { clock } = memory
  return {
    find: (identity) => memory.find(identity) ?? memory.alias(identity),
    called: (identity) => memory.alias(identity) ?? memory.find(identity),
    all: () => [...memory.byKey.values()],
    admit: (identity, address, now) => {
      if ((memory.alias(identity) ?? memory.find(identity)) !== undefined) return "known"
      if (unknownStations === "reject") return "unknown"
      if (memory.byKey.size >= mostStations) return "too-many"
      if (unknownStations === "accept") return "accept"
      return memory.held() < mostHeld && admissions.admit(address, now) ? "hold" : "too-many"
    },
    boot: (boot, now) => {
      if (!clock.trusts(now)) return undefined
      const accepted = memory.find(boot.station)?.standing === "accepted"
      const verdict = accepted ? ("accepted" as const) : ("pending" as const)
      const answer = { verdict, interval: accepted ? heartbeatSeconds : heldInterval, now }
      return { answer, events: [{ _tag: "StationBooted", ...boot, verdict }] }
    },
    heartbeat: (now) => (clock.trusts(now) ? now : undefined),
    seen: (station, now) => {
      const known = memory.find(station)
      if (known === undefined) return undefined
      const clockOffset = memory.clocks.newsOf(known)
      if (clockOffset !== undefined) return { _tag: "StationSeen", station: known.id, clockOffset }
      const since = now - known.seenWritten
      return since >= 0 && since < seenEvery ? undefined : { _tag: "StationSeen", station: known.id }
    },
    clockOffset: (station) => zoneOf(memory.find(station)?.clockOffset),
    approve: (station, by) => {
      const known = memory.find(station)
      if (known === undefined) return { answer: undefined, events: [] }
      if (known.standing === "accepted" && known.flag === undefined) return { answer: known, events: [] }
      const approved = { ...known, standing: "accepted" as const, flag: undefined }
      return { answer: approved, events: [{ _tag: "StationApproved", station: known.id, by }] }
    },
    setPassword: (station, password) => {
      const known = memory.find(station)
      if (known === undefined) return { answer: undefined, events: [] }
      const hash = hashPassword(password)
      return {
        answer: { ...known, passwordHash: hash },
        events: [{ _tag: "StationPasswordSet", station: known.id, hash }]
      }
    },
    offerPassword: (station, password) => {
      const known = memory.find(station)
      if (known === undefined) return { answer: undefined, events: [] }
      const hash = hashPassword(password)
      return { answer: hash, events: [{ _tag: "StationPasswordOffered", station: known.id, hash }] }
    },
    adjust: (station, adjustment, by) => {
      const known = memory.find(station)
      if (known === undefined) return { answer: undefined, events: [] }
      const news = changes(known, adjustment)
      if (Object.keys(news).length === 0) return { answer: undefined, events: [] }
      const taken = news.aliases?.flatMap((name) => memory.taken(known, name) ?? [])[0]
      if (taken !== undefined) return { answer: taken, events: [] }
      return { answer: undefined, events: [{ _tag: "StationAdjusted", station: known.id, by, ...news }] }
    },
    put: (identity, { password, ...wish }, by) => {
      const known = memory.find(identity) ?? memory.alias(identity)
      const found = { _tag: "StationFound", station: identity, standing: "accepted", version: "" } as const
      const station = known?.id ?? identity
      const before = known ?? newStation(found, 0, 0)
      const news = changes(before, wholly(wish))
      const taken = news.aliases?.flatMap((name) => memory.taken(before, name) ?? [])[0]
      if (taken !== undefined) return { answer: taken, events: [] }
      const events: ReadonlyArray<ReadonlyArray<Event>> = [
        known === undefined ? [found] : [],
        known?.standing === "held" ? [{ _tag: "StationApproved", station, by }] : [],
        Object.keys(news).length === 0 ? [] : [{ _tag: "StationAdjusted", station, by, ...news }],
        password === undefined ? [] : [{ _tag: "StationPasswordSet", station, hash: hashPassword(password) }]
      ]
      return { answer: undefined, events: events.flat() }
    },
    remove: (station, by) => {
      const known = memory.find(station)
      if (known === undefined) return { answer: undefined, events: [] }
      const reset = (["ratedPower", "energyScale"] as const).filter((setting) => known[setting] !== undefined)
      // Who keeps meters' settings hears that they are gone: another charger may come under this name.
      const adjusted = reset.length === 0 ? [] : [{ _tag: "StationAdjusted", station: known.id, by, reset } as const]
      return { answer: { ...known }, events: [...adjusted, { _tag: "StationRemoved", station: known.id, by }] }
    }
  }
}

class StationMemory {
  readonly clock = new Clock()
  readonly clocks = new StationClocks()
  byKey = new Map<string, StationState>()
  /** The same stations by their canonical spelling: nearly every lookup is by it. */
  private byId = new Map<string, StationState>()
  /** Whose other name it is, by its key. */
  private byAlias = new Map<string, StationId>()

  find(identity: string): StationState | undefined {
    return this.byId.get(identity) ?? this.byKey.get(stationKey(identity))
  }

  /** The station that has it for another name. */
  alias(identity: string): StationState | undefined {
    const id = this.byAlias.get(stationKey(identity))
    return id === undefined ? undefined : this.byId.get(id)
  }

  /** Whose name it is if not this station's own to take: one that only waits is perhaps the same box. */
  taken(station: Station, name: string): Taken | undefined {
    const owner = this.alias(name)
    if (owner !== undefined && owner.id !== station.id) return { name, station: owner.id }
    const other = this.byKey.get(stationKey(name))
    return other?.standing === "accepted" ? { name, station: other.id } : undefined
  }

  private listAliases() {
    this.byAlias = new Map(
      Array.from(this.byKey.values()).flatMap(({ id, aliases }) =>
        aliases.map((name) => [stationKey(name), id] as const)
      )
    )
  }

  held(): number {
    let held = 0
    for (const station of this.byKey.values()) if (station.standing === "held") held++
    return held
  }

  /** As read from the tables. Nobody is connected to a process that has just opened its door. */
  replace(stations: ReadonlyArray<StationState>, newest: number) {
    for (const station of stations) station.connectedSince = undefined
    this.byKey = new Map(stations.map((station) => [stationKey(station.id), station]))
    this.byId = new Map(stations.map((station) => [station.id, station]))
    this.listAliases()
    this.clock.restart(newest)
    this.clocks.clear()
  }

  private forget({ id }: StationState) {
    this.byKey.delete(stationKey(id))
    this.byId.delete(id)
    this.clocks.forget(id)
    this.listAliases()
  }

  fold(event: Event, position: number, at: number) {
    this.clock.saw(at)
    if (!("station" in event)) return
    const known = this.find(event.station)
    if (known !== undefined && isHeard(event)) known.lastSeen = at
    if (isStationEvent(event)) {
      const state = foldStation(this.byKey, event, position, at)
      if (known === undefined && state !== undefined) this.byId.set(state.id, state)
      if (state?.removed === true) return this.forget(state)
      if (event._tag === "StationAdjusted" && event.aliases !== undefined) this.listAliases()
    }
    if (known !== undefined) this.clocks.fold(known, event, at)
  }
}
