/** What a station said to a command: a line for people; a no of its own is a failure. */
import { Effect } from "effect"
import type { Answer } from "../../api/Commands.ts"
import { printDone } from "../Output.ts"
import { Failed } from "../Remote.ts"

export const printAnswer = (answer: typeof Answer.Type, station: string) =>
  Effect.andThen(
    printDone(answer, `${station} said ${answer.status}.`),
    answer.outcome === "Accepted"
      ? Effect.void
      : Effect.fail(new Failed({ message: `${station} refused: ${answer.status}`, code: 1 }))
  )
