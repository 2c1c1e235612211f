/**
 * Everything that can happen in a charging network, in our own words. Events are facts: what a station reported, what
 * we answered. A tag and its fields are for ever; only optional fields are added (`test/events/golden/`).
 */
import { Schema } from "effect"
import { accessEvents } from "./AccessEvent.ts"
import { Reading } from "./Reading.ts"
import { SettingsReported } from "./Setting.ts"
import { StationAdjusted, StationPasswordOffered, StationPasswordWithdrawn, StationRemoved } from "./StationSettings.ts"
import { StationTime } from "./Time.ts"
import { CardDismissed, Ruling, Token, TokenRecord, Verdict } from "./Token.ts"

const station = Schema.String
const text = Schema.optionalKey(Schema.String)
const whole = Schema.optionalKey(Schema.Int)

/** A station spoke to us for the first time; `held` until an operator approves it. */
export const StationFound = Schema.TaggedStruct("StationFound", {
  station,
  standing: Schema.Literals(["accepted", "held"]),
  version: Schema.String,
  address: text
})

/**
 * A socket of the station opened: what it speaks, from where, whether a password was asked (`open`: none is stored), and
 * whether it came by TLS, to us or to a trusted proxy.
 */
export const StationConnected = Schema.TaggedStruct("StationConnected", {
  station,
  connection: Schema.Int,
  version: Schema.String,
  address: text,
  open: Schema.Boolean,
  spelling: text,
  secure: Schema.optional(Schema.Boolean)
})

export const StationDisconnected = Schema.TaggedStruct("StationDisconnected", {
  station,
  connection: Schema.Int,
  reason: Schema.String
})

/** The station said who it is; `verdict` is what we answered. */
export const StationBooted = Schema.TaggedStruct("StationBooted", {
  station,
  verdict: Schema.Literals(["accepted", "pending", "rejected"]),
  vendor: text,
  model: text,
  serial: text,
  firmware: text,
  iccid: text,
  imsi: text,
  meterType: text,
  meterSerial: text,
  reason: text
})

/**
 * The station was heard; written at most once a minute. With it goes what was learned of it: ms that its clock is ahead of
 * ours, and whether it answers pings.
 */
export const StationSeen = Schema.TaggedStruct("StationSeen", {
  station,
  clockOffset: Schema.optionalKey(Schema.Number),
  pongs: Schema.optionalKey(Schema.Boolean)
})

export const StationApproved = Schema.TaggedStruct("StationApproved", { station, by: Schema.String })

/** A password was set for the station; only its salted hash is ever written (`salt:sha256`, hex). */
export const StationPasswordSet = Schema.TaggedStruct("StationPasswordSet", { station, hash: Schema.String })

/** A connector's state as reported. EVSE 0 is the station itself; connector absent: the EVSE as a whole. */
export const ConnectorReported = Schema.TaggedStruct("ConnectorReported", {
  station,
  evse: Schema.Int,
  connector: whole,
  status: Schema.String,
  error: text,
  info: text,
  vendorError: text,
  time: StationTime
})

/** A card was shown and asked about, before or without a charge. */
export const TokenPresented = Schema.TaggedStruct("TokenPresented", { station, token: Token, verdict: Verdict })

export const TokenSaved = Schema.TaggedStruct("TokenSaved", { token: TokenRecord, by: Schema.String })
export const TokenRemoved = Schema.TaggedStruct("TokenRemoved", { text: Schema.String, by: Schema.String })

const charge = {
  station,
  /** Our id. */
  transaction: Schema.Int,
  /** What the station calls it (2.x), absent in 1.6 where it calls it by our id. */
  name: text,
  time: StationTime,
  evse: whole,
  connector: whole,
  token: Schema.optionalKey(Token),
  /** What we answered about the token. */
  ruling: Schema.optionalKey(Ruling),
  seq: whole,
  offline: Schema.optionalKey(Schema.Boolean),
  trigger: text,
  state: text,
  reservation: whole,
  remoteStart: whole,
  readings: Schema.optionalKey(Schema.Array(Reading))
}

/** A charge began. `register` is the meter in Wh. A repeated start (same content) is not a second event. */
export const TransactionStarted = Schema.TaggedStruct("TransactionStarted", {
  ...charge,
  register: Schema.optionalKey(Schema.Number)
})

/** Something changed during a charge (2.x Updated, or a Started that came again with other content). */
export const TransactionUpdated = Schema.TaggedStruct("TransactionUpdated", charge)

/** A charge ended. 1.6: `claimed` is the id the station gave, right or not; `register` the meter in Wh. */
export const TransactionEnded = Schema.TaggedStruct("TransactionEnded", {
  ...charge,
  transaction: Schema.optionalKey(Schema.Int),
  claimed: Schema.optionalKey(Schema.Number),
  register: Schema.optionalKey(Schema.Number),
  reason: text
})

/** The meter was read outside the start and end of a charge. `claimed`: the transaction id the station gave, if any. */
export const MeterRead = Schema.TaggedStruct("MeterRead", {
  station,
  evse: Schema.Int,
  claimed: Schema.optionalKey(Schema.Number),
  readings: Schema.Array(Reading)
})

