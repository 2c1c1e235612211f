/**
 * Journal and database held against each other at start. Whatever does not fit is named in one line with the way out;
 * ACCEPT with the printed code takes that way, knowingly.
 */
import { Schema } from "effect"
import type { Position } from "../domain/Ids.ts"
import type { Cursor } from "./CursorTable.ts"

/** The start is refused. `code` for ACCEPT; none: there is no way on from here. */
export class StartRefused extends Schema.TaggedError<StartRefused>()("StartRefused", { message: Schema.String }) {}

export interface Folder {
  readonly identity: string
  readonly oldest: Position
  readonly head: Position
}

/** What to do before the listeners run. */
export type Fit =
  | { readonly _tag: "Fits" }
  /** Another journal is lost: this one goes on above `to`, and all cursors become its own, there. */
  | { readonly _tag: "Adopt"; readonly to: Position }
  /** Newer records of this journal are lost: it goes on above `to`. The cursors read on from where they are. */
  | { readonly _tag: "SkipTo"; readonly to: Position }
  /** The records before `oldest` are gone: cursors below it are moved up to it. */
  | { readonly _tag: "MoveUp"; readonly to: Position }

/** `cursors`: those of this journal's listeners, and all of other journals. A cursor at 0 has not read anything. */
export const compare = (journal: Folder, cursors: ReadonlyArray<Cursor>, accept: string): Fit | StartRefused => {
  const begun = cursors.filter((cursor) => cursor.position > 0)
  const ours = begun.filter((cursor) => cursor.journal === journal.identity)
  const theirs = begun.filter((cursor) => cursor.journal !== journal.identity)
  if (ours.length === 0 && theirs.length > 0) return foreign(journal, theirs, accept)
  const positions = ours.map((cursor) => cursor.position)
  const highest = Math.max(0, ...positions)
  const lowest = positions.length === 0 ? 0 : Math.min(...positions)
  if (highest > journal.head) return beyond(journal, highest, accept)
  if (lowest + 1 < journal.oldest) return hole(journal, lowest, accept)
  return { _tag: "Fits" }
}

const foreign = (journal: Folder, cursors: ReadonlyArray<Cursor>, accept: string): Fit | StartRefused => {
  const other = cursors[0]?.journal ?? ""
  const positions = cursors.map((cursor) => cursor.position)
  if (journal.head > 0 && journal.oldest > Math.max(...positions)) {
    return earlier(journal, other, Math.min(...positions), accept)
  }
  if (journal.head > 0) {
    return new StartRefused({
      message:
        `this database belongs to another journal (${other}) than DATA_DIR (${journal.identity}), and both hold data: ` +
        "point DATABASE_URL or DATA_DIR at the one that belongs to the other"
    })
  }
  const code = `adopt-${other.slice(0, 8)}`
  if (accept === code) return { _tag: "Adopt", to: Math.max(...positions) }
  return new StartRefused({
    message:
      `this database belongs to the journal ${other}, which is not in DATA_DIR: put that DATA_DIR back; ` +
      `if it is lost, start once with ACCEPT=${code} (what was only in it is gone)`
  })
}

/** A journal that begins above where the database stands in another may have gone on from it: then the database is older than that. */
const earlier = (journal: Folder, other: string, lowest: Position, accept: string): Fit | StartRefused => {
  const code = `after-${other.slice(0, 8)}-${lowest}`
  if (accept === code) return { _tag: "MoveUp", to: journal.oldest - 1 }
  return new StartRefused({
    message:
      `the database stands at record ${lowest} of the journal ${other}, and DATA_DIR holds another that begins at ${journal.oldest}: ` +
      "point one of them at what belongs to it. If DATA_DIR went on where that journal was lost, the database is from before: " +
      `restore a newer one; if there is none, start once with ACCEPT=${code} to go on without records ${lowest + 1} to ${journal.oldest - 1}`
  })
}

const beyond = (journal: Folder, highest: Position, accept: string): Fit | StartRefused => {
  const code = `beyond-${highest}`
  if (accept === code) return { _tag: "SkipTo", to: highest }
  return new StartRefused({
    message:
      `the database has read up to record ${highest}, but the journal ends at ${journal.head}: DATA_DIR is an older copy. ` +
      `Put the newer one back; if it is lost, start once with ACCEPT=${code} to go on above ${highest}`
  })
}

const hole = (journal: Folder, lowest: Position, accept: string): Fit | StartRefused => {
  const code = `hole-${lowest + 1}-${journal.oldest - 1}`
  if (accept === code) return { _tag: "MoveUp", to: journal.oldest - 1 }
  return new StartRefused({
    message:
      `the database stands at record ${lowest}, but the journal keeps only ${journal.oldest} and later: restore a newer ` +
      `backup of the database; if there is none, start once with ACCEPT=${code} to go on without records ${lowest + 1} to ${journal.oldest - 1}`
  })
}
