import type { Rule, Spot } from "./Rule.ts"
import { fold, foldAll, type WordShape } from "./Shape.ts"

/** A word with blanks around it. */
export const padded: Rule = {
  name: "padded",
  mend: ofWord((word, { words }) => (words.has(word.trim()) ? { value: word.trim() } : undefined))
}

/** `accepted`, `EvDisconnected`, `L1N`: a word in another case or without its dots and dashes. */
export const wordCase: Rule = {
  name: "word-case",
  mend: ofWord((word, { folded }) => {
    const known = folded.get(fold(word))
    return known === undefined ? undefined : { value: known }
  })
}

/** Another word for the same. */
export const wordAlias: Rule = {
  name: "word-alias",
  mend: ofWord((word, { words }) => {
    const known = aliases.get(fold(word))?.find((alias) => words.has(alias))
    return known === undefined ? undefined : { value: known }
  })
}

/** A word nobody knows becomes the standard's own "other"; where it has none it stays as it was sent, for its reader. */
export const wordUnknown: Rule = {
  name: "word-unknown",
  mend: ofWord((word, { words }) =>
    word.length > longest ? undefined : { value: others.find((other) => words.has(other)) ?? word, taken: true }
  )
}

/** In characters: what is longer is no word. */
const longest = 255

function ofWord<A>(mend: (word: string, shape: WordShape) => A) {
  return (value: unknown, { shape }: Spot): A | undefined =>
    shape.kind === "word" && typeof value === "string" ? mend(value, shape) : undefined
}

const synonyms: ReadonlyArray<ReadonlyArray<string>> = [
  ["Celsius", "Celcius", "C"],
  ["Fahrenheit", "F"],
  ["Hz", "Hertz"],
  ["Percent", "%", "pct"],
  ["K", "Kelvin"],
  ["A", "Amp", "Amps", "Ampere"],
  ["V", "Volt", "Volts"],
  ["W", "Watt", "Watts"],
  ["OtherError", "Error"],
  ["NoError", "None", "No_Error", "OK"],
  ["Faulted", "Fault"],
  ["PowerLoss", "PowerFailure", "PowerOutage"],
  ["EVDisconnected", "Disconnected", "CableUnplugged"],
  ["EmergencyStop", "Emergency"],
  ["Remote", "RemoteStop"],
  ["DeAuthorized", "Unauthorized"],
  ["Sample.Periodic", "Periodic"],
  ["Sample.Clock", "Clock"],
  ["Transaction.Begin", "Begin"],
  ["Transaction.End", "End"],
  ["SoC", "StateOfCharge"],
  ["Started", "Start", "Begin", "Began"],
  ["Updated", "Update"],
  ["Ended", "End", "Stopped", "Stop", "Finished", "Completed"],
  ["ISO14443", "RFID", "ISO14443A", "ISO14443B"],
  ["eMAID", "EMA"]
]

const aliases: ReadonlyMap<string, ReadonlyArray<string>> = new Map(
  [...new Set(synonyms.flatMap((group) => [...foldAll(group).keys()]))].map((word) => [
    word,
    synonyms.filter((group) => foldAll(group).has(word)).flat()
  ])
)

/** Of an event of a charge nothing is claimed but that it goes on. */
const others = ["Other", "OtherError", "Unknown", "Updated"]
