/** Settings in their spellings: a configuration key of 1.6, a variable of a component of 2.x; and how answers about them are read. */
import type { CommandAnswer } from "../../domain/Command.ts"
import { isSecretName, type Setting, type SettingName } from "../../domain/Setting.ts"
import { given } from "../Given.ts"
import type * as V21 from "../wire/V21.gen.ts"
import { withVariable } from "./Synonyms.ts"

/** What 2.x calls it; undefined: it has no component and variable. */
export const variable2 = (name: SettingName) => {
  const { component, componentInstance, evse, connector, variable, variableInstance, attribute } = withVariable(name)
  if (component === undefined || variable === undefined) return undefined
  const place = evse === undefined ? undefined : given({ id: evse, connectorId: connector })
  const attributeType = attributes.find((known) => known === attribute)
  if (attribute !== undefined && attributeType === undefined) return undefined
  return {
    component: given({ name: component, instance: componentInstance, evse: place }),
    variable: given({ name: variable, instance: variableInstance }),
    ...(attributeType === undefined ? {} : { attributeType })
  }
}

const attributes = ["Actual", "Target", "MinSet", "MaxSet"] as const

/** A variable of a report, once for each of its values. */
export const reported = ({ component, variable, variableAttribute }: V21.ReportDataType): ReadonlyArray<Setting> =>
  variableAttribute.map(({ type, value, mutability }) => {
    const name = nameOf({ component, variable, attributeType: type })
    return given({
      ...name,
      value: shown(name, value),
      readonly: mutability === undefined ? undefined : mutability === "ReadOnly"
    })
  })

/** What GetVariables and SetVariables answer: each variable with its status, as far as it can be read. */
export const answered2 = (payload: unknown, list: "getVariableResult" | "setVariableResult"): CommandAnswer => {
  const settings = objects(field(payload, list)).map((result) => {
    const name = nameOf(result)
    const value = textOf(result["attributeValue"])
    return given({ ...name, value: shown(name, value), status: textOf(result["attributeStatus"]) ?? "" })
  })
  return answerOf(payload, settings)
}

/** The answer about some settings: yes if that is what the station says of each of them. */
export const answerOf = (payload: unknown, settings: ReadonlyArray<Setting>): CommandAnswer => {
  const refused = settings.find(({ status }) => status !== undefined && !isYes(status))
  const status = refused?.status ?? settings[0]?.status ?? "Accepted"
  return { outcome: refused === undefined ? "Accepted" : "Rejected", status, answer: payload, settings }
}

const isYes = (status: string) => status === "Accepted" || status === "RebootRequired"

/** 1.6: what it tells of these keys, or of all when none are named; some stations tell of others, too. */
export const answered16 = (payload: unknown, keys: ReadonlyArray<string> | undefined): CommandAnswer => {
  const told = objects(field(payload, "configurationKey")).map((entry) => {
    const key = textOf(entry["key"]) ?? ""
    return given({ key, value: shown({ key }, textOf(entry["value"])), readonly: booleanOf(entry["readonly"]) })
  })
  if (keys === undefined) return answerOf(payload, told)
  const byKey = new Map(told.map((setting) => [setting.key.toLowerCase(), setting]))
  return answerOf(
    payload,
    keys.map((key) => {
      const known = byKey.get(key.toLowerCase())
      return known === undefined ? { key, status: "UnknownKey" } : { ...known, status: "Accepted" }
    })
  )
}

const nameOf = (result: { readonly [key: string]: unknown }): SettingName => {
  const { component, variable, attributeType } = result
  const evse = field(component, "evse")
  const attribute = textOf(attributeType)
  return given({
    component: textOf(field(component, "name")),
    componentInstance: textOf(field(component, "instance")),
    evse: numberOf(field(evse, "id")),
    connector: numberOf(field(evse, "connectorId")),
    variable: textOf(field(variable, "name")),
    variableInstance: textOf(field(variable, "instance")),
    attribute: attribute === "Actual" ? undefined : attribute
  })
}

/** A secret is told to nobody; that there is one may be seen. */
const shown = ({ key, variable }: SettingName, value: string | undefined) =>
  value !== undefined && isSecretName(key ?? variable ?? "") ? "***" : value

const field = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined

const objects = (value: unknown): ReadonlyArray<{ readonly [key: string]: unknown }> =>
  Array.isArray(value)
    ? value.flatMap((item: unknown) => (typeof item === "object" && item !== null ? [{ ...item }] : []))
    : []

/** Some stations write numbers and booleans where a text belongs (ocpp.md 5, 64). */
const textOf = (value: unknown): string | undefined =>
  typeof value === "string"
    ? value.toWellFormed()
    : typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : undefined

const numberOf = (value: unknown): number | undefined => (Number.isSafeInteger(value) ? Number(value) : undefined)

const booleanOf = (value: unknown): boolean | undefined => {
  if (typeof value === "boolean") return value
  return value === 0 || value === 1 ? value === 1 : undefined
}
