/** The services that charges need, on a real journal and database, and what a station may tell them. */
import { Effect, Layer, Schema } from "effect"
import { SqlClient } from "effect/sql"
import type { Decision } from "../../../src/domain/Decision.ts"
import type { Reading } from "../../../src/domain/Reading.ts"
import type { Token, TokenRecord } from "../../../src/domain/Token.ts"
import { Authorization } from "../../../src/services/authorization/Authorization.ts"
import { AuthorizationListener } from "../../../src/services/authorization/AuthorizationListener.ts"
import { Seal } from "../../../src/services/authorization/Seal.ts"
import { StationListener } from "../../../src/services/stations/StationListener.ts"
import { Stations } from "../../../src/services/stations/Stations.ts"
import { AliasTable } from "../../../src/services/transactions/AliasTable.ts"
import { FactTable } from "../../../src/services/transactions/FactTable.ts"
import { MeterTable } from "../../../src/services/transactions/MeterTable.ts"
import { OrphanTable } from "../../../src/services/transactions/OrphanTable.ts"
import { ReadingTable } from "../../../src/services/transactions/ReadingTable.ts"
import { RebuildTable } from "../../../src/services/transactions/RebuildTable.ts"
import { TransactionListener } from "../../../src/services/transactions/TransactionListener.ts"
import { type Report, type Start, type Stop, Transactions } from "../../../src/services/transactions/Transactions.ts"
import { TransactionTable } from "../../../src/services/transactions/TransactionTable.ts"
import { card, clock, day } from "../../domain/Story.ts"
import { drain, happen, open, reload, testRing } from "../stations/TestRing.ts"

export const tables = Layer.mergeAll(
  TransactionTable.layer,
  ReadingTable.layer,
  FactTable.layer,
  AliasTable.layer,
  MeterTable.layer,
  RebuildTable.layer,
  OrphanTable.layer
)

export const chargeRing = Layer.mergeAll(
  Transactions.layer,
  TransactionListener,
  StationListener,
  AuthorizationListener
).pipe(
  Layer.provideMerge(Layer.mergeAll(Authorization.layer, Stations.layer)),
  Layer.provideMerge(Seal.layer),
  Layer.provideMerge(tables),
  Layer.provideMerge(testRing("accept"))
)

export type Ring = Layer.Success<typeof chargeRing>

export const run = <A, E>(effect: Effect.Effect<A, E, Ring>) =>
  open.pipe(Effect.andThen(effect), Effect.provide(chargeRing), Effect.scoped, Effect.runPromise)

/** All of it is written, and read anew. */
export const restart = Effect.andThen(drain, reload)

/** ms since 1970 of a second of the day. */
export const at = (second: number) => day + second * 1000

/** A station that is here for the first time, and connected. */
export const station = (name: string, standing: "accepted" | "held" = "accepted") =>
  happen(
    day,
    { _tag: "StationFound", station: name, standing, version: "1.6" },
    { _tag: "StationConnected", station: name, connection: 1, version: "1.6", open: true }
  )

export const enter = (...records: ReadonlyArray<Partial<TokenRecord> & { readonly text: string }>) =>
  Effect.gen(function* () {
    const authorization = yield* Authorization
    for (const record of records) {
      const token = { kind: "card", status: "active" as const, ...record }
      yield* happen(day, ...authorization.save(token, "admin").events)
    }
  })

/** What was decided happens, at a second of the day; the answer and how many events it had. */
export const decided = <A>(second: number, decide: (transactions: Transactions["Service"]) => Decision<A>) =>
  Effect.gen(function* () {
    const { answer, events } = decide(yield* Transactions)
    if (events.length > 0) yield* happen(at(second), ...events)
    return { answer, told: events.length }
  })

/** A start at the second in which it is told, at CP1, EVSE 1, with card A and 100 Wh, unless it says otherwise. */
export const start = (second: number, more: Partial<Start> = {}) =>
  decided(second, (transactions) =>
    transactions.start({
      station: "CP1",
      received: at(second),
      evse: 1,
      connector: 1,
      token: card("A"),
      time: clock(second),
      register: 100,
      ...more
    })
  )

export const stop = (second: number, claimed: number, more: Partial<Stop> = {}) =>
  decided(second, (transactions) =>
    transactions.stop({ station: "CP1", received: at(second), claimed, time: clock(second), readings: [], ...more })
  )

export const report = (second: number, phase: Report["phase"], name: string, seq: number, more: Partial<Report> = {}) =>
  decided(second, (transactions) =>
    transactions.report({
      station: "CP1",
      received: at(second),
      phase,
      name,
      seq,
      time: clock(second),
      readings: [],
      ...more
    })
  )

export const unreadable = (second: number, token: Token | undefined, station = "CP1") =>
  decided(second, (transactions) => transactions.unreadableStart(station, at(second), token))

export const meter = (second: number, claimed: number | undefined, ...readings: ReadonlyArray<Reading>) =>
  happen(at(second), {
    _tag: "MeterRead",
    station: "CP1",
    evse: 1,
    readings,
    ...(claimed === undefined ? {} : { claimed })
  })

const Row = Schema.Struct({ id: Schema.Number, open: Schema.Boolean, energy: Schema.Number })

/** Of each charge in the table: whether it is open, and its energy in Wh. */
export const stored = Effect.gen(function* () {
  yield* drain
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql`SELECT id, ended_at IS NULL AS open, energy FROM transactions ORDER BY id`
  return Schema.decodeUnknownSync(Schema.Array(Row))(rows).map(({ id, open, energy }) => [id, open, energy] as const)
})
