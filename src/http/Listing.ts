/** Answers with a list: a page of it in JSON, or, with `Accept: text/csv`, all of it as a stream of lines. */
import { Effect, Option, type Schema, Stream } from "effect"
import { HttpServerRequest, HttpServerResponse } from "effect/http"
import { type Cell, csvLine } from "./Csv.ts"
import { firstOf, type Place, pageOf, readCursor } from "./Page.ts"
import { Patience } from "./Patience.ts"

/** Where the items of a list stand, and the shape of such a place. */
export interface Order<A, S extends Schema.ConstraintDecoder<Place>> {
  readonly shape: S
  readonly place: (item: A) => S["Type"]
}

export interface Listing<A, B, S extends Schema.ConstraintDecoder<Place>, E, R> extends Order<A, S> {
  /** The first `most` behind a place. */
  readonly read: (after: S["Type"] | undefined, most: number) => Effect.Effect<ReadonlyArray<A>, E, R>
  readonly show: (item: A) => B
  /** What the file is called, and its columns. */
  readonly csv: { readonly name: string; readonly columns: { readonly [name: string]: (item: B) => Cell } }
}

interface Asked {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

/** The page asked for, `usual` items if nothing is said; as CSV everything, unless `limit` is said. */
export const answerList = <A, B, S extends Schema.ConstraintDecoder<Place>, E>(
  listing: Listing<A, B, S, E, never>,
  { limit, cursor }: Asked,
  usual: number
) =>
  Effect.gen(function* () {
    const after = yield* readCursor(cursor, listing.shape)
    const { headers } = yield* HttpServerRequest.HttpServerRequest
    if (prefersCsv(headers.accept)) return yield* csvOf(listing, after, limit)
    const most = limit ?? usual
    return pageOf(yield* listing.read(after, most + 1), most, listing.show, listing.place)
  })

/** A page of what memory holds in any order. */
export const pageIn = <A, B, S extends Schema.ConstraintDecoder<Place>>(
  all: Iterable<A>,
  { shape, place }: Order<A, S>,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  show: (item: A) => B
) => Effect.map(readCursor(cursor, shape), (after) => pageOf(firstOf(all, place, after, limit + 1), limit, show, place))

/** Whether a header `Accept` names CSV, and JSON less. */
export const prefersCsv = (accept = ""): boolean => {
  const wishes = accept.split(",").map((range) => range.toLowerCase().split(/\s*;\s*/))
  const wish = (type: string) => {
    const [, ...parameters] = wishes.find(([named]) => named?.trim() === type) ?? [type, "q=0"]
    return Number(parameters.find((one) => one.startsWith("q="))?.slice(2) ?? 1)
  }
  return wish("text/csv") > wish("application/json")
}

/** Columns that are called as the fields they show. */
export const plainColumns = <const N extends string>(names: ReadonlyArray<N>) =>
  Object.fromEntries(names.map((name) => [name, (item: { readonly [key in N]: Cell }) => item[name]]))

/** Rows that are read at once. */
const chunk = 500

/** What can be refused is refused before the first byte: the first rows are read before the answer begins. */
const csvOf = <A, B, S extends Schema.ConstraintDecoder<Place>, E>(
  { read, show, place, csv: { name, columns } }: Listing<A, B, S, E, never>,
  after: S["Type"] | undefined,
  limit = Number.POSITIVE_INFINITY
) =>
  Effect.gen(function* () {
    const { renew } = yield* Patience
    const cells = Object.values(columns)
    const lines = (items: ReadonlyArray<A>) =>
      items.map((item) => csvLine(cells.map((cell) => cell(show(item))))).join("")
    type State = { readonly found: ReadonlyArray<A>; readonly left: number }
    const step = Effect.fnUntraced(function* ({ found, left }: State) {
      renew()
      const last = found.at(-1)
      const rest = left - found.length
      const ended = last === undefined || found.length < chunk || rest <= 0
      const next = ended ? undefined : { found: yield* read(place(last), Math.min(chunk, rest)), left: rest }
      return [[encoder.encode(lines(found))], Option.fromUndefinedOr(next)] as const
    })
    const first: State = { found: yield* read(after, Math.min(chunk, limit)), left: limit }
    const body = Stream.concat(
      Stream.succeed(encoder.encode(csvLine(Object.keys(columns)))),
      Stream.paginate<State, Uint8Array, E>(first, step)
    )
    return HttpServerResponse.stream(body, {
      contentType: "text/csv; charset=utf-8",
      headers: { "content-disposition": `attachment; filename="${name}.csv"` }
    })
  })

const encoder = new TextEncoder()
