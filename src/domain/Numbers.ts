/** What the sequence numbers of a charge's reports tell when it is over (OCPP 2.0.1 E: seqNo shows what is missing). */

/** Numbers that never came between the lowest and the highest, and those that came with more than one content. */
export const numbersFlags = (numbers: ReadonlyArray<number>): ReadonlyArray<string> => {
  if (numbers.length === 0) return []
  const different = new Set(numbers)
  const [lowest, highest] = [Math.min(...different), Math.max(...different)]
  const all = highest - lowest + 1
  const missing = all - different.size
  return [
    ...(missing === 0 ? [] : [`reports missing: ${missing} of ${all} numbers never came`]),
    ...(different.size === numbers.length ? [] : [sameNumberFlag])
  ]
}

export const sameNumberFlag = "one number for different reports: all of them are kept"
