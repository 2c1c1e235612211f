/** Pages of a list: where the next one begins travels in a cursor that only we read. */
import { Effect, Schema } from "effect"
import { ParameterInvalid } from "../api/Problems.ts"

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
  return found.length > limit && last !== undefined ? { items, cursor: writeCursor(place(last)) } : { items }
}

/** A list in memory, in the order of its keys: the page behind `after`. */
export const pageByKey = <A, B>(
  all: ReadonlyArray<A>,
  key: (item: A) => string,
  after: Place | undefined,
  limit: number,
  show: (item: A) => B
) => {
  const [from] = after ?? []
  const sorted = all
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const rest = typeof from === "string" ? sorted.filter((entry) => entry.key > from) : sorted
  return pageOf(
    rest.slice(0, limit + 1),
    limit,
    ({ item }) => show(item),
    (entry) => [entry.key]
  )
}

/** Where a page ended. */
export type Place = ReadonlyArray<string | number>

const writeCursor = (place: Place): string => Buffer.from(JSON.stringify(place)).toString("base64url")

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
