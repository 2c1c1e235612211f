/** `onetime stations configuration STATION [NAME...]`: what is set in it; `--set NAME=VALUE` changes it. */
import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { printRows } from "../Output.ts"
import { ask, Failed } from "../Remote.ts"
import { station } from "../Words.ts"

const words = {
  station,
  names: Argument.String("NAME").pipe(
    Argument.atLeast(0),
    Argument.withDescription("OCPP 1.6: a key; 2.x: Component.Variable; all of them if not said")
  ),
  set: Flag.KeyValuePair("set").pipe(
    Flag.withDefault({}),
    Flag.withDescription("NAME=VALUE: changes it; may be said several times")
  )
}

export const configuration = Command.make("configuration", words, ({ station, names, set }) =>
  Effect.gen(function* () {
    const params = { stationId: station }
    const changes = Object.entries(set).map(([name, value]) => ({ ...named(name), value }))
    const told = yield* ask((client) =>
      changes.length > 0
        ? client["station-commands"].setConfiguration({ params, payload: changes })
        : client["station-commands"].getConfiguration({ params, payload: names.length === 0 ? {} : { keys: names } })
    )
    yield* printRows(told.settings, {
      key: ({ key, component, variable }) => key ?? `${component}.${variable}`,
      value: ({ value }) => value,
      readonly: ({ readonly }) => (readonly === undefined ? null : readonly ? "yes" : "no"),
      status: ({ status }) => status
    })
    if (told.outcome !== "Accepted")
      return yield* new Failed({ message: `${station} refused: ${told.status}`, code: 1 })
    if (!told.complete) return yield* new Failed({ message: `${station} has told only a part in time`, code: 1 })
  })
).pipe(Command.withDescription("What is set in a station; --set changes it"))

/** A text is a key, and where it has a dot also a variable of a component. */
const named = (key: string) => {
  const [component = "", ...rest] = key.split(".")
  return rest.length === 0 ? { key } : { key, component, variable: rest.join(".") }
}
