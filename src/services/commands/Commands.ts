/**
 * What an operator or a service wishes of a station: checked, written down, asked, and what became of it written down,
 * too. A command goes on when whoever wished it has gone away.
 */
import { Cause, Clock, Context, Effect, Exit, Fiber, Layer, Option, Schema } from "effect"
import type { HistoryAway } from "../../database/Answered.ts"
import type { Charge } from "../../domain/Charge.ts"
import { type Command, type CommandAnswer, type CommandError, StationOffline } from "../../domain/Command.ts"
import type { StationId } from "../../domain/Ids.ts"
import { isSecretName } from "../../domain/Setting.ts"
import { DoorClosed, EventBus } from "../../events/EventBus.ts"
import { Authorization } from "../authorization/Authorization.ts"
import { Seal } from "../authorization/Seal.ts"
import { Stations } from "../stations/Stations.ts"
import { HistoryTable } from "../transactions/HistoryTable.ts"
import { Transactions } from "../transactions/Transactions.ts"
import { RequestNumbers } from "./RequestNumbers.ts"
import { StationLink } from "./StationLink.ts"

/** No station of this identity has ever been here. */
export class StationUnknown extends Schema.TaggedError<StationUnknown>()("StationUnknown", {
  station: Schema.String
}) {}

/** It waits for approval: nothing is asked of it before (2.0.1 B02.FR.02, 1.6 4.2). */
export class StationNotAccepted extends Schema.TaggedError<StationNotAccepted>()("StationNotAccepted", {
  station: Schema.String
}) {}

/** There is no transaction of this id, ours or a station's. */
export class TransactionUnknown extends Schema.TaggedError<TransactionUnknown>()("TransactionUnknown", {
  transaction: Schema.String
}) {}

export class TransactionEnded extends Schema.TaggedError<TransactionEnded>()("TransactionEnded", {
  transaction: Schema.Int
}) {}

/** More than one transaction bears this id of a station. */
export class TransactionAmbiguous extends Schema.TaggedError<TransactionAmbiguous>()("TransactionAmbiguous", {
  transactions: Schema.Array(Schema.Struct({ id: Schema.Int, stationId: Schema.String, open: Schema.Boolean }))
}) {}

export type CommandFailure = CommandError | StationUnknown | StationNotAccepted | DoorClosed
export type StopFailure = CommandFailure | TransactionUnknown | TransactionEnded | TransactionAmbiguous | HistoryAway

/** A charge to begin. `evse`: in 1.6 the connector; the station chooses if absent. */
export interface Wish {
  readonly token: string
  readonly kind?: string | undefined
  readonly evse?: number | undefined
}

export class Commands extends Context.Service<
  Commands,
  {
    start(station: string, wish: Wish, by: string): Effect.Effect<CommandAnswer, CommandFailure>
    /** Stops a charge by our id, or by the station's own where one open charge bears it. Works without the database. */
    stop(transaction: string, by: string): Effect.Effect<CommandAnswer, StopFailure>
    /** Any action of the station's own version; its payload is checked there and never written down by us. */
    raw(station: string, action: string, payload: unknown, by: string): Effect.Effect<CommandAnswer, CommandFailure>
    /** Any other wish in our own words. What is secret of it is never written down. */
    tell(station: string, command: Wished, by: string): Effect.Effect<CommandAnswer, CommandFailure>
    /** Has an approved station say who it is: a message if it can be asked, else its socket is closed. Waits for nothing. */
    introduce(station: StationId): Effect.Effect<void>
  }
>()("onetime/services/commands/Commands") {
  static readonly layer = Layer.effect(
    Commands,
    Effect.gen(function* () {
      const authorization = yield* Authorization
      const { seal } = yield* Seal
      const link = yield* StationLink
      const ask = yield* makeAsk
      const findCharge = yield* makeFindCharge
      const numbers = new RequestNumbers()

      const start = Effect.fnUntraced(function* (
        station: string,
        { token: text, kind: given, evse }: Wish,
        by: string
      ) {
        const kind = given ?? authorization.find(text)?.kind ?? "Central"
        const command: Command = {
          _tag: "StartCharging",
          token: { text, kind },
          ...(evse === undefined ? {} : { evse }),
          remoteStart: numbers.next(yield* Clock.currentTimeMillis)
        }
        // A PIN is never written (2.0.1 C04).
        const payload = { ...command, token: { text: isPin(kind) ? seal(text) : text, kind } }
        return yield* ask({ station, command, name: "StartCharging", payload, by, urgent: false })
      })

      const stop = Effect.fnUntraced(function* (id: string, by: string) {
        const { station, transaction, name } = yield* findCharge(id)
        const command: Command = { _tag: "StopCharging", transaction, name }
        return yield* ask({ station, command, name: "StopCharging", payload: command, by, urgent: true })
      })

      const raw = (station: string, action: string, payload: unknown, by: string) =>
        ask({ station, command: { _tag: "Raw", action, payload }, name: action, payload: undefined, by, urgent: false })

      const tell = (station: string, command: Wished, by: string) =>
        ask({ station, command, name: command._tag, payload: publicPart(command), by, urgent: false })

      const introduce = (station: StationId) =>
        ask({
          station,
          command: { _tag: "Introduce" },
          name: "Introduce",
          payload: undefined,
          by: "approval",
          urgent: false
        }).pipe(
          Effect.map(({ outcome }) => outcome === "Accepted"),
          Effect.orElseSucceed(() => false),
          Effect.map((heard) => (heard ? undefined : link.hangUp(station, "approved: come again")))
        )

      const scope = yield* Effect.scope
      return Commands.of({
        start,
        stop,
        raw,
        tell,
        introduce: (station) => Effect.asVoid(Effect.forkIn(introduce(station), scope))
      })
    })
  )
}

