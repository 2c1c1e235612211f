/** A backup as it goes into the database and the folder beside it, a stretch at a time; at its end it is judged. */
import { Effect, Schema } from "effect"
import type { BackupHeader } from "../api/BackupFormat.ts"
import type { Stretch, Whole } from "../api/BackupReader.ts"
import { migrate, migrateTo } from "../database/Migrations.ts"
import { format as journalFormat } from "../events/Record.ts"
import { ImportTable, type Target } from "./ImportTable.ts"
import type { RestoreFolder, Standing } from "./RestoreFolder.ts"

/** Nothing was changed; one line that says why and what to do. */
export class RestoreRefused extends Schema.TaggedError<RestoreRefused>()("RestoreRefused", {
  message: Schema.String
}) {}

export interface Wish {
  readonly file: string
  /** What is there already goes: our tables are dropped, a journal that does not fit is put aside. */
  readonly replace: boolean
  /** Hears what is being loaded, how many lines of it are, and about how many there are (0: not known). */
  readonly tell: (section: string, lines: number, about: number) => void
}

export interface Restored {
  readonly madeAt: string | undefined
  readonly rows: number
  readonly records: number
  /** `ours`: the journal in DATA_DIR was the right one and stays. `finished`: an earlier restore was only to be ended. */
  readonly journal: "ours" | "copied" | "finished"
}

/** So many transaction ids are left free: some may have been told to stations after the backup was made. */
const idsLeftFree = 10_000

export class Loading {
  private readonly wish: Wish
  private readonly folder: RestoreFolder
  private readonly standing: Standing | undefined
  private header: BackupHeader | undefined
  private target: Target | undefined
  private end = { head: 0, transaction: 0 }
  private counts = { section: "", lines: 0, rows: 0, records: 0 }

  constructor(wish: Wish, folder: RestoreFolder, standing: Standing | undefined) {
    this.wish = wish
    this.folder = folder
    this.standing = standing
  }

  take({ header, section, lines }: Stretch) {
    return Effect.gen({ self: this }, function* () {
      if (this.header === undefined) yield* this.begin(header)
      if ("table" in section) yield* this.rows(section.table, lines)
      else if ("file" in section) {
        for (const line of lines) this.folder.add(section.file, Buffer.from(textIn(line), "base64"))
      } else this.records(section.journal, lines)
    })
  }

  private begin(header: BackupHeader) {
    return Effect.gen({ self: this }, function* () {
      this.header = header
      if (header.journal.format > journalFormat)
        return yield* refuse(`it was made by a newer Onetime (${header.version}): restore it with that one`)
      const { standing, wish } = this
      if (standing !== undefined && standing.identity !== header.journal.identity && !wish.replace)
        return yield* refuse(
          `DATA_DIR is not empty (its journal ends at record ${standing.head}): give an empty one, or say --replace to put that journal aside`
        )
      const table = yield* ImportTable
      yield* table.forget
      yield* migrateTo(header.migrations)
    })
  }

  private rows(name: string, lines: ReadonlyArray<string>) {
    return Effect.gen({ self: this }, function* () {
      const table = yield* ImportTable
      const described = this.header?.tables.find((one) => one.name === name)
      if (this.target?.table.name !== name)
        this.target = described === undefined ? undefined : yield* table.target(described)
      if (this.target === undefined) return yield* refuse(`there is no place for its table ${name}`)
      if (lines.length === 0) return
      yield* table.insert(this.target, lines)
      this.counts.rows += lines.length
      this.tell(name, lines.length, this.target.table.about)
    })
  }

  private records(end: { readonly head: number; readonly transaction: number }, lines: ReadonlyArray<string>) {
    this.end = end
    for (const line of lines) this.folder.journal.add(textIn(line))
    this.counts.records += lines.length
    this.tell("journal", lines.length, end.head - (this.header?.journal.from ?? 0) + 1)
  }

  /** It is whole: what is left is whose cursors those are, and what came to the tables since. */
  finish(whole: Whole) {
    return Effect.gen({ self: this }, function* () {
      const { header, counts, wish } = this
      if (header === undefined || whole.rows !== counts.rows || whole.records !== counts.records)
        return yield* refuse("it is damaged: it holds other lines than its end says")
      const misfit = this.misfit(header)
      if (misfit !== undefined && this.standing !== undefined && !wish.replace)
        return yield* refuse(`${misfit}: put the right one there, or say --replace to put this one aside`)
      if (misfit !== undefined) yield* this.adopt(header)
      else this.folder.finishBeside()
      yield* migrate
      const { rows, records } = counts
      const restored: Restored =
        misfit === undefined
          ? { madeAt: header.madeAt, rows, records: 0, journal: "ours" }
          : { madeAt: header.madeAt, rows, records, journal: "copied" }
      return restored
    })
  }

  /** Why the journal in DATA_DIR cannot stay; undefined: the tables will catch up from it. */
  private misfit({ journal, cursors }: BackupHeader): string | undefined {
    if (this.standing === undefined) return "there is no journal in DATA_DIR"
    const { identity, oldest, head } = this.standing
    const lowest = Math.min(...cursors.map(({ position }) => position).filter((position) => position > 0))
    if (identity !== journal.identity) return "the journal in DATA_DIR is another"
    if (head < this.end.head)
      return `the journal in DATA_DIR ends at record ${head}, and the backup was made at ${this.end.head}`
    return lowest + 1 < oldest
      ? `the journal in DATA_DIR begins at record ${oldest}, and the backup needs ${lowest + 1}`
      : undefined
  }

  private adopt(header: BackupHeader) {
    return Effect.gen({ self: this }, function* () {
      const { journal } = this.folder
      journal.end(this.end.head, this.end.transaction + idsLeftFree)
      this.folder.rename(header.journal.identity, journal.identity)
      yield* (yield* ImportTable).adopt(header.journal.identity, journal.identity, journal.first - 1)
    })
  }

  private tell(section: string, lines: number, about: number) {
    this.counts.lines = lines + (this.counts.section === section ? this.counts.lines : 0)
    this.counts.section = section
    this.wish.tell(section, this.counts.lines, about)
  }
}

const refuse = (message: string) => Effect.fail(new RestoreRefused({ message }))

const Text = Schema.decodeUnknownSync(Schema.fromJsonString(Schema.String))
const textIn = (line: string): string => Text(line)
