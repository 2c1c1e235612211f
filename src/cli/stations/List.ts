/** `onetime stations list`: all stations and how they stand. */
import { Effect } from "effect"
import { Command } from "effect/cli"
import { printRows } from "../Output.ts"
import { readPages } from "../Pages.ts"
import { ask } from "../Remote.ts"

export const list = Command.make("list", {}, () =>
  Effect.gen(function* () {
    const stations = yield* ask((client) =>
      readPages(Number.POSITIVE_INFINITY, (query) => client.stations.list({ query }))
    )
    yield* printRows(stations, {
      station: ({ id }) => id,
      standing: ({ standing }) => standing,
      online: ({ online }) => (online ? "yes" : "no"),
      ocpp: ({ version }) => version,
      model: ({ vendor, model }) => [vendor, model].filter(Boolean).join(" "),
      connectors: ({ connectors }) =>
        connectors
          .filter(({ evse }) => evse !== 0)
          .map(({ evse, status }) => `${evse}:${status}`)
          .join(" "),
      "last seen": ({ lastSeen }) => lastSeen
    })
  })
).pipe(Command.withDescription("All stations and how they stand"))
