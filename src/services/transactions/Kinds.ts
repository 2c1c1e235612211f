/** The kinds of events that charges are concluded from, and the tags of all of them. */
import type { ChargeEvent, Correction, Event, Move } from "../../domain/Event.ts"
import { anyStation, limitsAfter } from "../../domain/Plausible.ts"

export const tags = [
  "TransactionStarted",
  "TransactionUpdated",
  "TransactionEnded",
  "MeterRead",
  "ConnectorReported",
  "StationAdjusted",
  "TransactionClosed",
  "TransactionAbandoned",
  "TransactionReassigned",
  "TransactionsMerged",
  "TransactionSplit",
  "FactAssigned",
  "RebuildAsked"
] as const

export const isChargeEvent = (event: Event): event is ChargeEvent =>
  event._tag === "TransactionStarted" || event._tag === "TransactionUpdated" || event._tag === "TransactionEnded"

export const isCorrection = (event: Event): event is Correction =>
  event._tag === "TransactionClosed" || event._tag === "TransactionAbandoned" || event._tag === "TransactionReassigned"

export const isMove = (event: Event): event is Move =>
  event._tag === "TransactionsMerged" || event._tag === "TransactionSplit" || event._tag === "FactAssigned"

/** After these, charges are drawn anew from the tables: they must have all that came before. */
export const redraws = (event: Event): boolean =>
  isMove(event) ||
  event._tag === "RebuildAsked" ||
  (event._tag === "StationAdjusted" && limitsAfter(anyStation, event) !== undefined)
