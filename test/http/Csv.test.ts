// CSV: what is written is read as it was, whatever it holds; and no spreadsheet takes any of it for a formula.
import { describe, expect, test } from "bun:test"
import fc from "fast-check"
import { CsvBroken, csvLine, csvLines } from "../../src/http/Csv.ts"
import { prefersCsv } from "../../src/http/Listing.ts"

const read = (text: string) =>
  [...csvLines(text)].map((found) => (found instanceof CsvBroken ? found : [found.line, ...found.cells]))

const odd = fc.constantFrom(
  "=",
  "+",
  "-",
  "@",
  "'",
  "''=1",
  '"',
  ",",
  ";",
  "\r\n",
  "\n",
  "\r",
  "\t",
  " ",
  "x",
  "\ufeff",
  "＝1"
)
const text = fc.oneof(
  fc.array(odd, { maxLength: 6 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary" })
)

test("what is written is read as it was", () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 4 }).chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }))),
      (rows) => {
        const lines = [["head", "of it"], ...rows].map(csvLine).join("")
        const cells = [...csvLines(lines)].map((found) => (found instanceof CsvBroken ? found : found.cells))
        expect(cells).toEqual([["head", "of it"], ...rows.filter((row) => row.some((cell) => cell !== ""))])
      }
    ),
    { numRuns: 500 }
  ))

test("no cell begins like a formula", () =>
  fc.assert(
    fc.property(text, (cell) => {
      const [written = ""] = csvLine([cell]).split("\r\n")
      expect(written.replace(/^"/, "")).not.toMatch(/^[=+\-@\t＝＋－＠]/)
    })
  ))

test("numbers, yes and no, lists and nothing", () =>
  expect(csvLine([-1.5, true, null, ["a", "b, c"], [1, 2], ""])).toBe('-1.5,true,,"a; b, c","1; 2",\r\n'))

describe("a file is read", () => {
  test.each([
    [
      "a,b\n1,2",
      [
        [1, "a", "b"],
        [2, "1", "2"]
      ]
    ],
    [
      "\ufeffa;b\r\n1,5;2\r\n",
      [
        [1, "a", "b"],
        [2, "1,5", "2"]
      ]
    ],
    [
      "a\tb\r1\t2\r",
      [
        [1, "a", "b"],
        [2, "1", "2"]
      ]
    ],
    [
      'a,b\n\n"1\n1", 2 \n,\n3',
      [
        [1, "a", "b"],
        [3, "1\n1", "2"],
        [6, "3"]
      ]
    ],
    [
      '"a" ,"b""c"\n1,',
      [
        [1, "a", 'b"c'],
        [2, "1", ""]
      ]
    ],
    ["", []]
  ])("%p", (text, lines) => expect(read(text)).toEqual(lines))

  test.each([
    ['a\n"1\n2', 2, "a quotation mark is not closed"],
    ['a\n1\n"2"x,3', 3, "something stands behind a quotation mark"]
  ])("%p, until it breaks", (text, line, reason) => expect(read(text).at(-1)).toMatchObject({ line, reason }))
})

test.each([
  ["text/csv", true],
  ["text/CSV; q=0.9, */*;q=0.8", true],
  ["application/json;q=0.5,text/csv", true],
  ["application/json, text/csv", false],
  ["text/csv;q=0", false],
  ["*/*", false],
  ["text/csv;q=x", false],
  ["", false]
])("who accepts %p gets CSV: %p", (accept, csv) => expect(prefersCsv(accept)).toBe(csv))
