/** Events of what an operator says of a station. */
import { Schema } from "effect"

/** What an operator may take back of a station's settings: there is no value that means it was never set. */
export const resettable = ["ratedPower", "energyScale", "label", "location"] as const

/**
 * An operator told us of the station what it does not say itself; only what is present changes. `strict`: nothing is put
 * right (conformance tests). `ratedPower`: W that one EVSE can deliver at most. `energyScale`: its registers times this are Wh.
 * `label`, `location`: what people call it, and where it stands. `reset`: what is as if it had never been set. `aliases`: all other identities under which it comes.
 */
export const StationAdjusted = Schema.TaggedStruct("StationAdjusted", {
  station: Schema.String,
  by: Schema.String,
  strict: Schema.optionalKey(Schema.Boolean),
  ratedPower: Schema.optionalKey(Schema.Number),
  energyScale: Schema.optionalKey(Schema.Number),
  label: Schema.optionalKey(Schema.String),
  location: Schema.optionalKey(Schema.String),
  reset: Schema.optionalKey(Schema.Array(Schema.Literals(resettable))),
  aliases: Schema.optionalKey(Schema.Array(Schema.String))
})
export type StationAdjusted = typeof StationAdjusted.Type

/** An operator took a station out of the network. Its charges and readings stay. */
export const StationRemoved = Schema.TaggedStruct("StationRemoved", { station: Schema.String, by: Schema.String })

/**
 * A new password is on its way to the station: it counts beside the old one until the station has come with it (then it is
 * a StationPasswordSet) or has refused it. Only its salted hash is ever written, as there.
 */
export const StationPasswordOffered = Schema.TaggedStruct("StationPasswordOffered", {
  station: Schema.String,
  hash: Schema.String
})

/** The station would not take the new password of this hash: the old one counts alone. */
export const StationPasswordWithdrawn = Schema.TaggedStruct("StationPasswordWithdrawn", {
  station: Schema.String,
  hash: Schema.String
})
