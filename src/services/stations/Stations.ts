/** Who the stations are, whether we serve them, and what each connector last said. Answers BootNotification. */
import { Context } from "effect"
import type { Decision } from "../../domain/Decision.ts"
import type { EventOf } from "../../domain/Event.ts"
import type { StationId } from "../../domain/Ids.ts"

export interface Connector {
  readonly evse: number
  /** Undefined: the EVSE as a whole. */
  readonly connector: number | undefined
  readonly status: string
  readonly error: string | undefined
  /** When it said so, ms since 1970. */
  readonly since: number
}

/** A station as memory knows it. */
export interface Station {
  readonly id: StationId
  readonly standing: "accepted" | "held"
  /** Negotiated at the last connection. */
  readonly version: string
  readonly passwordHash: string | undefined
  readonly vendor: string | undefined
  readonly model: string | undefined
  readonly serial: string | undefined
  readonly firmware: string | undefined
  /** ms since 1970. */
  readonly firstSeen: number
  readonly lastSeen: number
  readonly bootedAt: number | undefined
  readonly connectors: ReadonlyArray<Connector>
}

/** May this identity come in? `hold`, `accept`: it is new and gets a StationFound. */
export type Admission = "known" | "hold" | "accept" | "unknown" | "too-many"

export type Boot = Omit<EventOf<"StationBooted">, "_tag" | "verdict">

export interface BootAnswer {
  readonly verdict: "accepted" | "pending" | "rejected"
  /** Seconds until the next heartbeat or boot. */
  readonly interval: number
  /** Now, ms since 1970. */
  readonly now: number
}

export class Stations extends Context.Service<Stations, {
  /** By identity, whatever its case. */
  find(identity: string): Station | undefined
  readonly all: () => ReadonlyArray<Station>
  /** UNKNOWN_STATIONS; at most 200 held, 20 new a minute from one address. Counts the attempt. */
  admit(identity: string, address: string, now: number): Admission
  /** Decides on a BootNotification (2.0.1 B01, B02). `undefined`: our clock is not to be trusted, no time must be told. */
  boot(boot: Boot, now: number): Decision<BootAnswer> | undefined
  /** The time for a Heartbeat, ms since 1970; undefined as above. */
  heartbeat(now: number): number | undefined
  /** Accepts a held station, as an event; nothing happens if it is not held. */
  approve(station: StationId, by: string): Decision<Station | undefined>
}>()("onetime/services/stations/Stations") {}
