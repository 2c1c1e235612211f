/** `onetime frames STATION`: what went over the wire, the newest at the end; with `--follow` what comes, too. */
import { Console, Effect } from "effect"
import { Command, Flag } from "effect/cli"
import type { Frame } from "../../api/Frames.ts"
import { printable } from "../Output.ts"
import { limit, readPages } from "../Pages.ts"
import { ask } from "../Remote.ts"
import { Json } from "../Settings.ts"
import { said, station, text } from "../Words.ts"

const words = {
  station,
  limit: limit(20),
  follow: Flag.Boolean("follow").pipe(
    Flag.withAlias("f"),
    Flag.withDefault(false),
    Flag.withDescription("Go on with what comes, until you end it")
  ),
  action: text("action", "Only calls of this action and their answers"),
  text: text("text", "Only frames in which this stands"),
  direction: Flag.Literals("direction", ["in", "out"]).pipe(
    Flag.optional,
    Flag.withDescription("in: what the station sent; out: what it was sent")
  ),
  from: text("from", "From this moment on"),
  until: text("until", "Before this moment")
}

export const frames = Command.make("frames", words, ({ station, limit, follow, from, until, ...filters }) =>
  Effect.gen(function* () {
    const params = { stationId: station }
    const wanted = said(filters)
    const page = (query: object) => ask((client) => client.frames.list({ params, query: { ...wanted, ...query } }))
    const newest = yield* readPages(limit, (query) => page({ ...said({ from, until }), ...query }))
    const found = newest.toReversed()
    yield* Effect.forEach(found, print, { discard: true })
    if (follow) return yield* goOn(page, found)
  })
).pipe(Command.withDescription("What went over the wire between a station and Onetime; --follow goes on"))

/** Asks every second for what is newer, a moment twice: of one millisecond more may have come. */
const goOn = Effect.fnUntraced(function* <E, R>(
  page: (query: object) => Effect.Effect<{ readonly items: ReadonlyArray<Frame>; readonly next?: string }, E, R>,
  shown: ReadonlyArray<Frame>
) {
  let seen = new Set(shown.map(keyOf))
  let from = shown.at(-1)?.at ?? new Date().toISOString()
  for (;;) {
    const found = yield* readPages(Number.POSITIVE_INFINITY, (query) => page({ order: "oldest", from, ...query }))
    yield* Effect.forEach(
      found.filter((frame) => !seen.has(keyOf(frame))),
      print,
      { discard: true }
    )
    from = found.at(-1)?.at ?? from
    seen = new Set([...found.map(keyOf), ...(found.length === 0 ? seen : [])])
    yield* Effect.sleep("1 second")
  }
})

const keyOf = ({ position, direction }: Frame) => `${position} ${direction}`

const print = (frame: Frame) =>
  Effect.flatMap(Json, (json) =>
    Console.log(
      json
        ? JSON.stringify(frame)
        : `${frame.at} ${frame.direction === "in" ? "->" : "<-"} ${printable(frame.action ?? frame.kind)} ${printable(frame.frame)}`
    )
  )
