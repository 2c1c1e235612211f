/** `onetime users add NAME ROLE`: somebody who may sign in; the password is asked for, or made. */
import { randomBytes } from "node:crypto"
import { Effect, Option, Redacted } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { printDone } from "../Output.ts"
import { ask } from "../Remote.ts"
import { role } from "../Words.ts"

const words = {
  name: Argument.String("NAME").pipe(Argument.withDescription("What the user signs in as")),
  role,
  password: Flag.Redacted("password").pipe(
    Flag.optional,
    Flag.withDescription("If not said, one is made and shown this once")
  )
}

export const add = Command.make("add", words, ({ name, role, password }) =>
  Effect.gen(function* () {
    const made = Option.isNone(password) ? randomBytes(12).toString("base64url") : undefined
    const secret = made ?? Option.match(password, { onNone: () => "", onSome: Redacted.value })
    const user = yield* ask((client) => client.users.add({ payload: { name, role, password: secret } }))
    const told = made === undefined ? user : { ...user, password: made }
    yield* printDone(told, `${name} is ${role}${made === undefined ? "" : ` and has the password ${made}`}.`)
  })
).pipe(Command.withDescription("Add a user"))
