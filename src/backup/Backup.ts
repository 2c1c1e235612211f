/**
 * Makes a backup while everything runs: the tables as they were at one moment, the small files of DATA_DIR, and the records
 * that those tables did not have yet. So all that was acknowledged until its last section began is in it.
 */
import { type FileHandle, open } from "node:fs/promises"
import { join } from "node:path"
import { type Cause, Clock, Context, DateTime, Effect, Layer, Queue, Schema, type Scope, Stream } from "effect"
import type { SqlError } from "effect/sql"
import about from "../../package.json"
import { type BackupHeader, backupFormat } from "../api/BackupFormat.ts"
import type { HistoryAway } from "../database/Answered.ts"
import { Database, inTransaction } from "../database/Database.ts"
import { DataDirectory } from "../database/DataDirectory.ts"
import type { Position } from "../domain/Ids.ts"
import { CursorTable } from "../events/CursorTable.ts"
import { Journal } from "../events/Journal.ts"
import { Listeners } from "../events/Listener.ts"
import { encodeRecord, format as journalFormat, prefix } from "../events/Record.ts"
import { ExportTable } from "./ExportTable.ts"
import { files } from "./Kept.ts"
import { Sink } from "./Sink.ts"

/** Another backup is being made: two at once would only take longer. */
export class BackupUnderWay extends Schema.TaggedError<BackupUnderWay>()("BackupUnderWay", {}) {}

export type Bytes = Stream.Stream<Uint8Array, SqlError.SqlError>

export class Backup extends Context.Service<
  Backup,
  {
    /** The bytes of a file, made as they are taken. It is under way until the scope closes. */
    readonly make: Effect.Effect<Bytes, BackupUnderWay | HistoryAway, Scope.Scope>
  }
>()("onetime/backup/Backup") {
  static readonly layer = Layer.effect(
    Backup,
    Effect.gen(function* () {
      const context = yield* Effect.context<Needed>()
      let underWay: symbol | undefined
      const place = Effect.acquireRelease(
        Effect.suspend(() => {
          if (underWay !== undefined) return Effect.fail(new BackupUnderWay())
          return Effect.succeed((underWay = Symbol()))
        }),
        (mine) => Effect.sync(() => free(mine))
      )
      const free = (mine: symbol) => {
        if (underWay === mine) underWay = undefined
      }
      return Backup.of({
        make: Effect.gen(function* () {
          const mine = yield* place
          yield* (yield* ExportTable).ready
          // Who has read the last byte may ask for the next backup at once.
          const work = (queue: Pieces) =>
            Effect.ensuring(
              written(queue),
              Effect.sync(() => free(mine))
            )
          const bytes: Bytes = Stream.callback((queue) => Effect.provideContext(ended(queue, work), context), {
            bufferSize: 16
          })
          return bytes
        }).pipe(Effect.provideContext(context))
      })
    })
  ).pipe(Layer.provide(ExportTable.layer))
}

type Needed = Database | DataDirectory | Journal | Listeners | CursorTable | ExportTable

type Pieces = Queue.Queue<Uint8Array, SqlError.SqlError | Cause.Done>

const ended = <E extends SqlError.SqlError, R>(queue: Pieces, work: (queue: Pieces) => Effect.Effect<void, E, R>) =>
  work(queue).pipe(
    Effect.matchCauseEffect({
      onFailure: (cause) => Queue.failCause(queue, cause),
      onSuccess: () => Queue.end(queue)
    })
  )

const written = (queue: Pieces) =>
  Effect.gen(function* () {
    const sink = new Sink(queue)
    const kept = yield* openFiles
    const { from, parked } = yield* tables(sink, kept)
    for (const [name, file] of kept) yield* bytes(sink, name, file)
    yield* records(sink, parked, from)
    yield* sink.end
    // A span for every stretch would be told to nobody.
  }).pipe(Effect.scoped, Effect.withTracerEnabled(false))

type Kept = ReadonlyMap<string, FileHandle>

