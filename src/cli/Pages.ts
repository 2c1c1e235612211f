/** Reads a list of the API to its end, or as much of it as was asked for, a page at a time. */
import { Effect } from "effect"

interface Page<A> {
  readonly items: ReadonlyArray<A>
  readonly cursor?: string
}

/** At most `most` items; `page` asks for the one behind a cursor. */
export const readPages = Effect.fnUntraced(function* <A, E, R>(
  most: number,
  page: (query: { readonly limit?: number; readonly cursor?: string }) => Effect.Effect<Page<A>, E, R>
) {
  const found: Array<A> = []
  let next = yield* page(most < 100 ? { limit: most } : {})
  for (;;) {
    found.push(...next.items)
    if (next.cursor === undefined || found.length >= most) return found.slice(0, most)
    next = yield* page({ cursor: next.cursor })
  }
})
