/** Charges, from memory: gives a start its id and its verdict, a repeated start its original answer. */
import { Context, Effect, Layer } from "effect"
import type { Charge } from "../../domain/Charge.ts"
import type { Decision } from "../../domain/Decision.ts"
import type { StationId, TransactionId } from "../../domain/Ids.ts"
import type { Reading } from "../../domain/Reading.ts"
import type { StationTime } from "../../domain/Time.ts"
import type { Ruling, Token } from "../../domain/Token.ts"
import { EventBus } from "../../events/EventBus.ts"
import { Journal } from "../../events/Journal.ts"
import { Authorization } from "../authorization/Authorization.ts"
import { Stations } from "../stations/Stations.ts"
import { redraws } from "./Kinds.ts"
import { makeAnew, makeKnown } from "./Reload.ts"
import { TransactionMemory } from "./TransactionMemory.ts"
import { TransactionTable } from "./TransactionTable.ts"

/** A 1.6 StartTransaction (4.8). */
export interface Start {
  readonly station: StationId
  readonly received: number
  readonly evse: number
  readonly connector: number
  readonly token: Token
  readonly time: StationTime
  /** Wh; undefined: not possible (-1). */
  readonly register?: number
  readonly reservation?: number
}

/** A 1.6 StopTransaction (4.10). `claimed` is the id as the station gave it, right or not. */
export interface Stop {
  readonly station: StationId
  readonly received: number
  readonly claimed: number
  readonly token?: Token
  /** Where it says that it was, although OCPP 1.6 does not ask. */
  readonly evse?: number
  readonly time: StationTime
  /** Wh; undefined: not said or not possible (-1). */
  readonly register?: number
  readonly reason?: string
  readonly readings: ReadonlyArray<Reading>
}

/** A 2.x TransactionEvent. `name` is the station's own transaction id. */
export interface Report {
  readonly station: StationId
  readonly received: number
  readonly phase: "started" | "updated" | "ended"
  readonly name: string
  readonly time: StationTime
  readonly seq: number
  readonly trigger?: string
  readonly offline?: boolean
  readonly evse?: number
  readonly connector?: number
  readonly token?: Token
  readonly state?: string
  readonly reason?: string
  readonly reservation?: number
  readonly remoteStart?: number
  readonly readings: ReadonlyArray<Reading>
}

export interface StartAnswer {
  readonly transaction: TransactionId
  readonly ruling: Ruling
}

export class Transactions extends Context.Service<
  Transactions,
  {
    /** A refused start is kept, too, with its own id. A replay (same content) gets its first answer and no second event. */
    start(start: Start): Decision<StartAnswer>
    /** The ruling is of the token that stopped it, absent if none was sent. Never refuses. */
    stop(stop: Stop): Decision<Ruling | undefined>
    /** The ruling is of the event's token, absent if it had none. */
    report(report: Report): Decision<Ruling | undefined>
    /** A start that could not be read: an id of its own and the verdict of the token, if one could be read. */
    unreadableStart(station: StationId, received: number, token: Token | undefined): Decision<StartAnswer>
    /** For a charge that is made of a part of another. */
    freshId(): TransactionId
    /** An open or recently ended charge. */
    find(transaction: TransactionId): Charge | undefined
    readonly open: () => ReadonlyArray<Charge>
    /** How many live charges run on a token, at all stations but this one: who shows it here may want to stop his own. */
    running(token: Token, here?: StationId): number
  }
>()("onetime/services/transactions/Transactions") {
  static readonly layer = Layer.effect(
    Transactions,
    Effect.gen(function* () {
      const bus = yield* EventBus
      const journal = yield* Journal
      const table = yield* TransactionTable
      const memory = new TransactionMemory(yield* Authorization, yield* Stations)
      const known = yield* makeKnown
      const anew = yield* makeAnew(memory, known)
      const load = Effect.gen(function* () {
        const found = yield* known()
        memory.load(found, Math.max(journal.highestTransaction(), yield* table.highest))
      })
      yield* bus.remember({
        name: "transactions",
        load,
        fold: (event, position, at) => {
          memory.fold(event, position, at)
          if (redraws(event)) anew(position)
        }
      })
      return Transactions.of({
        start: (start) => memory.start(start),
        stop: (stop) => memory.stop(stop),
        report: (report) => memory.report(report),
        unreadableStart: (station, received, token) => memory.unreadableStart(station, received, token),
        freshId: () => memory.newId(),
        find: (transaction) => memory.ledger.get(transaction),
        open: () => [...memory.ledger.open()],
        running: (token, here) => memory.running(token, ({ station }) => station === here)
      })
    })
  )
}
