/** `onetime inbox`: what waits for a person. */
import { Effect } from "effect"
import { Command } from "effect/cli"
import { printDone } from "../Output.ts"
import { ask } from "../Remote.ts"

export const inbox = Command.make("inbox", {}, () =>
  Effect.gen(function* () {
    const found = yield* ask((client) => client.inbox.show({}))
    const lines = [
      ...found.held.map(({ id, vendor, model }) => `${id} waits for approval (${vendor ?? "?"} ${model ?? "?"})`),
      ...found.flagged.map(({ id, flag }) => `${id}: ${flag}`),
      ...found.cards.map(({ token, stationId, lastSeen }) => `${token} was shown to ${stationId} at ${lastSeen}`)
    ]
    yield* printDone(found, lines.length === 0 ? "Nothing waits for you." : lines.join("\n"))
  })
).pipe(Command.withDescription("What waits for you: stations to approve or look at, cards that nobody has entered"))
