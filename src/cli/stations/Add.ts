/** `onetime stations add STATION`: it is let in when it comes for the first time. */
import { Effect } from "effect"
import { Command } from "effect/cli"
import { printDone } from "../Output.ts"
import { ask } from "../Remote.ts"
import { station } from "../Words.ts"

export const add = Command.make("add", { station }, ({ station }) =>
  Effect.flatMap(
    ask((client) => client.stations.register({ payload: { stationId: station } })),
    (added) => printDone(added, `${added.id} is let in when it comes.`)
  )
).pipe(Command.withDescription("Register a station before it comes"))
