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
  /** Positions up to `to` are taken: the journal goes on above them, and all cursors become this journal's, there. */
  | { readonly _tag: "SkipTo"; readonly to: Position }
  /** The records before `oldest` are gone: cursors below it are moved up to it. */
  | { readonly _tag: "MoveUp"; readonly to: Position }

export const compare = (journal: Folder, cursors: ReadonlyArray<Cursor>, accept: string): Fit | StartRefused => {
  const ours = cursors.filter((cursor) => cursor.journal === journal.identity)
  const theirs = cursors.filter((cursor) => cursor.journal !== journal.identity)
  if (ours.length === 0 && theirs.length > 0) return foreign(journal, theirs, accept)
  const highest = Math.max(0, ...ours.map((cursor) => cursor.position))
  const lowest = Math.min(...ours.map((cursor) => cursor.position), ours.length === 0 ? 0 : highest)
  if (highest > journal.head) return beyond(journal, highest, accept)
  if (lowest + 1 < journal.oldest) return hole(journal, lowest, accept)
  return { _tag: "Fits" }
}

const foreign = (journal: Folder, cursors: ReadonlyArray<Cursor>, accept: string): Fit | StartRefused => {
  const other = cursors[0]?.journal ?? ""
  const to = Math.max(...cursors.map((cursor) => cursor.position))
  const code = `adopt-${other.slice(0, 8)}`
  if (journal.head > 0) {
    return new StartRefused({
      message:
        `this database belongs to another journal (${other}) than DATA_DIR (${journal.identity}), and both hold data: ` +
        "point DATABASE_URL or DATA_DIR at the one that belongs to the other"
    })
  }
  if (to === 0) return { _tag: "SkipTo", to }
  if (accept === code) return { _tag: "SkipTo", to }
  return new StartRefused({
    message:
      `this database belongs to the journal ${other}, which is not in DATA_DIR: put that DATA_DIR back; ` +
      `if it is lost, start once with ACCEPT=${code} (what was only in it is gone)`
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
