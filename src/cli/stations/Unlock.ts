/** `onetime stations unlock STATION EVSE`: the cable comes free. */
import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { ask } from "../Remote.ts"
import { number, said, station } from "../Words.ts"
import { printAnswer } from "./Answered.ts"

const evseId = Argument.Int("EVSE").pipe(Argument.withDescription("OCPP 1.6: the connector's number"))
const connectorId = number("connector", "Within its EVSE; 1 if not said")

export const unlock = Command.make("unlock", { station, evseId, connectorId }, ({ station, evseId, connectorId }) =>
  Effect.flatMap(
    ask((client) =>
      client["station-commands"].unlock({
        params: { stationId: station },
        payload: { evseId, ...said({ connectorId }) }
      })
    ),
    (answer) => printAnswer(answer, station)
  )
).pipe(Command.withDescription("Unlock a connector"))
