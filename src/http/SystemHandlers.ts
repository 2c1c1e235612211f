/** Says how Onetime is: alive, ready or not and why, and what its API looks like. */
import { Effect, Option } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder, OpenApi } from "effect/http-api"
import { Api } from "../api/Api.ts"
import type { Ready } from "../api/System.ts"
import { moment } from "../api/Values.ts"
import { Settings } from "../Config.ts"
import { CursorTable } from "../events/CursorTable.ts"
import { EventBus } from "../events/EventBus.ts"
import { Journal } from "../events/Journal.ts"
import { type ListenerState, Listeners } from "../events/Listener.ts"
import { Metrics } from "../observability/Metrics.ts"
import { prometheusText, prometheusType } from "../observability/Prometheus.ts"
import { Troubles } from "../observability/Troubles.ts"
import { makeDocs } from "./Docs.ts"

export const SystemHandlers = HttpApiBuilder.group(Api, "system", (handlers) =>
  Effect.gen(function* () {
    const bus = yield* EventBus
    const journal = yield* Journal
    const listeners = yield* Listeners
    const cursors = yield* CursorTable
    const troubles = yield* Troubles
    const { publicUrl, admin } = yield* Settings
    // Of an API on a port of its own it is not said how the world reaches it.
    const servers = Option.isSome(publicUrl) && Option.isNone(admin) ? { servers: [{ url: publicUrl.value }] } : {}
    const docs = yield* makeDocs
    const { families } = yield* Metrics
    let document: unknown

    const parked = Effect.result(cursors.parked)
    const report = Effect.map(parked, (found): Ready => {
      const door = bus.door()
      const states = listeners.states()
      const error = found._tag === "Failure" ? "it does not answer" : null
      return {
        ready: door.open && error === null && states.every(({ condition }) => condition !== "stopped"),
        database: { answers: error === null, error },
        journal: {
          identity: bus.journal,
          head: bus.head(),
          oldest: journal.oldest(),
          door: door.open ? "open" : "closed",
          reason: door.open ? null : door.reason
        },
        backlog: states.reduce((most, { lag }) => Math.max(most, lag), 0),
        listeners: states.map((state) => ({ ...state, error: state.error ?? null })),
        parked:
          found._tag === "Failure" ? [] : found.success.map((one) => ({ ...one, parkedAt: moment(one.parkedAt) })),
        troubles: [...journal.troubles(), ...troubles.all(), ...states.flatMap(troubleOf)]
      }
    })

    return handlers.handleAll({
      docs: () => docs,
      health: () => Effect.succeed({ status: "ok" as const }),
      ready: () =>
        Effect.map(report, (ready) => HttpServerResponse.jsonUnsafe(ready, { status: ready.ready ? 200 : 503 })),
      metrics: () =>
        Effect.sync(() => HttpServerResponse.text(prometheusText(families), { contentType: prometheusType })),
      openapi: () =>
        Effect.sync(() => HttpServerResponse.jsonUnsafe((document ??= { ...OpenApi.fromApi(Api), ...servers })))
    })
  })
)

const troubleOf = ({ name, condition, error, parked }: ListenerState): ReadonlyArray<string> => [
  ...(condition === "stopped" ? [`listener ${name} has stopped: ${error ?? "unknown"}`] : []),
  ...(parked > 0 ? [`listener ${name}: ${parked} records were refused by the database and are parked`] : [])
]
