// Sequence numbers say what never came; they never say it of what only came late, twice, or from another beginning.
import { expect, test } from "bun:test"
import { numbersFlags, sameNumberFlag } from "../../src/domain/Numbers.ts"

test.each([
  ["none", [], []],
  ["one", [7], []],
  ["all, in any order and from any beginning", [5, 3, 4], []],
  ["three of twelve missing", [0, 1, 2, 4, 5, 7, 8, 9, 11], ["reports missing: 3 of 12 numbers never came"]],
  ["one of two contents", [0, 1, 1, 2], [sameNumberFlag]],
  ["always the same", [0, 0], [sameNumberFlag]]
])("numbers: %s", (_, numbers, flags) => expect<ReadonlyArray<string>>(numbersFlags(numbers)).toEqual(flags))
