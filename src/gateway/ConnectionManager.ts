/**
 * Who is connected. The newest authenticated socket of a station wins; a dead one is found out by pings, or by missing
 * heartbeats where a station never answers pings. Implements `StationLink`: the way from a service to a socket.
 */
import { Context, Effect, Layer } from "effect"
import { Settings } from "../Config.ts"
import {
  type Command,
  type CommandAnswer,
  type CommandError,
  NotInItsLanguage,
  PayloadInvalid,
  StationError,
  StationOffline,
  StationSilent
} from "../domain/Command.ts"
import type { StationId } from "../domain/Ids.ts"
import { EventBus } from "../events/EventBus.ts"
import { measured } from "../observability/Metrics.ts"
import { spellCommand } from "../ocpp/Spelling.ts"
import { StationLink } from "../services/commands/StationLink.ts"
import { Stations } from "../services/stations/Stations.ts"
import type { Connection } from "./Connection.ts"
import { answersPings, judge, patienceFor } from "./Liveness.ts"
import type { Heard } from "./Outbox.ts"

export class ConnectionManager extends Context.Service<
  ConnectionManager,
  {
    /** The socket is open: it takes the place of an older one. */
    enter(connection: Connection): void
    leave(connection: Connection, code: number, reason: string): void
    readonly count: () => number
  }
>()("onetime/gateway/ConnectionManager") {}

/** Calls waiting for one station; more are turned away, unless they are urgent. */
const mostWaiting = 100
const mostUrgent = 200

/** What came of a call, in the words of our measures. */
const outcomes = { Result: "result", Error: "error", Silence: "silence" } as const

