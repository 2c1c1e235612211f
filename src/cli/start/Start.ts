/** `onetime start STATION TOKEN`: asks the station to begin a charge. */
import { Effect } from "effect"
import { Command } from "effect/cli"
import { ask } from "../Remote.ts"
import { printAnswer } from "../stations/Answered.ts"
import { number, said, station, text, token } from "../Words.ts"

const words = {
  station,
  token,
  connectorId: number("evse", "The EVSE, in OCPP 1.6 the connector; the station chooses if not said"),
  kind: text("kind", "The token's kind, for OCPP 2.x; if not said, as entered")
}

export const start = Command.make("start", words, ({ station, token, ...rest }) =>
  Effect.flatMap(
    ask((client) =>
      client.commands.start({ params: { stationId: station }, payload: { idTag: token, ...said(rest) } })
    ),
    (answer) => printAnswer(answer, station)
  )
).pipe(Command.withDescription("Start a charge; accepted means heard: see `onetime transactions list --open`"))
