/** The enum spellings of OCPP in our own writing: `EVDisconnected` is `evDisconnected`, `SuspendedEVSE` is `suspendedEVSE`. */

const uneven = new Map([["SoCLimitReached", "socLimitReached"]])

const opening = /^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/

/** Lowers the capitals that a spelling begins with: one letter, or a whole abbreviation before the next word. */
export const word = (spelling: string): string => {
  const known = words.get(spelling)
  if (known !== undefined) return known
  const made = uneven.get(spelling) ?? spelling.replace(opening, (capitals) => capitals.toLowerCase())
  if (words.size < 1000) words.set(spelling, made)
  return made
}

const words = new Map<string, string>()
