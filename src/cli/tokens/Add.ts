/** `onetime tokens add TOKEN`: entered, or replaced whole. */
import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { printDone } from "../Output.ts"
import { ask } from "../Remote.ts"
import { number, said, text, token } from "../Words.ts"

const words = {
  token,
  kind: text("kind", "card if not said; KeyCode for a PIN, or another type of OCPP 2.x"),
  expiry: text("expiry", "Until when it may charge: a date, or a date and time"),
  group: text("group", "Tokens of one group may stop each other's charges"),
  limit: number("limit", "How many charges may run on it at once"),
  note: text("note", "What you want to know of it"),
  blocked: Flag.Boolean("blocked").pipe(Flag.withDefault(false), Flag.withDescription("It may not charge"))
}

export const add = Command.make("add", words, ({ token, blocked, ...rest }) =>
  Effect.flatMap(
    ask((client) => client.tokens.save({ payload: { token, status: blocked ? "blocked" : "active", ...said(rest) } })),
    (saved) => printDone(saved, `${saved.token} is ${saved.status}.`)
  )
).pipe(Command.withDescription("Enter a token, or replace it"))
