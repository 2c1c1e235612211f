/** Pages of a list: where the next one begins travels in a cursor that only we read. */
import { Effect, Schema } from "effect"
import { ParameterInvalid } from "../api/Problems.ts"

/**
 * Where an item stands in its list; a place before another is the smaller. It holds nothing that a later item changes, so
 * that a page begins behind the one before, whatever came meanwhile.
 */
export type Place = ReadonlyArray<string | number>

/** The items of a page out of one more than it holds, and the cursor behind it if there are more. */
export const pageOf = <A, B>(
  found: ReadonlyArray<A>,
  limit: number,
  show: (item: A) => B,
  place: (item: A) => Place
) => {
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const items = shown.map(show)
  return found.length > limit && last !== undefined ? { items, next: writeCursor(place(last)) } : { items }
}

/** The first `most` behind `after` of what memory holds in any order, in the order of their places. */
export const firstOf = <A>(
  all: Iterable<A>,
  place: (item: A) => Place,
  after: Place | undefined,
  most: number
): ReadonlyArray<A> => {
  let kept: Array<{ readonly item: A; readonly at: Place }> = []
  let last: Place | undefined
  // Of 20 000 tokens only the few that can be on the page are ever sorted.
  const settle = () => {
    kept.sort((a, b) => compare(a.at, b.at))
    kept = kept.slice(0, most)
    if (kept.length === most) last = kept.at(-1)?.at
  }
  for (const item of all) {
    const at = place(item)
    if (after !== undefined && compare(at, after) <= 0) continue
    if (last !== undefined && compare(at, last) >= 0) continue
    kept.push({ item, at })
    if (kept.length >= 2 * most) settle()
  }
  settle()
  return kept.map(({ item }) => item)
}

const compare = (a: Place, b: Place): number => {
  for (const [nth, one] of a.entries()) {
    const other = b[nth]
    if (other === undefined) return 1
    if (one !== other) return one < other ? -1 : 1
  }
  return a.length - b.length
}

/** A place as the `next` of a page. */
export const writeCursor = (place: Place): string => Buffer.from(JSON.stringify(place)).toString("base64url")

/** Reads a cursor that must be of the given shape; absent: the list begins at its beginning. */
export const readCursor = <S extends Schema.ConstraintDecoder<Place>>(
  cursor: string | undefined,
  shape: S
): Effect.Effect<S["Type"] | undefined, ParameterInvalid> => {
  if (cursor === undefined) return Effect.succeed(undefined)
  const text = Buffer.from(cursor, "base64url").toString("utf8")
  return Schema.decodeUnknownEffect(Schema.fromJsonString(shape))(text).pipe(
    Effect.mapError(
      () => new ParameterInvalid({ path: "/cursor", in: "query", detail: "This is no cursor of this list." })
    )
  )
}
