/** A station of bad manners: what it does with the frames that it meant to send. */
import type { Dice } from "../Dice.ts"
import { errorText, readFrame, resultText } from "../Frame.ts"
import type { Output } from "../Station.ts"
import { bend } from "./Quirks.ts"

export const manners = ["reject", "delay", "drop", "error", "quirks"] as const
export type Manner = (typeof manners)[number]

export interface Sending {
  readonly text: string
  /** ms from now. */
  readonly after: number
}

export interface Sendings {
  readonly all: ReadonlyArray<Sending>
  /** What the station is to believe that it heard: what it forgot to say was said to it. */
  readonly heard?: string
}

type Saying = Extract<Output, { readonly _tag: "Say" }>

export const misbehave = (ways: ReadonlyArray<Manner>, saying: Saying, dice: Dice): Sendings => {
  const { text, answers } = saying
  const usual = { all: [{ text, after: 0 }] }
  if (ways.length === 0) return usual
  if (answers) return spoil(ways, text, dice)
  const frame = readFrame(text)
  if (!ways.includes("quirks") || frame?._tag !== "Call" || !dice.chance(0.4)) return usual
  // Without being accepted it would never show its other ways.
  if (frame.action === "BootNotification") return usual
  const bent = bend({ ...frame, payload: { ...Object(frame.payload) } }, dice)
  if (bent === undefined) return usual
  const all = bent.map((one) => ({ text: one, after: 0 }))
  return all.length > 0 ? { all } : { all, heard: resultText(frame.id, {}) }
}

/** Half of its answers. */
const spoil = (ways: ReadonlyArray<Manner>, text: string, dice: Dice): Sendings => {
  const [first, ...rest] = ways.filter((way) => way !== "quirks")
  const usual = { all: [{ text, after: 0 }] }
  if (first === undefined || dice.chance(0.5)) return usual
  const frame = readFrame(text)
  if (frame?._tag !== "Result") return usual
  switch (dice.pick([first, ...rest])) {
    case "drop":
      return { all: [] }
    case "delay":
      return { all: [{ text, after: dice.between(2000, 45_000) }] }
    case "error":
      return { all: [{ text: errorText(frame.id, "InternalError", "It is in a bad mood"), after: 0 }] }
    default:
      return { all: [{ text: resultText(frame.id, { ...Object(frame.payload), status: "Rejected" }), after: 0 }] }
  }
}