/** A message we could not read (its payload breaks its schema beyond repair) but keep: what, and where it broke. */
export const MessageUnreadable = Schema.TaggedStruct("MessageUnreadable", {
  station,
  action: Schema.String,
  reason: Schema.String
})

/** Deciding on a message died: a fault of ours. The frame is kept and the operator sees it. */
export const MessageUndecided = Schema.TaggedStruct("MessageUndecided", {
  station,
  action: Schema.String,
  reason: Schema.String
})

/**
 * A message broke its schema and was put right, each time by a named rule of `ocpp/Tolerance`. `path` is the field,
 * `/meterValue/0/timestamp`; `raw` what stood there, cut to 200 characters, absent where it may be a secret.
 */
export const StationDeviated = Schema.TaggedStruct("StationDeviated", {
  station,
  action: Schema.String,
  deviations: Schema.Array(Schema.Struct({ rule: Schema.String, path: Schema.String, raw: text }))
})

/** An operator ended a charge whose end never came. `at`: ms since 1970; absent: at its last value. */
export const TransactionClosed = Schema.TaggedStruct("TransactionClosed", {
  station,
  transaction: Schema.Int,
  by: Schema.String,
  at: Schema.optionalKey(Schema.Number)
})

/** We gave up waiting for the end of a charge: `because` its connector became free, or its station started over without it. */
export const TransactionAbandoned = Schema.TaggedStruct("TransactionAbandoned", {
  station,
  transaction: Schema.Int,
  because: Schema.String
})

/** An operator says that two charges are one: the facts of `from` belong to `into`. */
export const TransactionsMerged = Schema.TaggedStruct("TransactionsMerged", {
  station,
  into: Schema.Int,
  from: Schema.Int,
  by: Schema.String
})

/** An operator says that one charge was two: its facts from the moment `at` (ms since 1970) on belong to `fresh`, a new id. */
export const TransactionSplit = Schema.TaggedStruct("TransactionSplit", {
  station,
  transaction: Schema.Int,
  fresh: Schema.Int,
  at: Schema.Number,
  by: Schema.String
})

/** An operator says whose a fact is: the stop or the readings of the record `position` belong to `transaction`. */
export const FactAssigned = Schema.TaggedStruct("FactAssigned", {
  station,
  position: Schema.Int,
  transaction: Schema.Int,
  by: Schema.String
})

/** An operator says whose a charge is: it belongs to this token, whoever showed which card. */
export const TransactionReassigned = Schema.TaggedStruct("TransactionReassigned", {
  station,
  transaction: Schema.Int,
  token: Token,
  by: Schema.String
})

/** An operator wants every conclusion about charges drawn anew from the facts. */
export const RebuildAsked = Schema.TaggedStruct("RebuildAsked", { by: Schema.String })

/** An operator or a service wished something of a station. `payload` is redacted. */
export const CommandIssued = Schema.TaggedStruct("CommandIssued", {
  station,
  command: Schema.String,
  by: Schema.String,
  payload: Schema.optionalKey(Schema.Unknown)
})

/** What became of a command: the station's word, or why there is none. `issued`: the position of its CommandIssued. */
export const CommandAnswered = Schema.TaggedStruct("CommandAnswered", {
  station,
  command: Schema.String,
  outcome: Schema.String,
  status: text,
  issued: whole
})

export const Event = Schema.Union([
  StationFound,
  StationConnected,
  StationDisconnected,
  StationBooted,
  StationSeen,
  StationApproved,
  StationPasswordSet,
  ConnectorReported,
  TokenPresented,
  TokenSaved,
  TokenRemoved,
  TransactionStarted,
  TransactionUpdated,
  TransactionEnded,
  MeterRead,
  MessageUnreadable,
  MessageUndecided,
  CommandIssued,
  CommandAnswered,
  StationDeviated,
  StationAdjusted,
  TransactionClosed,
  TransactionAbandoned,
  TransactionsMerged,
  TransactionSplit,
  FactAssigned,
  TransactionReassigned,
  RebuildAsked,
  SettingsReported,
  StationRemoved,
  StationPasswordOffered,
  StationPasswordWithdrawn,
  CardDismissed,
  ...accessEvents
])
export type Event = typeof Event.Type
export type Tag = Event["_tag"]

/** The highest of our transaction ids that an event names; 0: none. */
export const highestIdIn = (event: Event): number => {
  if (event._tag === "TransactionSplit") return Math.max(event.transaction, event.fresh)
  return "transaction" in event ? (event.transaction ?? 0) : 0
}

export type EventOf<T extends Tag> = Extract<Event, { readonly _tag: T }>
export type TransactionStarted = typeof TransactionStarted.Type
export type TransactionUpdated = typeof TransactionUpdated.Type
export type TransactionEnded = typeof TransactionEnded.Type
export type MeterRead = typeof MeterRead.Type

export type ConnectorReported = typeof ConnectorReported.Type

/** What a station tells of one charge. */
export type ChargeEvent = TransactionStarted | TransactionUpdated | TransactionEnded

/** What an operator, or we for want of news, say of one charge. */
export type Correction = EventOf<"TransactionClosed" | "TransactionAbandoned" | "TransactionReassigned">

/** What an operator says of facts: that they belong to another charge than was thought. */
export type Move = EventOf<"TransactionsMerged" | "TransactionSplit" | "FactAssigned">
