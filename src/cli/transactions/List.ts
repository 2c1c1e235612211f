/** `onetime transactions list`: the newest charges. */
import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { printRows } from "../Output.ts"
import { limit, readPages } from "../Pages.ts"
import { ask } from "../Remote.ts"
import { said, text } from "../Words.ts"

const words = {
  limit: limit(50),
  station: text("station", "Only of this station"),
  token: text("token", "Only those that this token started"),
  open: Flag.Boolean("open").pipe(Flag.optional, Flag.withDescription("Only those that go on; --no-open: that ended")),
  from: text("from", "Started at this moment or later"),
  to: text("to", "Started before this moment")
}

export const list = Command.make("list", words, ({ limit, ...filters }) =>
  Effect.gen(function* () {
    const wanted = said(filters)
    const found = yield* ask((client) =>
      readPages(limit, (page) => client.transactions.list({ query: { ...wanted, ...page } }))
    )
    yield* printRows(found, {
      id: ({ id }) => id,
      station: ({ stationId }) => stationId,
      evse: ({ evse }) => evse,
      token: ({ token }) => token,
      started: ({ startedAt }) => startedAt,
      ended: ({ endedAt, open }) => endedAt ?? (open ? "goes on" : null),
      kWh: ({ energy }) => (energy / 1000).toFixed(3),
      flags: ({ flags }) => flags.join("; ")
    })
  })
).pipe(Command.withDescription("The newest transactions"))
