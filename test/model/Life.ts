/** One life of the central system, from an open door to a crash: all of it but the port, on a folder and a database. */
import { appendFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { Effect, Layer, Logger, ManagedRuntime, type Redacted } from "effect"
import { SqlClient } from "effect/sql"
import { Inside } from "../../src/App.ts"
import { Database } from "../../src/database/Database.ts"
import { DataDirectory } from "../../src/database/DataDirectory.ts"
import { type CommandAnswer, type CommandError, NotInItsLanguage, StationOffline } from "../../src/domain/Command.ts"
import { EventBus } from "../../src/events/EventBus.ts"
import { Listeners } from "../../src/events/Listener.ts"
import { Start } from "../../src/events/Start.ts"
import { OcppHandler } from "../../src/ocpp/OcppHandler.ts"
import { Authorization } from "../../src/services/authorization/Authorization.ts"
import { AbandonmentTimer } from "../../src/services/commands/AbandonmentTimer.ts"
import { StationLink } from "../../src/services/commands/StationLink.ts"
import { Stations } from "../../src/services/stations/Stations.ts"
import { until } from "../faults/Until.ts"
import { settings } from "../services/stations/TestRing.ts"
import { Doom } from "./DoomedJournal.ts"
import type { SimulatedClock } from "./SimulatedClock.ts"

/** Where it lives on: what is left of it after a crash. */
export interface Home {
  readonly folder: string
  readonly url: Redacted.Redacted
  readonly clock: SimulatedClock
}

/** What a station says of a charge of its; `wordless`: it has no word for it; undefined: it is offline. */
export type Asked = (station: string, name: string) => string | undefined

const services = Effect.gen(function* () {
  return {
    bus: yield* EventBus,
    handler: yield* OcppHandler,
    stations: yield* Stations,
    authorization: yield* Authorization,
    listeners: yield* Listeners,
    start: yield* Start,
    sql: yield* SqlClient.SqlClient
  }
})
type Services = Effect.Success<typeof services>

export class Life {
  readonly services: Services
  private readonly home: Home
  private readonly doom: Doom
  private readonly end: () => Promise<void>

  private constructor(services: Services, home: Home, doom: Doom, end: () => Promise<void>) {
    this.services = services
    this.home = home
    this.doom = doom
    this.end = end
  }

  /** Its door is open. */
  static async begin(home: Home, asked: Asked): Promise<Life> {
    const doom = new Doom()
    const runtime = ManagedRuntime.make(whole(home, doom, asked))
    const parts = await runtime.runPromise(services)
    let failure: unknown
    const running = runtime.runPromise(parts.start.run).catch((cause) => (failure = cause))
    await until("the door to open", () => {
      if (failure !== undefined) throw failure
      return parts.bus.door().open
    })
    return new Life(parts, home, doom, async () => {
      await runtime.dispose()
      await running
    })
  }

  /** Everything that it has taken is in the tables. */
  drained(): Promise<void> {
    const { bus, listeners } = this.services
    return Effect.runPromise(listeners.passed(bus.enqueued()))
  }

  /**
   * The machine goes down while it hears what `last` tells it. Nothing of that is answered, and what was being written
   * then is on the disk up to `share` of its bytes.
   */
  async crash(last: () => void, share: number): Promise<void> {
    const { doom, home } = this
    doom.strike()
    last()
    await new Promise((resume) => setImmediate(resume))
    await this.end()
    const folder = join(home.folder, "journal")
    const newest = readdirSync(folder)
      .filter((name) => name.endsWith(".journal"))
      .sort()
      .at(-1)
    if (newest === undefined) throw new Error("there is no journal")
    appendFileSync(join(folder, newest), doom.torn.subarray(0, Math.floor(doom.torn.length * share)))
  }

  /** An orderly end. */
  stop(): Promise<void> {
    return this.end()
  }
}

/** Stations hear one question: how a charge stands. */
const linkTo = (asked: Asked) =>
  Layer.succeed(
    StationLink,
    StationLink.of({
      ask: (station, command) =>
        Effect.suspend((): Effect.Effect<CommandAnswer, CommandError> => {
          const status = command._tag === "AskTransaction" ? asked(station, command.name) : undefined
          if (status === "wordless")
            return Effect.fail(new NotInItsLanguage({ station, version: "1.6", action: "", known: true }))
          return status === undefined
            ? Effect.fail(new StationOffline({ station }))
            : Effect.succeed({ outcome: "Accepted" as const, status, answer: {} })
        }),
      online: () => undefined,
      hangUp: () => undefined
    })
  )

const whole = ({ folder, url, clock }: Home, doom: Doom, asked: Asked) =>
  Layer.mergeAll(Start.layer, AbandonmentTimer.pipe(Layer.provide(linkTo(asked)))).pipe(
    Layer.provideMerge(Inside),
    Layer.provideMerge(doom.layer),
    Layer.provideMerge(Layer.orDie(Database.layerUrl(url))),
    Layer.provideMerge(DataDirectory.layerAt(folder)),
    Layer.provideMerge(settings("accept")),
    Layer.provideMerge(clock.layer),
    Layer.provideMerge(Logger.layer([]))
  )
