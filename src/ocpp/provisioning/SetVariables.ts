/** 2.x: change a setting (2.0.1 B05), its password among them (A01). */
import type { SettingChange } from "../../domain/Setting.ts"
import { send, Unsayable } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"
import { answered2, variable2 } from "./Settings.ts"

const ask = ({ change: { name, value } }: { readonly change: SettingChange }) => {
  const variable = variable2(name)
  return variable === undefined ? undefined : { setVariableData: [{ ...variable, attributeValue: value }] }
}
const setPassword = ({ password }: { readonly password: string }) => {
  const { length } = [...password]
  return length >= 16 && length <= 40
    ? ask({ change: { name: { component: "SecurityCtrlr", variable: "BasicAuthPassword" }, value: password } })
    : new Unsayable("/password", "OCPP 2.x wants 16 to 40 characters")
}
const hear = (payload: unknown) => answered2(payload, "setVariableResult")

export const SetVariables = [
  send("WriteSetting", V201.SetVariables, ask, hear),
  send("WriteSetting", V21.SetVariables, ask, hear),
  send("SetPassword", V201.SetVariables, setPassword, hear),
  send("SetPassword", V21.SetVariables, setPassword, hear)
]
