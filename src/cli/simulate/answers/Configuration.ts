/** The keys of 1.6 and the variables of 2.x. */
import * as V16 from "../../../ocpp/wire/V16.gen.ts"
import * as V21 from "../../../ocpp/wire/V21.gen.ts"
import * as V201 from "../../../ocpp/wire/V201.gen.ts"
import { align, beatHeart } from "../life/Booting.ts"
import { sampleEvery } from "../life/Charging.ts"
import { type Answerer, on } from "../Reply.ts"
import type { Setting } from "../Settings.ts"
import type { Station } from "../Station.ts"

/** Sets it, and does what it is for. */
const set = (s: Station, setting: Setting, value: string): "accepted" | "rejected" | "reboot" => {
  const done = s.settings.set(setting, value)
  if (done !== "rejected") s.later(50, () => effect(s, setting))
  return done
}

const effect = (s: Station, { key, value }: Setting) => {
  if (key === "HeartbeatInterval") beatHeart(s)
  if (key === "ClockAlignedDataInterval") align(s)
  if (key === "AuthorizationKey") {
    s.password = value
    // It comes again with the new one (1.6 security extension, 2.x A01).
    s.later(1000, () => s.hangUp(s.now + 1000))
  }
  if (key === "MeterValueSampleInterval") {
    for (const { charge } of s.evses) if (charge !== undefined) sampleEvery(s, charge)
  }
}

const get16 = ({ key = [] }: V16.GetConfigurationRequest, s: Station): V16.GetConfigurationResponse => {
  const known = s.settings.all.filter((one) => one.key !== "")
  const found = key.length === 0 ? known : key.flatMap((name) => s.settings.byKey(name) ?? [])
  const unknown = key.filter((name) => s.settings.byKey(name) === undefined)
  return {
    configurationKey: found.map((one) => ({
      key: one.key,
      readonly: one.access === "ReadOnly",
      ...(one.access === "WriteOnly" ? {} : { value: one.value.slice(0, 500) })
    })),
    ...(unknown.length === 0 ? {} : { unknownKey: unknown })
  }
}

const statuses16 = { accepted: "Accepted", rejected: "Rejected", reboot: "RebootRequired" } as const

const change16 = ({ key, value }: V16.ChangeConfigurationRequest, s: Station): V16.ChangeConfigurationResponse => {
  const setting = s.settings.byKey(key)
  return { status: setting === undefined ? "NotSupported" : statuses16[set(s, setting, value)] }
}

const find = (s: Station, { component, variable }: V21.GetVariableDataType): Setting | undefined =>
  s.settings.byPlace(component.name, variable.name, variable.instance)

const get2 = ({ getVariableData }: V21.GetVariablesRequest, s: Station): V201.GetVariablesResponse => ({
  getVariableResult: getVariableData.map((asked): V201.GetVariableResultType => {
    const { component, variable, attributeType = "Actual" } = asked
    const about = { component, variable, attributeType }
    const setting = find(s, asked)
    if (setting === undefined) {
      const isKnown = s.settings.hasComponent(component.name)
      return { ...about, attributeStatus: isKnown ? "UnknownVariable" : "UnknownComponent" }
    }
    if (attributeType !== "Actual") return { ...about, attributeStatus: "NotSupportedAttributeType" }
    if (setting.access === "WriteOnly") return { ...about, attributeStatus: "Rejected" }
    return { ...about, attributeStatus: "Accepted", attributeValue: setting.value }
  })
})

const statuses2 = { accepted: "Accepted", rejected: "Rejected", reboot: "RebootRequired" } as const

const set2 = ({ setVariableData }: V21.SetVariablesRequest, s: Station): V201.SetVariablesResponse => ({
  setVariableResult: setVariableData.map((given): V201.SetVariableResultType => {
    const { component, variable, attributeType = "Actual", attributeValue } = given
    const about = { component, variable, attributeType }
    const setting = find(s, given)
    if (setting === undefined) {
      const isKnown = s.settings.hasComponent(component.name)
      return { ...about, attributeStatus: isKnown ? "UnknownVariable" : "UnknownComponent" }
    }
    if (attributeType !== "Actual") return { ...about, attributeStatus: "NotSupportedAttributeType" }
    return { ...about, attributeStatus: statuses2[set(s, setting, attributeValue)] }
  })
})

export const configuration: ReadonlyArray<Answerer> = [
  on(V16.GetConfiguration, get16),
  on(V16.ChangeConfiguration, change16),
  on(V201.GetVariables, get2),
  on(V21.GetVariables, get2),
  on(V201.SetVariables, set2),
  on(V21.SetVariables, set2)
]
