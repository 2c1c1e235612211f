/** `onetime stations approve STATION`: one that is held may charge. */
import { Effect } from "effect"
import { Command } from "effect/cli"
import { printDone } from "../Output.ts"
import { ask } from "../Remote.ts"
import { station } from "../Words.ts"

export const approve = Command.make("approve", { station }, ({ station }) =>
  Effect.flatMap(
    ask((client) => client.stations.approve({ params: { stationId: station } })),
    (approved) => printDone(approved, `${approved.id} is ${approved.standing}.`)
  )
).pipe(Command.withDescription("Let a station in that waits for you"))
