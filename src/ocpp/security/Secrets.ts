/**
 * Where secrets stand in payloads: PINs, passwords, keys, and the passwords within URLs. The messages that stations send
 * name theirs in their own files; those that only we send are listed here. `Redaction` hides them all.
 */
import { isSecretName } from "../../domain/Setting.ts"
import type { Secrets } from "../Message.ts"

/** Tokens of kind KeyCode, wherever they stand: their text is a PIN (2.0.1 C04). */
export const pins: Secrets = (payload) => seek(payload, [pin])

/** Values of variables that hold a secret: NotifyReport, NotifyEvent, SetVariables and its like. */
export const variables: Secrets = (payload) => seek(payload, [variable])

export const isPin = (kind: string): boolean => keyCode.test(kind)

/** However a station writes it. */
const keyCode = /^\W*key[\W_]*code\W*$/i

/** Of the messages we send, with their answers. */
export const outward: { readonly [action: string]: Secrets } = {
  ChangeConfiguration: (payload) => seek(payload, [configurationKey]),
  GetConfiguration: (payload) => seek(payload, [configurationKey]),
  SetVariables: variables,
  GetVariables: variables,
  SetNetworkProfile: (payload) => seek(payload, [networkProfile, url]),
  RequestStartTransaction: pins,
  ReserveNow: pins,
  SendLocalList: pins,
  CustomerInformation: pins,
  RequestBatterySwap: pins,
  UpdateFirmware: (payload) => seek(payload, [url]),
  SignedUpdateFirmware: (payload) => seek(payload, [url]),
  PublishFirmware: (payload) => seek(payload, [url]),
  GetDiagnostics: (payload) => seek(payload, [url]),
  GetLog: (payload) => seek(payload, [url])
}

type Holder = { [key: string]: unknown }
type Found = ReturnType<Secrets>[number]

/** Which of an object's own fields are secrets. */
type Finder = (holder: Holder, found: Array<Found>) => void

const pin: Finder = (holder, found) => {
  if (typeof holder.type === "string" && isPin(holder.type)) {
    if (holder.idToken !== undefined) found.push({ holder, key: "idToken" })
    if (holder.additionalIdToken !== undefined) found.push({ holder, key: "additionalIdToken" })
    if (isList(holder.additionalInfo)) {
      for (const info of holder.additionalInfo) {
        if (isHolder(info) && info.additionalIdToken !== undefined)
          found.push({ holder: info, key: "additionalIdToken" })
      }
    }
  }
}

const configurationKey: Finder = (holder, found) => {
  if (typeof holder.key === "string" && isSecretName(holder.key) && holder.value !== undefined)
    found.push({ holder, key: "value" })
}

const variable: Finder = (holder, found) => {
  const named = holder.variable
  if (!isHolder(named) || typeof named.name !== "string" || !isSecretName(named.name)) return
  for (const key of ["attributeValue", "actualValue"]) if (holder[key] !== undefined) found.push({ holder, key })
  if (!isList(holder.variableAttribute)) return
  for (const attribute of holder.variableAttribute) {
    if (isHolder(attribute) && attribute.value !== undefined) found.push({ holder: attribute, key: "value" })
  }
}

const networkProfile: Finder = (holder, found) => {
  for (const key in holder) {
    const isSecret = key === "key" || isSecretName(key)
    if (isSecret && holder[key] !== undefined && !isHolder(holder[key])) found.push({ holder, key })
  }
}

const url: Finder = (holder, found) => {
  for (const key in holder) {
    const value = holder[key]
    if (typeof value === "string" && withUser.test(value)) found.push({ holder, key, url: true })
  }
}

const withUser = /^\s*[a-z][a-z0-9+.-]*:\/\/[^:/?#]*:.*@/is

/** Readings and costs are long and hold none. */
const passedOver = new Set(["meterValue", "costDetails"])

/** Asks the finders of every object in a payload, twenty deep at most: no message of OCPP is half as deep. */
const seek = (payload: unknown, finders: ReadonlyArray<Finder>): ReadonlyArray<Found> => {
  const found: Array<Found> = []
  visit(payload, finders, found, 20)
  return found
}

const visit = (value: unknown, finders: ReadonlyArray<Finder>, found: Array<Found>, depth: number): void => {
  if (depth === 0) return
  if (isList(value)) {
    for (const item of value) visit(item, finders, found, depth - 1)
  } else if (isHolder(value)) {
    for (const finder of finders) finder(value, found)
    for (const key in value) {
      const inner = value[key]
      if (typeof inner === "object" && inner !== null && !passedOver.has(key)) visit(inner, finders, found, depth - 1)
    }
  }
}

const isList = (value: unknown): value is ReadonlyArray<unknown> => Array.isArray(value)
const isHolder = (value: unknown): value is Holder =>
  typeof value === "object" && value !== null && !Array.isArray(value)
