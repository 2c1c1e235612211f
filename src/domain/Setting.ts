/**
 * What is set in a station. OCPP 1.6 knows a key alone, 2.x a variable of a component, of which there may be several
 * instances; each version is asked by the name it understands.
 */
import { Schema } from "effect"

const text = Schema.optionalKey(Schema.String)
const whole = Schema.optionalKey(Schema.Int)

const name = {
  /** 1.6. */
  key: text,
  /** 2.x. */
  component: text,
  componentInstance: text,
  evse: whole,
  connector: whole,
  variable: text,
  variableInstance: text,
  /** Which of a variable's values: `Target`, `MinSet`, `MaxSet`; absent: the actual one. */
  attribute: text
}

export const SettingName = Schema.Struct(name)
export type SettingName = typeof SettingName.Type

/**
 * A setting as a station tells it. `status`: its word for what became of it, absent where it had none to say; `value`
 * absent: it did not tell, or that is a secret.
 */
export const Setting = Schema.Struct({
  ...name,
  value: text,
  readonly: Schema.optionalKey(Schema.Boolean),
  status: text
})
export type Setting = typeof Setting.Type

/** An event: a part of a station's report on its settings, the `seq`th to our `request`; `more`: it is not the last. */
export const SettingsReported = Schema.TaggedStruct("SettingsReported", {
  station: Schema.String,
  request: whole,
  seq: whole,
  more: Schema.Boolean,
  settings: Schema.Array(Setting)
})

/** A setting with what it shall be. */
export interface SettingChange {
  readonly name: SettingName
  readonly value: string
}

/** A name of a configuration key or variable whose value is a secret, such as AuthorizationKey or BasicAuthPassword. */
export const isSecretName = (name: string): boolean => secretName.test(name) || pinName.test(name)

const secretName = /password|passphrase|secret|authorizationkey|vpnkey|privatekey/i
// WebSocketPingInterval is none.
const pinName = /PIN|Pin(?![a-z])|^pin$/
