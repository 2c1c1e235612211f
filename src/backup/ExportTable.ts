/** The tables as a backup takes them: all of them as they were at one moment, a stretch of rows at a time. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { BackupTable } from "../api/BackupFormat.ts"
import { answered, type HistoryAway } from "../database/Answered.ts"
import { rows } from "../database/Rows.ts"
import type { Position } from "../domain/Ids.ts"
import { kept } from "./Kept.ts"

const Line = Schema.Struct({ line: Schema.String })
const Place = Schema.Struct({ position: Schema.Number })
const Name = Schema.Struct({ name: Schema.String })
const Described = Schema.Struct({
  ...BackupTable.fields,
  partitions: Schema.Array(Schema.Struct({ name: Schema.String, bound: Schema.String }))
})

/** Rows that are fetched at once: a millisecond or two of everybody's time. */
const rowsAtOnce = 400

export class ExportTable extends Context.Service<
  ExportTable,
  {
    /** First of all in a transaction: all that it reads is of one moment, in words that any PostgreSQL reads alike. */
    readonly begin: Effect.Effect<void, SqlError.SqlError>
    /** Succeeds when the database answers. */
    readonly ready: Effect.Effect<void, HistoryAway>
    readonly migrations: Effect.Effect<ReadonlyArray<string>, SqlError.SqlError>
    readonly describe: Effect.Effect<ReadonlyArray<BackupTable>, SqlError.SqlError>
    /** Positions of the records whose content only the journal has: the database has refused them. */
    readonly parked: Effect.Effect<ReadonlyArray<Position>, SqlError.SqlError>
    /** Hands over all rows, as lines. */
    each<E, R>(
      table: BackupTable,
      take: (lines: ReadonlyArray<string>) => Effect.Effect<void, E, R>
    ): Effect.Effect<void, E | SqlError.SqlError, R>
  }
>()("onetime/backup/ExportTable") {
  static readonly layer = Layer.effect(ExportTable, Effect.map(SqlClient.SqlClient, make))
}

function make(sql: SqlClient.SqlClient): ExportTable["Service"] {
  const lines = rows(Line)
  const fetch = lines(sql`FETCH ${sql.literal(String(rowsAtOnce))} FROM backup`)
  return ExportTable.of({
    begin: Effect.gen(function* () {
      yield* sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`
      yield* plainWords(sql)
    }),
    ready: Effect.asVoid(answered(sql`SELECT 1`)),
    migrations: Effect.map(
      rows(Name)(
        sql`SELECT lpad(migration_id::text, 4, '0') || '_' || name AS name FROM migrations ORDER BY migration_id`
      ),
      (found) => found.map(({ name }) => name)
    ),
    describe: Effect.map(rows(Described)(description(sql)), (tables) => tables.map(described)),
    parked: Effect.map(
      rows(Place)(sql`SELECT DISTINCT position::float8 AS position FROM parked ORDER BY position`),
      (found) => found.map(({ position }) => position)
    ),
    each: Effect.fnUntraced(function* (table, take) {
      const texts = sql.csv(table.columns.map((column) => sql`${sql(column)}::text`))
      yield* sql`DECLARE backup NO SCROLL CURSOR FOR
        SELECT array_to_json(ARRAY[${texts}])::text AS line FROM ${sql(table.name)}`
      for (;;) {
        const found = yield* fetch
        if (found.length > 0) yield* take(found.map(({ line }) => line))
        if (found.length < rowsAtOnce) break
      }
      yield* sql`CLOSE backup`
    })
  })
}

/** How values are written must not hang on the settings of the server, the database or the role. */
export const plainWords = Effect.fnUntraced(function* (sql: SqlClient.SqlClient) {
  yield* sql`SET LOCAL timezone = 'UTC'`
  yield* sql`SET LOCAL datestyle = 'ISO, YMD'`
  yield* sql`SET LOCAL intervalstyle = 'postgres'`
  yield* sql`SET LOCAL extra_float_digits = 1`
  yield* sql`SET LOCAL bytea_output = 'hex'`
})

const description = (sql: SqlClient.SqlClient) => sql`
  SELECT c.relname AS name,
    ARRAY(
      SELECT attname::text FROM pg_attribute
      WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum
    ) AS columns,
    (SELECT coalesce(sum(greatest(reltuples, 0)), 0)::float8 FROM pg_class
      WHERE relkind = 'r' AND (oid = c.oid OR oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = c.oid))) AS about,
    (SELECT coalesce(json_agg(json_build_object('name', p.relname, 'bound', pg_get_expr(p.relpartbound, p.oid)) ORDER BY p.relname), '[]')
      FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhrelid WHERE i.inhparent = c.oid) AS partitions
  FROM unnest(${`{${kept.join(",")}}`}::text[]) WITH ORDINALITY AS k(name, nth) JOIN pg_class c ON c.oid = to_regclass(k.name)
  ORDER BY k.nth
`

const described = ({ partitions, ...table }: typeof Described.Type): BackupTable => ({
  ...table,
  partitions: partitions.map(({ name, bound }) => {
    const [, from = "", to = ""] = /FROM \('([^']*)'\) TO \('([^']*)'\)/.exec(bound) ?? []
    return { name, from, to }
  })
})
