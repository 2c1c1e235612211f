/** `onetime tokens list`: all cards and apps that are entered; `--unknown`: those that nobody has entered. */
import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { printRows } from "../Output.ts"
import { readPages } from "../Pages.ts"
import { ask } from "../Remote.ts"

const unknown = Flag.Boolean("unknown").pipe(
  Flag.withDefault(false),
  Flag.withDescription("The cards that were shown to a station and that nobody has entered")
)

export const list = Command.make("list", { unknown }, ({ unknown }) => (unknown ? strangers : entered)).pipe(
  Command.withDescription("All tokens, by text")
)

const all = Number.POSITIVE_INFINITY

const entered = Effect.gen(function* () {
  const tokens = yield* ask((client) => readPages(all, (query) => client.tokens.list({ query })))
  yield* printRows(tokens, {
    token: ({ token }) => token,
    kind: ({ kind }) => kind,
    status: ({ status }) => status,
    expiry: ({ expiry }) => expiry,
    group: ({ group }) => group,
    limit: ({ limit }) => limit,
    note: ({ note }) => note
  })
})

const strangers = Effect.gen(function* () {
  const cards = yield* ask((client) => readPages(all, (query) => client.tokens.unknown({ query })))
  yield* printRows(cards, {
    token: ({ token }) => token,
    kind: ({ kind }) => kind,
    "last shown to": ({ stationId }) => stationId,
    at: ({ lastSeen }) => lastSeen,
    times: ({ times }) => times
  })
})