/** Held open from the beginning: one that is replaced meanwhile is read as it was. */
const openFiles = Effect.gen(function* () {
  const { path } = yield* DataDirectory
  const kept = new Map<string, FileHandle>()
  for (const name of files) {
    const file = yield* Effect.acquireRelease(
      Effect.promise(() => open(join(path, name), "r").catch(() => undefined)),
      (opened) => Effect.promise(async () => opened?.close())
    )
    if (file !== undefined) kept.set(name, file)
  }
  return kept
})

/** Everything that is in the database, as of one moment; answers where the journal has to go on. */
const tables = Effect.fnUntraced(function* (sink: Sink, kept: Kept) {
  const { sql } = yield* Database
  const table = yield* ExportTable
  return yield* inTransaction(
    sql,
    Effect.gen(function* () {
      yield* table.begin
      const header = yield* headed(kept)
      yield* sink.begin(header)
      for (const one of header.tables) {
        yield* sink.begin({ table: one.name })
        yield* table.each(one, (lines) => sink.rows(lines))
      }
      const { from } = header.journal
      return { from, parked: (yield* table.parked).filter((position) => position < from) }
    })
  )
})

const headed = Effect.fnUntraced(function* (kept: Kept) {
  const table = yield* ExportTable
  const journal = yield* Journal
  const names = new Set((yield* Listeners).states().map(({ name }) => name))
  const cursors = (yield* (yield* CursorTable).all).filter(
    (cursor) => cursor.journal === journal.identity && names.has(cursor.listener)
  )
  const replays = yield* positionIn(kept.get("journal/replays"), journal.identity)
  const positions = [...cursors.map(({ position }) => position), ...(replays === undefined ? [] : [replays])]
  const header: BackupHeader = {
    onetime: "backup",
    format: backupFormat,
    version: about.version,
    madeAt: DateTime.formatIso(DateTime.makeUnsafe(yield* Clock.currentTimeMillis)),
    migrations: yield* table.migrations,
    journal: { identity: journal.identity, format: journalFormat, from: Math.min(journal.head(), ...positions) + 1 },
    cursors: cursors.map(({ listener, position }) => ({ listener, position })),
    tables: yield* table.describe
  }
  return header
})

const Head = Schema.fromJsonString(Schema.Struct({ journal: Schema.String, position: Schema.Int }))

/** What a file beside the journal begins with: the position up to which it tells. */
const positionIn = (file: FileHandle | undefined, identity: string) =>
  Effect.promise(async () => {
    if (file === undefined) return undefined
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0)
    const [line = ""] = buffer.toString("utf8", 0, bytesRead).split("\n")
    const head = Schema.decodeUnknownOption(Head)(line)
    return head._tag === "Some" && head.value.journal === identity ? head.value.position : undefined
  })

const pieceSize = 1 << 16

const bytes = Effect.fnUntraced(function* (sink: Sink, name: string, file: FileHandle) {
  yield* sink.begin({ file: name })
  for (let at = 0; ; ) {
    const { buffer, bytesRead } = yield* Effect.promise(() => file.read(Buffer.alloc(pieceSize), 0, pieceSize, at))
    if (bytesRead === 0) return
    yield* sink.bytes(buffer.subarray(0, bytesRead))
    at += bytesRead
  }
})

const recordsAtOnce = 200

/** Those that were set aside, and all from `from` to where the journal ends now. */
const records = Effect.fnUntraced(function* (sink: Sink, parked: ReadonlyArray<Position>, from: Position) {
  const journal = yield* Journal
  const [head, transaction] = [journal.head(), journal.highestTransaction()]
  const read = (at: Position, limit: number) =>
    Effect.map(Effect.orDie(journal.read(at, limit)), (found) => found.filter(({ position }) => position <= head))
  yield* sink.begin({ journal: { head, transaction } })
  for (const position of parked) {
    const found = (yield* read(position, 1)).filter((record) => record.position === position)
    if (found.length > 0) yield* sink.records(found.map(textOf))
  }
  for (let at = from; at <= head; ) {
    const found = yield* read(at, recordsAtOnce)
    if (found.length === 0) return
    yield* sink.records(found.map(textOf))
    at = (found.at(-1)?.position ?? head) + 1
  }
})

const textOf = (record: Parameters<typeof encodeRecord>[1] & { readonly position: Position }) =>
  encodeRecord(record.position, record).slice(prefix, -1)
