/**
 * Messages that a station signs: `BootNotification-Signed` with a JWS for its payload (OCPP-J Part 4 ch. 7). They are read
 * like any other. Whether the signature holds is not looked at: nobody has told us a station's key; the frame is kept.
 */
import type { Call, Damage } from "./Frame.ts"
import { readJson } from "./tolerance/JsonText.ts"

/** What was signed, and the frame it would have been unsigned; undefined: its action is none of a signed message. */
export const openSigned = (call: Call): { readonly call: Call; readonly damage: Damage } | undefined => {
  const [, action] = suffixed.exec(call.action) ?? []
  if (action === undefined) return undefined
  const signed = payloadIn(call.payload)
  // What is no JWS is taken as it is: the station has only forgotten to sign it.
  const text = signed ?? JSON.stringify(call.payload)
  const said = `[2,${call.id},${JSON.stringify(action)},${text}]`
  const payload: unknown = signed === undefined ? call.payload : JSON.parse(signed)
  return { call: { ...call, action, payload }, damage: { rule: "signed", said } }
}

const suffixed = /^(.+)-signed$/i

/** JSON text of an object: of a JWS in one of its JSON forms (RFC 7515 7.2) or the compact one, encoded or not (RFC 7797). */
const payloadIn = (jws: unknown): string | undefined => {
  if (typeof jws === "string") return objectIn(jws.split(".")[1] ?? "")
  if (typeof jws !== "object" || jws === null || !("payload" in jws)) return undefined
  return typeof jws.payload === "string" ? objectIn(jws.payload) : undefined
}

const objectIn = (text: string): string | undefined =>
  [text, Buffer.from(text, "base64url").toString("utf8")].find((one) => {
    const told = readJson(one, JSON.parse)
    return told !== undefined && !Array.isArray(told)
  })
