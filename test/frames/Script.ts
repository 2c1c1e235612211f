/** The station's half of a recording: what it said, one call after the other, and where it connected anew. */
import type { Dice } from "../model/Dice.ts"
import type { Recording } from "./Recording.ts"

export interface Said {
  readonly text: string
  readonly id: unknown
  readonly action: string
  readonly payload: unknown
  /** The id that the recorded system gave to this start. */
  readonly gave: unknown
}

/** Null: a new connection. */
export type Script = ReadonlyArray<Said | null>

export const scriptOf = ({ steps }: Recording): Script => {
  const answers = new Map(
    steps.flatMap((step) => (step.kind === "to" && step.frame[0] === 3 ? [[step.frame[1], step.frame[2]]] : []))
  )
  return steps.flatMap((step): Script => {
    if (step.kind === "upgrade") return [null]
    if (step.kind !== "from" || step.frame[0] !== 2) return []
    const [, id, action, payload] = step.frame
    return [{ text: step.text, id, action: String(action), payload, gave: transactionOf(answers.get(id)) }]
  })
}

/** The same with every call said twice in a row, the second time under another message id. */
export const doubled = (script: Script): Script =>
  script.flatMap((said) => (said === null ? [said] : [said, { ...said, text: renamed(said) }]))

/**
 * The same in an order that a queue may give: between one start and the next, meter values of a named transaction, states,
 * and the events of a 2.x transaction come in any order; a 1.6 start is first, since its answer is their id.
 */
export const shuffled = (script: Script, dice: Dice): Script => {
  const windows: Array<Array<Said | null>> = [[]]
  for (const said of script) {
    if (begins(said)) windows.push([])
    windows.at(-1)?.push(said)
  }
  return windows.flatMap((window) => {
    const [first, ...rest] = window
    if (first === undefined || !begins(first)) return window
    return first?.action === "StartTransaction" ? [first, ...mixed(rest, dice)] : mixed(window, dice)
  })
}

export const transactionOf = (payload: unknown): unknown => Object(payload).transactionId

const begins = (said: Said | null): boolean =>
  said?.action === "StartTransaction" || Object(said?.payload).eventType === "Started"

/** What may move takes the places of what may move, in another order. */
const mixed = (window: ReadonlyArray<Said | null>, dice: Dice): ReadonlyArray<Said | null> => {
  const moving = window.filter(movable)
  for (let at = moving.length - 1; at > 0; at--) {
    const other = dice.whole(0, at)
    moving.splice(at, 1, ...moving.splice(other, 1, ...moving.slice(at, at + 1)))
  }
  return window.map((said) => (movable(said) ? (moving.pop() ?? said) : said))
}

const movable = (said: Said | null): boolean =>
  said !== null &&
  (said.action === "StatusNotification" ||
    said.action === "TransactionEvent" ||
    (said.action === "MeterValues" && Number(transactionOf(said.payload)) > 0))

const renamed = ({ text, id }: Said): string =>
  text.replace(JSON.stringify(id), typeof id === "number" ? String(id + 1_000_000_000) : JSON.stringify(`again-${id}`))
