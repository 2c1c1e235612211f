// Pages of what memory holds: together they are the list, each thing once, whatever comes or goes between two of them.
import { expect, test } from "bun:test"
import { Effect, Schema } from "effect"
import fc from "fast-check"
import { pageIn } from "../../src/http/Listing.ts"
import type { Place } from "../../src/http/Page.ts"

interface Thing {
  readonly rank: number
  readonly name: string
}
const thing: fc.Arbitrary<Thing> = fc.record({
  rank: fc.integer({ min: 0, max: 5 }),
  name: fc.string({ maxLength: 3 })
})
const things = fc.uniqueArray(thing, { maxLength: 40, selector: ({ rank, name }) => JSON.stringify([rank, name]) })
const order = {
  shape: Schema.Tuple([Schema.Finite, Schema.String]),
  place: ({ rank, name }: Thing) => [-rank, name] as const
}
const page = (all: Iterable<Thing>, limit: number, cursor?: string) =>
  Effect.runSync(pageIn(all, order, { limit, cursor }, (one) => one)) as {
    readonly items: ReadonlyArray<Thing>
    readonly next?: string
  }
const inOrder = (all: ReadonlyArray<Thing>) =>
  [...all].sort((a, b) => b.rank - a.rank || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))

test("page behind page they are the whole list in its order", () =>
  fc.assert(
    fc.property(things, fc.integer({ min: 1, max: 9 }), (all, limit) => {
      const seen: Array<Thing> = []
      let { items, next } = page(all, limit)
      for (;;) {
        seen.push(...items)
        if (next === undefined) break
        expect(items).toHaveLength(limit)
        ;({ items, next } = page(all, limit, next))
      }
      expect(seen).toEqual(inOrder(all))
    })
  ))

test("what comes or goes meanwhile neither hides nor repeats the others", () =>
  fc.assert(
    fc.property(things, things, fc.integer({ min: 1, max: 9 }), (before, others, limit) => {
      const first = page(before, limit)
      if (first.next === undefined) return
      const gone = before.filter((_, nth) => nth % 3 === 0)
      const stays = before.filter((_, nth) => nth % 3 !== 0)
      const known = (one: Thing) => before.some(({ rank, name }) => rank === one.rank && name === one.name)
      const now = [...stays, ...others.filter((one) => !known(one))]
      const rest = page(now, 1000, first.next).items
      const seen = [...first.items, ...rest]
      expect(seen.filter(known).filter((one) => !gone.includes(one))).toEqual(inOrder(stays))
      expect(new Set(seen).size).toBe(seen.length)
    })
  ))

test.each<Place>([[], ["x", "y"], [1], [1, "y", 2], [null as never, "y"]])(
  "a cursor of another list is refused: %p",
  (...place) => {
    const cursor = Buffer.from(JSON.stringify(place)).toString("base64url")
    const refused = Effect.runSync(
      Effect.flip(pageIn<Thing, Thing, typeof order.shape>([], order, { limit: 1, cursor }, (one) => one))
    )
    expect(refused).toMatchObject({ path: "/cursor", in: "query" })
  }
)
