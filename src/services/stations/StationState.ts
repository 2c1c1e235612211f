/**
 * What the facts say of one station. The same fold keeps memory (event by event) and the tables (batch by batch), so that
 * the two cannot differ. Each aspect carries the position that wrote it: a fact that comes late changes nothing newer.
 */
import type { Event, EventOf } from "../../domain/Event.ts"
import { type Position, type StationId, stationKey } from "../../domain/Ids.ts"
import { oneOf } from "../../domain/OneOf.ts"
import { adjusted } from "./Adjustment.ts"
import { afterBoot, withoutBoot } from "./BootHabit.ts"
import { type Connector, report } from "./Connector.ts"
import { newStation } from "./NewStation.ts"

/** A station as memory knows it. */
export interface Station {
  readonly id: StationId
  readonly standing: "accepted" | "held"
  /** Negotiated at the last connection. */
  readonly version: string
  readonly passwordHash: string | undefined
  /** Of a new password that it has been told and not come with yet. */
  readonly offeredHash: string | undefined
  readonly vendor: string | undefined
  readonly model: string | undefined
  readonly serial: string | undefined
  readonly firmware: string | undefined
  readonly iccid: string | undefined
  readonly imsi: string | undefined
  readonly meterType: string | undefined
  readonly meterSerial: string | undefined
  readonly bootReason: string | undefined
  readonly verdict: "accepted" | "pending" | "rejected" | undefined
  /** ms since 1970. */
  readonly firstSeen: number
  readonly lastSeen: number
  readonly bootedAt: number | undefined
  /** Number of the newest connection; `connectedSince` is undefined while it is not open. */
  readonly connection: number | undefined
  readonly connectedSince: number | undefined
  readonly disconnectedAt: number | undefined
  readonly address: string | undefined
  /** Its last connection came by TLS; undefined: nobody noted it then. */
  readonly secure: boolean | undefined
  /** The identity as it wrote it last. */
  readonly spelling: string | undefined
  /** It came in without a password, since none is stored. */
  readonly open: boolean
  /** What an operator should look at: another serial or model under the same identity. Approving it takes it away. */
  readonly flag: string | undefined
  /** How many of its messages we could not read, and could not decide on. */
  readonly unreadable: number
  readonly undecided: number
  readonly lastTrouble: string | undefined
  /** Set by an operator: nothing it sends is put right. */
  readonly strict: boolean
  /** Set by an operator: W that one EVSE can deliver at most; its registers times `energyScale` are Wh. */
  readonly ratedPower: number | undefined
  readonly energyScale: number | undefined
  /** Set by an operator: what people call it, and where it stands. */
  readonly label: string | undefined
  readonly location: string | undefined
  /** Set by an operator: other identities under which it comes. */
  readonly aliases: ReadonlyArray<string>
  /** Learned: ms that its clock is ahead of ours; whether it answers pings; whether each of its connections begins with a boot. */
  readonly clockOffset: number | undefined
  readonly answersPings: boolean | undefined
  readonly bootsOnReconnect: boolean | undefined
  readonly connectors: ReadonlyArray<Connector>
  readonly positions: Positions
}

/** The positions that last wrote each aspect; `found` made the station, `position` is the newest of all. */
export interface Positions {
  readonly position: Position
  readonly found: Position
  readonly standing: Position
  readonly password: Position
  readonly boot: Position
  readonly connection: Position
  readonly trouble: Position
  readonly settings: Position
  readonly learned: Position
}

/** A station with the positions, changed in place by `fold`. `seenWritten`: the `lastSeen` that the tables (will) know. */
export type StationState = { -readonly [K in Exclude<keyof Station, "positions">]: Station[K] } & {
  seenWritten: number
  /** It is no more: only the tables remember, so that nothing that comes late brings it back. */
  removed: boolean
  positions: { -readonly [K in keyof Positions]: Positions[K] }
}

/** The events that tell something of a station which the tables keep. */
export const stationTags = [
  "StationFound",
  "StationConnected",
  "StationDisconnected",
  "StationBooted",
  "StationSeen",
  "StationApproved",
  "StationPasswordSet",
  "StationPasswordOffered",
  "StationPasswordWithdrawn",
  "StationAdjusted",
  "StationRemoved",
  "StationDeviated",
  "ConnectorReported",
  "MessageUnreadable",
  "MessageUndecided"
] as const satisfies ReadonlyArray<Event["_tag"]>
export type StationEvent = EventOf<(typeof stationTags)[number]>

export const isStationEvent = oneOf(stationTags)

/** Whether the station itself was heard: what an operator says of it, or we conclude, is no sign of life. */
export const isHeard = (event: Event): boolean => !("by" in event) && !unheard.has(event._tag)
const unheard: ReadonlySet<Event["_tag"]> = new Set<Event["_tag"]>([
  "StationPasswordSet",
  "StationPasswordOffered",
  "StationPasswordWithdrawn",
  "TransactionAbandoned"
])

/**
 * Folds one event into the station it speaks of. A station is made by `StationFound` alone, also one that was removed before;
 * other facts of nobody do nothing.
 */
