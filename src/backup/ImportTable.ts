/** An empty database as a backup is put into it. Everything in one transaction: it is there whole, or not at all. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import type { BackupTable } from "../api/BackupFormat.ts"
import { rows } from "../database/Rows.ts"
import type { Position } from "../domain/Ids.ts"
import { plainWords } from "./ExportTable.ts"
import { kept, left } from "./Kept.ts"

const Column = Schema.Struct({ name: Schema.String, type: Schema.String })
const Name = Schema.Struct({ name: Schema.String })

/** A table and how a row of the backup is read into it. */
export interface Target {
  readonly table: BackupTable
  readonly types: ReadonlyMap<string, string>
}

export class ImportTable extends Context.Service<
  ImportTable,
  {
    /** First of all in the transaction. */
    readonly begin: Effect.Effect<void, SqlError.SqlError>
    /** Whether our tables hold anything; a system that was started once and never used holds nothing. */
    readonly isUsed: Effect.Effect<boolean, SqlError.SqlError>
    /** Whether another process was seen there in the last half minute; one of this host and DATA_DIR is known to be dead. */
    isInUse(host: string, dataDir: string): Effect.Effect<boolean, SqlError.SqlError>
    /** Removes our tables, with all that is in them. */
    readonly forget: Effect.Effect<void, SqlError.SqlError>
    /** Makes its partitions; undefined: there is no such table, or it has no such column. */
    target(table: BackupTable): Effect.Effect<Target | undefined, SqlError.SqlError>
    insert(target: Target, lines: ReadonlyArray<string>): Effect.Effect<void, SqlError.SqlError>
    /** The cursors are those of another journal from now on, which has nothing up to a position. */
    adopt(from: string, to: string, nothing: Position): Effect.Effect<void, SqlError.SqlError>
    /** What is planned from now on rests on what is there now. */
    readonly analyze: Effect.Effect<void, SqlError.SqlError>
    /** Whose cursors are in the database. */
    readonly journals: Effect.Effect<ReadonlyArray<string>, SqlError.SqlError>
  }
>()("onetime/backup/ImportTable") {
  static readonly layer = Layer.effect(ImportTable, Effect.map(SqlClient.SqlClient, make))
}

function make(sql: SqlClient.SqlClient): ImportTable["Service"] {
  const names = (found: ReadonlyArray<typeof Name.Type>) => found.map(({ name }) => name)
  const found = Effect.map(
    rows(Name)(sql`
      SELECT k.name FROM unnest(${`{${[...kept, ...left].join(",")}}`}::text[]) AS k(name) WHERE to_regclass(k.name) IS NOT NULL
    `),
    names
  )
  return ImportTable.of({
    begin: Effect.gen(function* () {
      yield* sql`SET LOCAL statement_timeout = 0`
      // The journal that would bring it back is another one: this commit is on disk before we go on.
      yield* sql`SET LOCAL synchronous_commit = on`
      yield* plainWords(sql)
    }),
    isUsed: Effect.gen(function* () {
      for (const name of yield* found) {
        if (name === "cursors" || left.some((one) => one === name)) continue
        if ((yield* sql`SELECT 1 FROM ${sql(name)} LIMIT 1`).length > 0) return true
      }
      return false
    }),
    isInUse: Effect.fnUntraced(function* (host, dataDir) {
      if (!(yield* found).includes("installation")) return false
      const others = yield* sql`SELECT 1 FROM installation
        WHERE seen_at > now() - interval '30 seconds' AND NOT (host = ${host} AND data_dir = ${dataDir})`
      return others.length > 0
    }),
    forget: Effect.flatMap(found, (tables) =>
      Effect.forEach(tables, (name) => sql`DROP TABLE ${sql(name)} CASCADE`)
    ).pipe(Effect.asVoid),
    target: Effect.fnUntraced(function* (table) {
      const columns = yield* rows(Column)(sql`
        SELECT attname::text AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
        WHERE attrelid = to_regclass(${table.name}) AND attnum > 0 AND NOT attisdropped`)
      const types = new Map(columns.map(({ name, type }) => [name, type]))
      if (!isKept(table.name) || !table.columns.every((column) => types.has(column))) return undefined
      for (const { name, from, to } of table.partitions)
        yield* sql`CREATE TABLE IF NOT EXISTS ${sql(name)} PARTITION OF ${sql(table.name)}
          FOR VALUES FROM (${text(sql, from)}) TO (${text(sql, to)})`
      return { table, types }
    }),
    insert: ({ table: { name, columns }, types }, lines) => {
      const values = columns.map((column, at) => sql.literal(`(r->>${at})::${types.get(column) ?? "text"}`))
      return Effect.asVoid(sql`
        INSERT INTO ${sql(name)} (${sql.csv(columns.map((column) => sql`${sql(column)}`))})
        SELECT ${sql.csv(values.map((value) => sql`${value}`))} FROM jsonb_array_elements(${`[${lines.join(",")}]`}::jsonb) AS j(r)`)
    },
    adopt: (from, to, nothing) =>
      Effect.andThen(
        sql`DELETE FROM cursors WHERE journal <> ${from}`,
        Effect.asVoid(
          sql`UPDATE cursors SET journal = ${to}, position = greatest(position, ${nothing}::float8::bigint)`
        )
      ),
    analyze: Effect.asVoid(sql`ANALYZE`),
    journals: Effect.flatMap(found, (tables) =>
      tables.includes("cursors")
        ? Effect.map(rows(Name)(sql`SELECT DISTINCT journal AS name FROM cursors`), names)
        : Effect.succeed([])
    )
  })
}

const all: ReadonlySet<string> = new Set(kept)
const isKept = (name: string) => all.has(name)

/** What cannot be a parameter. */
const text = (sql: SqlClient.SqlClient, value: string) => sql.literal(`'${value.replaceAll("'", "''")}'`)
