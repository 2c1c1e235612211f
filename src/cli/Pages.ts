/** Reads a list of the API to its end, or as much of it as was asked for, a page at a time. */
import { Effect } from "effect"
import { Flag } from "effect/cli"
import { counted, progress } from "./Progress.ts"

interface Page<A> {
  readonly items: ReadonlyArray<A>
  readonly next?: string
}

/** At most `most` items; `page` asks for the one behind a cursor. */
export const readPages = <A, E, R>(
  most: number,
  page: (query: { readonly limit?: number; readonly cursor?: string }) => Effect.Effect<Page<A>, E, R>
) =>
  Effect.gen(function* () {
    const tell = yield* progress
    const found: Array<A> = []
    const limit = most < 100 ? { limit: most } : {}
    let { items, next } = yield* page(limit)
    for (;;) {
      found.push(...items)
      if (next === undefined || found.length >= most) return found.slice(0, most)
      tell(() => counted("read", found.length, 0))
      ;({ items, next } = yield* page({ ...limit, cursor: next }))
    }
  }).pipe(Effect.scoped)

/** `--limit`, for lists that are longer than anybody reads. */
export const limit = (usual: number) =>
  Flag.Int("limit").pipe(Flag.withDefault(usual), Flag.withDescription(`At most so many; ${usual} if not said`))
