/** `onetime stations remove STATION`: forgotten; its charges stay. */
import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { printDone } from "../Output.ts"
import { ask } from "../Remote.ts"
import { station } from "../Words.ts"

const force = Flag.Boolean("force").pipe(
  Flag.withDefault(false),
  Flag.withDescription("Also while charges of it go on: they end at their last values")
)

export const remove = Command.make("remove", { station, force }, ({ station, force }) =>
  Effect.flatMap(
    ask((client) => client.stations.remove({ params: { stationId: station }, query: force ? { force: "true" } : {} })),
    (removed) => printDone(removed, `${removed.id} is removed; its charges stay.`)
  )
).pipe(Command.withDescription("Remove a station"))