export const layer = Layer.effectContext(
  Effect.gen(function* () {
    const bus = yield* EventBus
    const settings = yield* Settings
    const stations = yield* Stations
    const connections = new Map<StationId, Connection>()

    const asked = new Map<string, number>()
    const count = (version: string, action: string, outcome: string) => {
      const key = `${version} ${action} ${outcome}`
      asked.set(key, (asked.get(key) ?? 0) + 1)
    }
    yield* measured(
      {
        name: "onetime_connected_stations",
        help: "Stations whose socket is open, by OCPP version.",
        type: "gauge",
        read: () =>
          ["1.6", "2.0.1", "2.1"].map((version) => ({
            labels: { version },
            value: [...connections.values()].filter((connection) => connection.version === version).length
          }))
      },
      {
        name: "onetime_commands_total",
        help: "Calls of ours to stations, by OCPP version, action and what came of them.",
        type: "counter",
        read: () =>
          [...asked].map(([key, value]) => {
            const [version = "", action = "", outcome = ""] = key.split(" ")
            return { labels: { version, action, outcome }, value }
          })
      }
    )

    const note = (connection: Connection, event: Parameters<typeof bus.enqueue>[0]["events"][number]) =>
      bus.enqueue({
        at: Date.now(),
        cause: { kind: "socket", station: connection.station, connection: connection.connection },
        events: [event]
      })

    /** Whether its station answers pings: written when it is news, and known after a restart. */
    const learn = (connection: Connection, now: number) => {
      const { station, ponged, paused } = connection
      // Of a station that we do not read from just now nothing is learned.
      const pongs = paused && !ponged ? undefined : answersPings(ponged, now - connection.openedAt)
      const known = stations.find(station)
      if (pongs === undefined || known === undefined || known.answersPings === pongs) return
      note(connection, { _tag: "StationSeen", station, pongs })
    }

    const enter = (connection: Connection) => {
      const older = connections.get(connection.station)
      connections.set(connection.station, connection)
      connection.connection = bus.enqueued() + 1
      connection.pongs = stations.find(connection.station)?.answersPings === true
      note(connection, { _tag: "StationConnected", connection: connection.connection, ...connection.visitor })
      older?.close(1000, "replaced by a newer connection")
      connection.ping(performance.now())
    }

    const leave = (connection: Connection, code: number, reason: string) => {
      learn(connection, performance.now())
      connection.ended("the connection closed")
      if (connections.get(connection.station) !== connection) return
      connections.delete(connection.station)
      const words = connection.lost ?? (reason === "" ? `closed ${code}` : `closed ${code}: ${reason.slice(0, 200)}`)
      note(connection, {
        _tag: "StationDisconnected",
        station: connection.station,
        connection: connection.connection,
        reason: words
      })
    }

    const patience = patienceFor(settings.heartbeatSeconds)
    const watch = () => {
      const now = performance.now()
      for (const connection of connections.values()) {
        connection.tick(now)
        learn(connection, now)
        const { heardAt, pingedAt, pongs, paused } = connection
        const verdict = judge({ now, heardAt, pingedAt, pongs, paused }, patience)
        if (verdict === "gone") connection.terminate("silent")
        else if (verdict === "ping") connection.ping(now)
      }
    }
    const look = Effect.catchCause(Effect.sync(watch), (cause) =>
      Effect.logError("the watch over sockets failed", cause)
    )
    yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep("1 second"), look)))

    yield* bus.onDoor((door) => {
      if (door.open || door.sockets === "stay") return
      for (const connection of connections.values())
        connection.close(1013, "the central system cannot take messages now")
    })
    yield* Effect.addFinalizer(() =>
      Effect.sync(() => {
        for (const connection of connections.values()) connection.close(1001, "the central system is stopping")
      })
    )

    const ask = (station: StationId, command: Command, urgent = false): Effect.Effect<CommandAnswer, CommandError> =>
      Effect.suspend((): Effect.Effect<CommandAnswer, CommandError> => {
        const connection = connections.get(station)
        if (connection === undefined) return Effect.fail(new StationOffline({ station }))
        const call = spellCommand(connection.version, command)
        if (call._tag === "Unknown") {
          const { action, known } = call
          return Effect.fail(new NotInItsLanguage({ station, version: connection.version, action, known }))
        }
        if (call._tag === "Invalid") return Effect.fail(new PayloadInvalid({ path: call.path, message: call.message }))
        if (connection.outbox.length >= (urgent ? mostUrgent : mostWaiting)) {
          return Effect.fail(new StationSilent({ station, message: `${mostWaiting} calls are waiting for it already` }))
        }
        const id = crypto.randomUUID()
        const cause = { kind: "sent", station, connection: connection.connection } as const
        return Effect.callback<Heard>((resume) => {
          connection.outbox.add(
            {
              id,
              action: call.action,
              text: call.text(id),
              urgent,
              unquote: call.unquote,
              patience: settings.commandTimeout,
              sent: () => {
                for (const action of call.provokes) connection.provoked.add(action)
                bus.enqueue({ at: Date.now(), cause, frame: call.redacted(id), events: [] })
              },
              heard: (what) => resume(Effect.succeed(what))
            },
            performance.now()
          )
          return Effect.sync(() => connection.outbox.withdraw(id))
        }).pipe(
          // The line may be busy before the call is even sent: the caller waits for both, not longer.
          Effect.timeoutOrElse({
            duration: settings.commandTimeout,
            orElse: () => Effect.succeed<Heard>({ _tag: "Silence", reason: "no answer in time" })
          }),
          Effect.withSpan("ocpp.command", {
            kind: "client",
            attributes: { station, action: call.action, "ocpp.version": connection.version }
          }),
          Effect.tap((what) => Effect.sync(() => count(connection.version, call.action, outcomes[what._tag]))),
          Effect.flatMap((what): Effect.Effect<CommandAnswer, CommandError> => {
            if (what._tag === "Result") return Effect.succeed(call.hear(what.payload))
            if (what._tag === "Silence") return Effect.fail(new StationSilent({ station, message: what.reason }))
            return Effect.fail(
              new StationError({ station, code: call.unquote(what.code), description: call.unquote(what.description) })
            )
          })
        )
      })

    return Context.make(ConnectionManager, ConnectionManager.of({ enter, leave, count: () => connections.size })).pipe(
      Context.add(
        StationLink,
        StationLink.of({
          ask,
          online: (station) => connections.get(station)?.version,
          hangUp: (station, reason) => connections.get(station)?.close(1000, reason)
        })
      )
    )
  })
)
