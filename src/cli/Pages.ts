/** Reads a list of the API to its end, or as much of it as was asked for, a page at a time. */
import { Effect } from "effect"

interface Page<A> {
  readonly items: ReadonlyArray<A>
  readonly next?: string
}

/** At most `most` items; `page` asks for the one behind a cursor. */
export const readPages = Effect.fnUntraced(function* <A, E, R>(
  most: number,
  page: (query: { readonly limit?: number; readonly cursor?: string }) => Effect.Effect<Page<A>, E, R>
) {
  const found: Array<A> = []
  const limit = most < 100 ? { limit: most } : {}
  let { items, next } = yield* page(limit)
  for (;;) {
    found.push(...items)
    if (next === undefined || found.length >= most) return found.slice(0, most)
    ;({ items, next } = yield* page({ ...limit, cursor: next }))
  }
})
