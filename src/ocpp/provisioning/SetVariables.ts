/** 2.x: change a setting (2.0.1 B05). */
import type { SettingChange } from "../../domain/Setting.ts"
import { send } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"
import { answered2, variable2 } from "./Settings.ts"

const ask = ({ change: { name, value } }: { readonly change: SettingChange }) => {
  const variable = variable2(name)
  return variable === undefined ? undefined : { setVariableData: [{ ...variable, attributeValue: value }] }
}
const hear = (payload: unknown) => answered2(payload, "setVariableResult")

export const SetVariables = [
  send("WriteSetting", V201.SetVariables, ask, hear),
  send("WriteSetting", V21.SetVariables, ask, hear)
]
