/**
 * What stands in a backup: lines of JSON, compressed with zstd. The first is the header. Then come sections, each begun by
 * an object: a table (its rows are arrays of PostgreSQL's own texts), a file (texts in base64), the journal (a text for
 * each record). The last line says how many lines there were and what they add up to: a file without it is cut.
 */
import { Schema } from "effect"

/** The newest format this code writes and reads. */
export const backupFormat = 1

/** A table, its columns in the order of the rows, and its partitions by moments; `about`: how many rows, for progress. */
export const BackupTable = Schema.Struct({
  name: Schema.String,
  columns: Schema.Array(Schema.String),
  about: Schema.Number,
  partitions: Schema.Array(Schema.Struct({ name: Schema.String, from: Schema.String, to: Schema.String }))
})
export type BackupTable = typeof BackupTable.Type

export const BackupHeader = Schema.Struct({
  onetime: Schema.Literal("backup"),
  format: Schema.Int,
  /** Of the Onetime that made it. */
  version: Schema.String,
  /** ISO 8601 in UTC. */
  madeAt: Schema.String,
  migrations: Schema.Array(Schema.String),
  /** The journal it was made beside, the format of its lines, and where its records in this file begin. */
  journal: Schema.Struct({ identity: Schema.String, format: Schema.Int, from: Schema.Int }),
  cursors: Schema.Array(Schema.Struct({ listener: Schema.String, position: Schema.Int })),
  tables: Schema.Array(BackupTable)
})
export type BackupHeader = typeof BackupHeader.Type

/** What the lines behind it are. `transaction`: the highest transaction id that was ever given. */
export const BackupSection = Schema.Union([
  Schema.Struct({ table: Schema.String }),
  Schema.Struct({ file: Schema.String }),
  Schema.Struct({ journal: Schema.Struct({ head: Schema.Int, transaction: Schema.Int }) })
])
export type BackupSection = typeof BackupSection.Type

/** The last line. `sha256`: of all lines before, each with its newline, in hex. */
export const BackupEnd = Schema.Struct({
  end: Schema.Struct({ lines: Schema.Int, rows: Schema.Int, records: Schema.Int, sha256: Schema.String })
})
export type BackupEnd = typeof BackupEnd.Type
