/** `onetime stations availability STATION in|out`: into service, or out of it. */
import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { ask } from "../Remote.ts"
import { number, said, station } from "../Words.ts"
import { printAnswer } from "./Answered.ts"

const words = {
  station,
  service: Argument.Literals("SERVICE", ["in", "out"]).pipe(Argument.withDescription("in, or out of service")),
  evseId: number("evse", "Only this EVSE, in OCPP 1.6 this connector"),
  connectorId: number("connector", "Only this connector of the EVSE")
}

export const availability = Command.make("availability", words, ({ station, service, ...rest }) =>
  Effect.flatMap(
    ask((client) =>
      client["station-commands"].availability({
        params: { stationId: station },
        payload: { operative: service === "in", ...said(rest) }
      })
    ),
    (answer) => printAnswer(answer, station)
  )
).pipe(Command.withDescription("Take a station, or a part of it, in or out of service"))
