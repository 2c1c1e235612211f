/** `onetime stations show STATION`: all that is known of it. */
import { Effect } from "effect"
import { Command } from "effect/cli"
import { printOne } from "../Output.ts"
import { ask } from "../Remote.ts"
import { station } from "../Words.ts"

export const show = Command.make("show", { station }, ({ station }) =>
  Effect.flatMap(
    ask((client) => client.stations.one({ params: { stationId: station } })),
    printOne
  )
).pipe(Command.withDescription("All that is known of one station"))