export const foldStation = (
  stations: Map<string, StationState>,
  event: StationEvent,
  position: Position,
  at: number
): StationState | undefined => {
  const key = stationKey(event.station)
  const known = stations.get(key)
  if (known === undefined || known.removed) {
    if (event._tag !== "StationFound" || position <= (known?.positions.found ?? 0)) return undefined
    const found = newStation(event, position, at)
    stations.set(key, found)
    return found
  }
  if (event._tag === "StationRemoved") {
    if (position < known.positions.found) return known
    const { id: station, standing, version } = known
    const gone = { ...newStation({ _tag: "StationFound", station, standing, version }, position, at), removed: true }
    stations.set(key, gone)
    return gone
  }
  change(known, event, position, at)
  if (position >= known.positions.position) {
    known.positions.position = position
    if (!isHeard(event)) return known
    known.lastSeen = at
    known.seenWritten = at
  }
  return known
}

const change = (state: StationState, event: StationEvent, position: Position, at: number): void => {
  switch (event._tag) {
    case "StationConnected":
      connected(state, event, position, at)
      break
    case "StationDisconnected":
      disconnected(state, event, position, at)
      break
    case "StationBooted":
      booted(state, event, position, at)
      break
    case "StationApproved":
      approved(state, position)
      break
    case "StationPasswordSet":
    case "StationPasswordOffered":
    case "StationPasswordWithdrawn":
      passwordTold(state, event, position)
      break
    case "StationAdjusted":
      adjusted(state, event, position)
      break
    case "ConnectorReported":
      reported(state, event, position, at)
      break
    case "MessageUnreadable":
    case "MessageUndecided":
      troubled(state, event, position)
      break
    case "StationSeen":
      learned(state, event, position, at)
      break
    case "StationFound":
    case "StationRemoved":
    case "StationDeviated":
  }
}

const connected = (state: StationState, event: EventOf<"StationConnected">, position: Position, at: number) => {
  if (position < state.positions.connection) return
  state.positions.connection = position
  state.connection = event.connection
  state.connectedSince = at
  state.version = event.version
  state.address = event.address
  state.secure = event.secure
  state.spelling = event.spelling
  state.open = event.open
}

/** The end of an older socket says nothing about a newer one. */
const disconnected = (state: StationState, event: EventOf<"StationDisconnected">, position: Position, at: number) => {
  if (position < state.positions.connection || event.connection !== state.connection) return
  state.bootsOnReconnect = withoutBoot(state, at)
  state.positions.connection = position
  state.connectedSince = undefined
  state.disconnectedAt = at
}

const booted = (state: StationState, event: EventOf<"StationBooted">, position: Position, at: number) => {
  if (position < state.positions.boot) return
  state.positions.boot = position
  const changes = [changed("serial", state.serial, event.serial), changed("model", state.model, event.model)]
  const said = changes.filter((text) => text !== undefined)
  if (said.length > 0) state.flag = said.join("; ")
  state.bootsOnReconnect = afterBoot(state, event.firmware, at)
  state.vendor = event.vendor
  state.model = event.model ?? state.model
  state.serial = event.serial ?? state.serial
  state.firmware = event.firmware
  state.iccid = event.iccid
  state.imsi = event.imsi
  state.meterType = event.meterType
  state.meterSerial = event.meterSerial
  state.bootReason = event.reason
  state.verdict = event.verdict
  state.bootedAt = at
}

/** 2.0.1 B01: another machine under a known identity is for an operator to see. */
const changed = (what: string, from: string | undefined, to: string | undefined) =>
  from === undefined || to === undefined || from === to ? undefined : `${what} changed from ${from} to ${to}`

const approved = (state: StationState, position: Position) => {
  if (position < state.positions.standing) return
  state.positions.standing = position
  state.standing = "accepted"
  if (position >= state.positions.boot) state.flag = undefined
}

type PasswordEvent = EventOf<"StationPasswordSet" | "StationPasswordOffered" | "StationPasswordWithdrawn">

const passwordTold = (state: StationState, event: PasswordEvent, position: Position) => {
  if (position < state.positions.password) return
  state.positions.password = position
  if (event._tag === "StationPasswordSet") {
    state.passwordHash = event.hash
    state.offeredHash = undefined
  } else if (event._tag === "StationPasswordOffered") state.offeredHash = event.hash
  else if (state.offeredHash === event.hash) state.offeredHash = undefined
}

const learned = (state: StationState, event: EventOf<"StationSeen">, position: Position, at: number) => {
  if (position >= state.positions.position) state.bootsOnReconnect = withoutBoot(state, at)
  if (position < state.positions.learned || (event.clockOffset ?? event.pongs) === undefined) return
  state.positions.learned = position
  state.clockOffset = event.clockOffset ?? state.clockOffset
  state.answersPings = event.pongs ?? state.answersPings
}

const troubled = (
  state: StationState,
  event: EventOf<"MessageUnreadable" | "MessageUndecided">,
  position: Position
) => {
  if (position < state.positions.trouble) return
  state.positions.trouble = position
  if (event._tag === "MessageUnreadable") state.unreadable++
  else state.undecided++
  state.lastTrouble = `${event.action}: ${event.reason}`.slice(0, 300).toWellFormed()
}

const reported = (state: StationState, event: EventOf<"ConnectorReported">, position: Position, at: number) => {
  if (position < state.positions.found) return
  state.connectors = report(state.connectors, event, position, at, state.positions.boot)
}
