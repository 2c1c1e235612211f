/** What real chargers have been seen to send: each bends one call of a station that speaks well. */
import type { Dice } from "../Dice.ts"

type Payload = { readonly [key: string]: unknown }

export interface Call {
  readonly id: string
  readonly action: string
  readonly payload: Payload
}

/** The texts that leave in place of one; none: it is forgotten. Undefined: it has nothing to bend here. */
type Quirk = (call: Call, dice: Dice) => ReadonlyArray<string> | undefined

/** Applies one of them at random; undefined: it goes out as it is. */
export const bend = (call: Call, dice: Dice): ReadonlyArray<string> | undefined => dice.pick(quirks)(call, dice)

/** Bends the values under some key; undefined if there is none. */
const leaves =
  (fits: (key: string, value: unknown) => boolean, to: (value: string, dice: Dice) => unknown): Quirk =>
  (call, dice) => {
    let isBent = false
    const walk = (key: string, value: unknown): unknown => {
      if (Array.isArray(value)) return value.map((one) => walk(key, one))
      if (isPayload(value))
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(name, one)]))
      if (!fits(key, value)) return value
      isBent = true
      return to(String(value), dice)
    }
    const payload = walk("", call.payload)
    return isBent ? [textOf(call, payload)] : undefined
  }

const isPayload = (value: unknown): value is Payload =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const textOf = ({ id, action }: Call, payload: unknown): string => JSON.stringify([2, id, action, payload])

const isTime = (_: string, value: unknown) => typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)
const isWord = (key: string) => /^(status|connectorStatus|measurand|unit|context|reason|triggerReason)$/.test(key)

/** In a message of a charge, as 1.6 names it. */
const transactionId =
  (id: number): Quirk =>
  (call) =>
    typeof call.payload.transactionId === "number" ? [textOf(call, { ...call.payload, transactionId: id })] : undefined

const isEnd = ({ action, payload }: Call): boolean => action === "StopTransaction" || payload.eventType === "Ended"
const isMeter = ({ action }: Call): boolean => action === "MeterValues"

const only =
  (fits: (call: Call) => boolean, quirk: Quirk): Quirk =>
  (call, dice) =>
    fits(call) ? quirk(call, dice) : undefined

/** Every way there is. */
export const quirks: readonly [Quirk, ...ReadonlyArray<Quirk>] = [
  // Times without a zone, with an offset, with blanks, from before the clock was set, of no calendar.
  leaves(isTime, (time) => time.replace("Z", "")),
  leaves(isTime, (time) => time.replace("Z", "+0000")),
  leaves(isTime, (time) => time.replace("T", " ").slice(0, 19)),
  only(
    isMeter,
    leaves(isTime, () => "1970-01-01T00:00:12Z")
  ),
  only(
    isMeter,
    leaves(isTime, () => "2022-02-29T07:02:33.000Z")
  ),
  // Numbers as text, text as numbers, padded.
  leaves((_, value) => typeof value === "number", String),
  leaves((key, value) => key === "value" && typeof value === "string", Number),
  leaves(
    (key, value) => key === "value" && typeof value === "string",
    (value) => ` ${value}`
  ),
  // Words in another case, or empty.
  leaves(isWord, (word) => word.toLowerCase()),
  leaves(isWord, (word) => word.toUpperCase()),
  only(
    isMeter,
    leaves(
      (key) => key === "unit",
      () => ""
    )
  ),
  // Keys in another case, keys that nobody knows, null and "null".
  (call) => [textOf(call, renamed(call.payload))],
  (call) => [textOf(call, { ...call.payload, firmwareBuild: "1.18.100" })],
  only(
    ({ action }) => action === "StatusNotification",
    (call) => [textOf(call, { ...call.payload, info: "null" })]
  ),
  only(
    ({ action }) => action === "StatusNotification",
    (call) => [textOf(call, { ...call.payload, vendorId: null })]
  ),
  // Words of their own, cards with blanks, a meter that does not know.
  only(
    ({ action }) => action === "StatusNotification",
    (call) => [textOf(call, { ...call.payload, errorCode: "Error" })]
  ),
  leaves(
    (key, value) => key === "unit" && value === "Percent",
    () => "%"
  ),
  leaves(
    (key, value) => key === "context" && value === "Sample.Periodic",
    () => "CurrentMax"
  ),
  leaves(
    (key) => key === "idTag",
    (card) => ` ${card.replace(/(..)/g, "$1 ").trim()}`
  ),
  only(
    ({ action }) => action === "StartTransaction",
    (call) => [textOf(call, { ...call.payload, reservationId: -1 })]
  ),
  only(
    ({ action }) => action === "StopTransaction",
    (call) => [textOf(call, { ...call.payload, meterStop: -1 })]
  ),
  only(
    ({ action }) => action === "StopTransaction",
    (call) => [textOf(call, { ...call.payload, reason: "" })]
  ),
  // JSON for people.
  (call) => [JSON.stringify([2, call.id, call.action, call.payload], null, 2)],
  // A list of one as the one, an empty list.
  only(isMeter, (call) => {
    const { meterValue } = call.payload
    return Array.isArray(meterValue) ? [textOf(call, { ...call.payload, meterValue: meterValue[0] })] : undefined
  }),
  only(isMeter, (call) => [textOf(call, { ...call.payload, meterValue: [{ timestamp: "", sampledValue: [] }] })]),
  transactionId(0),
  transactionId(-1),
  // Said twice, under one id or two; never said; almost JSON.
  (call) => [textOf(call, call.payload), textOf(call, call.payload)],
  (call, dice) => [textOf({ ...call, id: dice.hex(20) }, call.payload), textOf(call, call.payload)],
  only(isEnd, () => []),
  only(isMeter, (call) => [textOf(call, call.payload).replace("[{", "[,{")]),
  only(isMeter, () => [])
]

const renamed = (payload: Payload): Payload =>
  Object.fromEntries(Object.entries(payload).map(([key, value]) => [key.charAt(0).toUpperCase() + key.slice(1), value]))
