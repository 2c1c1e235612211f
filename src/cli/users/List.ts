/** `onetime users list`: who may sign in. */
import { Effect } from "effect"
import { Command } from "effect/cli"
import { printRows } from "../Output.ts"
import { readPages } from "../Pages.ts"
import { ask } from "../Remote.ts"

export const list = Command.make("list", {}, () =>
  Effect.gen(function* () {
    const users = yield* ask((client) => readPages(Number.POSITIVE_INFINITY, (query) => client.users.list({ query })))
    yield* printRows(users, {
      name: ({ name }) => name,
      role: ({ role }) => role,
      disabled: ({ disabled }) => (disabled ? "yes" : "no"),
      created: ({ createdAt }) => createdAt
    })
  })
).pipe(Command.withDescription("All users"))
