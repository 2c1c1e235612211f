import { expect, test } from "bun:test"
import { compare, type Fit, type Folder } from "../../src/events/Comparison.ts"
import type { Cursor } from "../../src/events/CursorTable.ts"

const folder = (head: number, oldest = 1): Folder => ({ identity: "ours", oldest, head })
const cursors = (journal: string, ...positions: ReadonlyArray<number>): ReadonlyArray<Cursor> =>
  positions.map((position, nth) => ({ listener: `listener ${nth}`, journal, position }))

const fits: Fit = { _tag: "Fits" }

const cases: ReadonlyArray<readonly [string, Folder, ReadonlyArray<Cursor>, string, Fit | string]> = [
  ["nothing at all", folder(0), [], "", fits],
  ["a journal and a new database", folder(100), [], "", fits],
  ["a journal and listeners that have read nothing", folder(100), cursors("ours", 0, 0), "", fits],
  ["a journal and listeners within it", folder(100), cursors("ours", 40, 100), "", fits],
  ["a trimmed journal and listeners that have passed what went", folder(100, 41), cursors("ours", 40, 100), "", fits],
  ["a trimmed journal and a listener that is new", folder(100, 41), cursors("ours", 90, 0), "", fits],
  ["a database that another, unused journal has been in", folder(100), cursors("other", 0, 0), "", fits],
  ["a new journal and the database of another", folder(0), cursors("otherone", 40, 70), "", "ACCEPT=adopt-othe"],
  ["the same, with a wrong code", folder(0), cursors("otherone", 40, 70), "adopt-x", "ACCEPT=adopt-otherone"],
  ["the same, accepted", folder(0), cursors("otherone", 40, 70), "adopt-otherone", { _tag: "Adopt", to: 70 }],
  ["a used journal and the database of another", folder(5), cursors("other", 40), "adopt-other", "both hold data"],
  [
    "the same, though ours has once been in it",
    folder(5),
    [...cursors("ours", 0), ...cursors("other", 4)],
    "",
    "both hold"
  ],
  [
    "a journal that went on from another, and a database from before",
    folder(90, 81),
    cursors("otherone", 40, 70),
    "",
    "ACCEPT=after-otherone-40"
  ],
  ["the same, accepted", folder(90, 81), cursors("otherone", 40, 70), "after-otherone-40", { _tag: "MoveUp", to: 80 }],
  [
    "a journal that begins where the database of another stands",
    folder(90, 70),
    cursors("otherone", 40, 70),
    "after-otherone-40",
    "both hold"
  ],
  ["an older copy of the journal", folder(100), cursors("ours", 80, 150), "", "ACCEPT=beyond-150"],
  ["the same, accepted", folder(100), cursors("ours", 80, 150), "beyond-150", { _tag: "SkipTo", to: 150 }],
  ["an older database than the journal reaches", folder(100, 41), cursors("ours", 39, 60), "", "ACCEPT=hole-40-40"],
  ["the same, accepted", folder(100, 41), cursors("ours", 39, 60), "hole-40-40", { _tag: "MoveUp", to: 40 }],
  ["a new database and a trimmed journal", folder(100, 41), [], "", "ACCEPT=hole-1-40"],
  ["a new database and a trimmed journal, accepted", folder(100, 41), [], "hole-1-40", { _tag: "MoveUp", to: 40 }]
]

test.each(cases)("%s", (_, journal, found, accept, expected) => {
  const verdict = compare(journal, found, accept)
  if (typeof expected !== "string") return expect(verdict).toEqual(expected)
  expect(verdict._tag).toBe("StartRefused")
  expect("message" in verdict && verdict.message).toContain(expected)
  expect("message" in verdict && verdict.message).not.toContain("\n")
})
