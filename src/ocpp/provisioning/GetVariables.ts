/** 2.x: tell some settings (2.0.1 B06). */
import type { SettingName } from "../../domain/Setting.ts"
import { send } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"
import { answered2, variable2 } from "./Settings.ts"

const ask = ({ names }: { readonly names: ReadonlyArray<SettingName> }) => {
  const getVariableData = names.flatMap((name) => variable2(name) ?? [])
  return getVariableData.length === 0 || getVariableData.length < names.length ? undefined : { getVariableData }
}
const hear = (payload: unknown) => answered2(payload, "getVariableResult")

export const GetVariables = [
  send("ReadSettings", V201.GetVariables, ask, hear),
  send("ReadSettings", V21.GetVariables, ask, hear)
]
