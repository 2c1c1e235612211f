/** `onetime stations send STATION ACTION [PAYLOAD]`: any action of its own OCPP version. */
import { Console, Effect, Schema } from "effect"
import { Argument, Command } from "effect/cli"
import { ask } from "../Remote.ts"
import { station } from "../Words.ts"

const action = Argument.String("ACTION").pipe(Argument.withDescription("An action of its OCPP version, as Reset"))
const payload = Argument.String("PAYLOAD").pipe(
  Argument.withSchema(Schema.fromJsonString(Schema.Record(Schema.String, Schema.Unknown))),
  Argument.withDefault({}),
  Argument.withDescription("Its payload in JSON; {} if not said")
)

export const send = Command.make("send", { station, action, payload }, ({ station, action, payload }) =>
  Effect.flatMap(
    ask((client) => client.commands.ocpp({ params: { stationId: station, action }, payload })),
    (answer) => Console.log(JSON.stringify(answer, null, 2))
  )
).pipe(Command.withDescription("Send a station any action of its own OCPP version"))
