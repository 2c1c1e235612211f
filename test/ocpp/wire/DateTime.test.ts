/** Timestamps are judged as ajv-formats judges them, but for those without a zone, over texts that are almost timestamps. */
import { expect, test } from "bun:test"
import { Ajv } from "ajv"
import formats from "ajv-formats"
import { isDateTime } from "../../../src/ocpp/wire/DateTime.ts"
import { randomFrom } from "./Samples.ts"

const ajv = new Ajv()
formats(ajv, ["date-time"])
const judge = ajv.compile<unknown>({ type: "string", format: "date-time" })
/** Without a zone it is no RFC 3339, whatever the judge says. */
const judged = (text: string) => judge(text) && /(?:[zZ]|[+-]\d\d(?::?\d\d)?)$/.test(text.slice(19))

test("20000 texts, each a timestamp with up to two characters changed", () => {
  const random = randomFrom("date-time")
  const pick = (text: string) => text.charAt(Math.floor(random() * text.length))
  const zones = ["Z", "z", "", "+02:00", "-0530", "+01", ".123Z", ".1+00:00"]
  const different: Array<string> = []
  let valid = 0
  for (let round = 0; round < 20_000; round++) {
    const at = new Date(Math.floor(random() * 4e12)).toISOString().slice(0, 19)
    const text = [...(at + zones[Math.floor(random() * zones.length)])]
    for (let change = Math.floor(random() * 3); change > 0; change--) {
      text[Math.floor(random() * text.length)] = pick("0123456789 Tt:-+.Zz\u00a0x")
    }
    if (isDateTime(text.join("")) !== judged(text.join(""))) different.push(text.join(""))
    if (judged(text.join(""))) valid++
  }
  expect(different).toEqual([])
  expect(valid).toBeGreaterThan(5_000)
  expect(valid).toBeLessThan(19_000)
})