/** The commands that need no more than their own words. */
export type Wished = Exclude<
  Command,
  { readonly _tag: "StartCharging" | "StopCharging" | "AskTransaction" | "Introduce" | "Raw" }
>

const publicPart = (command: Wished): Wished => {
  if (command._tag === "SetPassword") return { ...command, password: "***" }
  if (command._tag !== "WriteSetting") return command
  const { name } = command.change
  return isSecretName(name.key ?? name.variable ?? "") ? { ...command, change: { name, value: "***" } } : command
}

const isPin = (kind: string) => kind.toLowerCase() === "keycode"

interface Asked {
  readonly station: string
  readonly command: Command
  /** What the record calls it, and what it may tell of it. */
  readonly name: string
  readonly payload: unknown
  readonly by: string
  /** Overtakes what waits, and is sent even while nothing can be written. */
  readonly urgent: boolean
}

const makeAsk = Effect.gen(function* () {
  const bus = yield* EventBus
  const stations = yield* Stations
  const link = yield* StationLink
  const scope = yield* Effect.scope

  const note = (by: string, event: Parameters<typeof bus.enqueue>[0]["events"][number]) =>
    Effect.map(Clock.currentTimeMillis, (at) => bus.enqueue({ at, cause: { kind: "admin", by }, events: [event] }))

  return Effect.fnUntraced(function* ({ station: identity, command, name, payload, by, urgent }: Asked) {
    const station = stations.find(identity)
    if (station === undefined) return yield* new StationUnknown({ station: identity })
    if (station.standing !== "accepted") return yield* new StationNotAccepted({ station: station.id })
    if (link.online(station.id) === undefined) return yield* new StationOffline({ station: station.id })
    const about = { station: station.id, command: name }
    const issued = { _tag: "CommandIssued", ...about, by, ...(payload === undefined ? {} : { payload }) } as const
    const position = yield* note(by, issued)
    if (position === 0 && !urgent) {
      const door = bus.door()
      return yield* new DoorClosed({ message: door.open ? "the record was lost" : door.reason })
    }
    const asked = yield* link.ask(station.id, command, urgent).pipe(
      Effect.onExit((exit) =>
        note(by, {
          _tag: "CommandAnswered",
          ...about,
          ...outcomeOf(exit),
          ...(position === 0 ? {} : { issued: position })
        })
      ),
      Effect.forkIn(scope)
    )
    return yield* Fiber.join(asked)
  })
})

const outcomeOf = (
  exit: Exit.Exit<CommandAnswer, CommandError>
): { readonly outcome: string; readonly status?: string } => {
  if (Exit.isSuccess(exit)) return { outcome: exit.value.outcome, status: storable(exit.value.status) }
  const error = Option.getOrUndefined(Cause.findErrorOption(exit.cause))
  if (error === undefined) return { outcome: Cause.hasInterrupts(exit.cause) ? "Abandoned" : "Failed" }
  return error._tag === "StationError" ? { outcome: error._tag, status: storable(error.code) } : { outcome: error._tag }
}

/** The station's word may be anything. */
const storable = (text: string) => text.slice(0, 100).toWellFormed()

interface Found {
  readonly station: StationId
  readonly transaction: number
  readonly name: string
}

/** Memory first: it has every open charge, so that a charge can be stopped while the database is away. */
const makeFindCharge = Effect.gen(function* () {
  const transactions = yield* Transactions
  const history = yield* HistoryTable

  const found = ({ id, station, name }: Pick<Charge, "id" | "station" | "name">): Found => ({
    station,
    transaction: id,
    name
  })

  return Effect.fnUntraced(function* (text: string) {
    const id = ourId(text)
    const known = id === undefined ? undefined : transactions.find(id)
    if (known !== undefined) {
      return known.endedAt === undefined ? found(known) : yield* new TransactionEnded({ transaction: known.id })
    }
    const past = id === undefined ? undefined : yield* history.find(id)
    if (past !== undefined) {
      return past.endedAt === null ? found(past) : yield* new TransactionEnded({ transaction: past.id })
    }
    const open = transactions.open().filter(({ name }) => name === text)
    const bearers = open.length > 0 ? open : yield* history.named(text)
    const [one, another] = bearers
    if (one === undefined) return yield* new TransactionUnknown({ transaction: text })
    if (another !== undefined) {
      return yield* new TransactionAmbiguous({
        transactions: bearers.map(({ id, station, endedAt }) => ({
          id,
          stationId: station,
          open: (endedAt ?? undefined) === undefined
        }))
      })
    }
    return (one.endedAt ?? undefined) === undefined ? found(one) : yield* new TransactionEnded({ transaction: one.id })
  })
})

/** Our id, if the text can be one. */
export const ourId = (text: string): number | undefined => {
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0
  return id >= 1 && id <= 2_147_483_647 ? id : undefined
}
