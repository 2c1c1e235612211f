/** The names things go by: a station's identity and the one number that is ours, the transaction id. */
import { Schema } from "effect"

/** A station's identity in its canonical spelling: the spelling of its first appearance. Looked up by `stationKey`. */
export const StationId = Schema.String
export type StationId = typeof StationId.Type

/** Identities are matched without regard to case: chargers change theirs after an update (OCPP-J 3.1.1 does not say). */
export const stationKey = (identity: string): string => identity.toLowerCase()

/** Our transaction id, from one sequence over all stations and versions: 1 to 2^31-1 (OCPP 1.6 sends it as an int32). */
export const TransactionId = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 2147483647 }))
export type TransactionId = number

/** A position in the journal: 1, 2, 3 ...; positions never restart. */
export type Position = number
