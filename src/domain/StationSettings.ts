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
