/** Where an answer differs from the recorded one. Times differ always, ids of charges are each system's own. */
export interface Difference {
  /** As `/idTagInfo/status`; empty: the answer as a whole. */
  readonly path: string
  /** As JSON; `nothing`: it is not there. */
  readonly was: string
  readonly is: string
}

/** Answers as frames; `ignored`: names of fields that may differ. */
export const differences = (
  was: ReadonlyArray<unknown>,
  is: ReadonlyArray<unknown>,
  ignored: ReadonlySet<string>
): ReadonlyArray<Difference> => {
  if (was[0] !== is[0]) return [{ path: "", was: answerOf(was), is: answerOf(is) }]
  // Of an error only its code: its words are each system's own.
  if (was[0] === 4) return compare("", String(was[2]), String(is[2]), ignored)
  return compare("", was[2], is[2], ignored)
}

const answerOf = ([type, , code]: ReadonlyArray<unknown>): string =>
  type === 4 ? `the error ${String(code)}` : type === 3 ? "a result" : "nothing"

const compare = (path: string, was: unknown, is: unknown, ignored: ReadonlySet<string>): ReadonlyArray<Difference> => {
  if (isTime(was) && isTime(is)) return []
  if (isObject(was) && isObject(is)) {
    const names = new Set([...Object.keys(was), ...Object.keys(is)])
    return [...names].flatMap((name) =>
      ignored.has(name) ? [] : compare(`${path}/${name}`, was[name], is[name], ignored)
    )
  }
  if (path.endsWith("/transactionId") && typeof was === typeof is) return []
  return Bun.deepEquals(was, is) ? [] : [{ path, was: shown(was), is: shown(is) }]
}

const isTime = (value: unknown): boolean => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null

const shown = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value))
