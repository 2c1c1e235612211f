/**
 * DATA_DIR while a backup is put into it: everything is written beside, in `restoring`, and moved to its place when the
 * tables are there. Cut short in between, the next restore finds what to do from what lies there.
 */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs"
import { basename, dirname, join } from "node:path"
import { Effect } from "effect"
import { unfinished } from "../database/DataDirectory.ts"
import { openJournal } from "../events/Journal.ts"
import { JournalCopy } from "../events/JournalCopy.ts"
import { namedPosition, readHeader, syncFolder } from "../events/Segment.ts"
import { files } from "./Kept.ts"

/** A journal as it lies in a folder. */
export interface Standing {
  readonly identity: string
  readonly oldest: number
  readonly head: number
}

export class RestoreFolder {
  private readonly path: string
  private readonly beside: string
  private readonly segmentBytes: number
  private copied: JournalCopy | undefined
  private isUsed = true

  constructor(path: string, segmentBytes: number) {
    this.path = path
    this.beside = join(path, unfinished)
    this.segmentBytes = segmentBytes
  }

  /** The journal that is in DATA_DIR; undefined: none, or nothing was ever in it. */
  readonly standing = Effect.suspend(() => {
    const folder = join(this.path, "journal")
    if (identityIn(folder) === undefined) return Effect.succeed(undefined)
    const forEver = { segmentAge: 1e12, keepAge: 1e12, keepBytes: 1e15, keepAtLeast: 1e12 }
    return Effect.scoped(
      Effect.map(openJournal({ folder, segmentBytes: this.segmentBytes, ...forEver }), (journal) => {
        const [identity, oldest, head] = [journal.identity, journal.oldest(), journal.head()]
        this.isUsed = head > 0
        return head > 0 ? { identity, oldest, head } : undefined
      })
    )
  })

  /** Whether a restore was cut short whose tables are in the database: with cursors of these journals. */
  isHalf(journals: ReadonlyArray<string>): boolean {
    const where = existsSync(join(this.beside, moving)) ? this.path : this.beside
    const identity = identityIn(join(this.beside, "journal")) ?? identityIn(join(where, "journal"))
    return existsSync(this.beside) && identity !== undefined && journals.includes(identity)
  }

  /** Begins anew beside. */
  begin() {
    rmSync(this.beside, { recursive: true, force: true })
    mkdirSync(this.beside, { mode: 0o700 })
    syncFolder(this.path)
  }

  /** The identity of the journal that is written beside. */
  get journal(): JournalCopy {
    return (this.copied ??= new JournalCopy(join(this.beside, "journal"), this.segmentBytes))
  }

  /** More of one of the small files; any other name is passed over. */
  add(name: string, piece: Uint8Array) {
    if (!files.some((known) => known === name)) return
    mkdirSync(dirname(join(this.beside, name)), { recursive: true, mode: 0o700 })
    appendFileSync(join(this.beside, name), piece, { mode: 0o600 })
  }

  /** What a file beside the journal says first is which journal it is of. */
  rename(from: string, to: string) {
    const path = join(this.beside, "journal", "replays")
    if (!existsSync(path)) return
    const text = readFileSync(path, "utf8")
    const end = text.indexOf("\n")
    writeFileSync(path, text.slice(0, end).replace(from, to) + text.slice(end), { flush: true })
  }

  /** The tables are there: what belongs to them goes to its place. Done again, it goes on. */
  finish(now: Date) {
    const [place, copy] = [join(this.path, "journal"), join(this.beside, "journal")]
    if (identityIn(copy) !== undefined) {
      writeFileSync(join(this.beside, moving), "", { flush: true })
      if (existsSync(place)) this.aside(place, now)
      renameSync(copy, place)
      syncFolder(this.path)
    }
    this.files(true)
    this.forget()
  }

  /** The journal in DATA_DIR stays: only what is missing goes to its place. */
  finishBeside() {
    this.files(false)
    this.forget()
  }

  private aside(place: string, now: Date) {
    if (this.isUsed) renameSync(place, `${place}.before-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}`)
    else rmSync(place, { recursive: true })
  }

  private files(replaces: boolean) {
    for (const name of files) {
      const [from, to] = [join(this.beside, name), join(this.path, name)]
      if (existsSync(from) && (replaces || !existsSync(to))) renameSync(from, to)
    }
    syncFolder(this.path)
  }

  /** What is beside is of no use any more. */
  forget() {
    this.copied?.close()
    rmSync(this.beside, { recursive: true, force: true })
    syncFolder(this.path)
  }
}

/** Is there from when the journal is moved. */
const moving = "moving"

const identityIn = (folder: string): string | undefined => {
  if (!existsSync(folder)) return undefined
  for (const name of readdirSync(folder).sort()) {
    if (namedPosition(basename(name)) === undefined) continue
    const found = readHeader(join(folder, name))
    if (typeof found !== "string") return found.header.journal
  }
  return undefined
}
