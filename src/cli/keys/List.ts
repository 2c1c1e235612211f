/** `onetime keys list`: which programs may ask. */
import { Effect } from "effect"
import { Command } from "effect/cli"
import { printRows } from "../Output.ts"
import { readPages } from "../Pages.ts"
import { ask } from "../Remote.ts"

export const list = Command.make("list", {}, () =>
  Effect.gen(function* () {
    const keys = yield* ask((client) => readPages(Number.POSITIVE_INFINITY, (query) => client.keys.list({ query })))
    yield* printRows(keys, {
      key: ({ key }) => key,
      label: ({ label }) => label,
      role: ({ role }) => role,
      stations: ({ stations }) => stations?.join(" ") ?? "all",
      expiry: ({ expiry }) => expiry,
      "last used": ({ lastUsedAt }) => lastUsedAt
    })
  })
).pipe(Command.withDescription("All keys for programs"))
