/** `onetime stations reset STATION`: it starts over. */
import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { ask } from "../Remote.ts"
import { number, said, station } from "../Words.ts"
import { printAnswer } from "./Answered.ts"

const type = Flag.Literals("type", ["soft", "hard", "onIdle"]).pipe(
  Flag.withDefault("soft"),
  Flag.withDescription("onIdle: when no charge goes on, not in OCPP 1.6; soft if not said")
)
const evseId = number("evse", "Only this EVSE; not in OCPP 1.6")

export const reset = Command.make("reset", { station, type, evseId }, ({ station, type, evseId }) =>
  Effect.flatMap(
    ask((client) =>
      client["station-commands"].reset({ params: { stationId: station }, payload: { type, ...said({ evseId }) } })
    ),
    (answer) => printAnswer(answer, station)
  )
).pipe(Command.withDescription("Restart a station"))
