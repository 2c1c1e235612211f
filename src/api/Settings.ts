/** Settings of stations as the API speaks of them. */
import { Schema } from "effect"
import { Name } from "./Values.ts"

const whole = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 2_147_483_647 }))

const fields = {
  key: Schema.optionalKey(Name.annotate({ description: "OCPP 1.6", examples: ["HeartbeatInterval"] })),
  component: Schema.optionalKey(Name.annotate({ description: "OCPP 2.x", examples: ["OCPPCommCtrlr"] })),
  componentInstance: Schema.optionalKey(Name),
  evseId: Schema.optionalKey(whole),
  connectorId: Schema.optionalKey(whole),
  variable: Schema.optionalKey(Name.annotate({ description: "OCPP 2.x", examples: ["HeartbeatInterval"] })),
  variableInstance: Schema.optionalKey(Name),
  attribute: Schema.optionalKey(
    Schema.Literals(["Actual", "Target", "MinSet", "MaxSet"]).annotate({
      description: "Which of its values; Actual if not said"
    })
  )
}
type Named = { readonly [K in keyof typeof fields]?: (typeof fields)[K]["Type"] }

const isNamed = ({ key, component, variable }: Named) =>
  key !== undefined ||
  (component !== undefined && variable !== undefined) ||
  "Expected a key, or a component and a variable"

/** A text is a key, and where it has a dot also `Component.Variable`. What all versions have goes by either name. */
export const SettingGiven = Schema.Union([Name, Schema.Struct(fields).check(Schema.makeFilter(isNamed))]).annotate({
  identifier: "SettingName"
})
export type SettingGiven = typeof SettingGiven.Type

const Change = Schema.Struct({
  ...fields,
  value: Schema.Union([Schema.String.check(Schema.isMaxLength(2500)), Schema.Finite, Schema.Boolean]).annotate({
    description: "Sent as text."
  })
})
  .check(Schema.makeFilter(isNamed))
  .annotate({ identifier: "SettingChange" })
export type SettingChangeGiven = typeof Change.Type

export const SettingChanges = Schema.Union([
  Change,
  Schema.Array(Change).check(Schema.isMinLength(1), Schema.isMaxLength(100))
]).annotate({
  identifier: "SettingChanges",
  examples: [
    { key: "HeartbeatInterval", value: 300 },
    [{ component: "OCPPCommCtrlr", variable: "HeartbeatInterval", value: "300" }]
  ]
})

export const SettingTold = Schema.Struct({
  key: Schema.optionalKey(Schema.String),
  component: Schema.optionalKey(Schema.String),
  componentInstance: Schema.optionalKey(Schema.String),
  evseId: Schema.optionalKey(Schema.Int),
  connectorId: Schema.optionalKey(Schema.Int),
  variable: Schema.optionalKey(Schema.String),
  variableInstance: Schema.optionalKey(Schema.String),
  attribute: Schema.optionalKey(Schema.String),
  value: Schema.optionalKey(Schema.String.annotate({ description: "Absent: it was not told. `***`: a secret." })),
  readonly: Schema.optionalKey(Schema.Boolean),
  status: Schema.optionalKey(
    Schema.String.annotate({
      description: "What the station says of it, absent in a list of all.",
      examples: ["Accepted", "UnknownKey", "UnknownVariable", "RebootRequired", "NotSupported"]
    })
  )
}).annotate({ identifier: "Setting" })
export type SettingTold = typeof SettingTold.Type
