/** Our side of a connection at given times: the order of calls, giving up, and answers that come too late. */
import { expect, test } from "bun:test"
import { type Heard, Outbox } from "../../src/gateway/Outbox.ts"

const line = () => {
  const wire: Array<string> = []
  const outbox = new Outbox((text) => void wire.push(text))
  const told = new Map<string, Heard>()
  const add = (id: string, now = 0, urgent = false) =>
    outbox.add(
      {
        id,
        action: `Do${id}`,
        text: id,
        urgent,
        patience: 30_000,
        unquote: (text) => text,
        sent: () => void wire.push(`sent ${id}`),
        heard: (heard) => void told.set(id, heard)
      },
      now
    )
  const answer = (id: string, now = 0) =>
    outbox.answer(JSON.stringify(id), { _tag: "Result", payload: id }, now)?.action
  return { outbox, wire, told, add, answer }
}

test("nothing goes out before it begins, then one at a time, in order", () => {
  const { outbox, wire, add, answer } = line()
  add("a")
  add("b")
  expect(wire).toEqual([])
  outbox.begin(0)
  outbox.begin(0)
  expect(wire).toEqual(["sent a", "a"])
  expect(answer("a")).toBe("Doa")
  expect(wire).toEqual(["sent a", "a", "sent b", "b"])
  expect(outbox.length).toBe(1)
})

test("urgent ones overtake, in their own order", () => {
  const { outbox, wire, add, answer } = line()
  outbox.begin(0)
  for (const [id, urgent] of [
    ["a", false],
    ["b", false],
    ["x", true],
    ["y", true],
    ["c", false]
  ] as const) {
    add(id, 0, urgent)
  }
  for (const id of ["a", "x", "y", "b", "c"]) expect(answer(id)).toBe(`Do${id}`)
  expect(wire.filter((text) => text.length === 1)).toEqual(["a", "x", "y", "b", "c"])
})

test("silence frees the line, and the late answer is still known, once", () => {
  const { outbox, wire, told, add, answer } = line()
  outbox.begin(0)
  add("a")
  add("b")
  outbox.expire(29_999)
  expect(told.size).toBe(0)
  outbox.expire(30_000)
  expect(told.get("a")).toMatchObject({ _tag: "Silence" })
  expect(wire.at(-1)).toBe("b")
  expect(answer("a", 31_000)).toBe("Doa")
  expect(answer("a", 31_000)).toBeUndefined()
  expect(told.has("b")).toBe(false)
  expect(answer("b", 31_000)).toBe("Dob")
  expect(told.get("b")).toEqual({ _tag: "Result", payload: "b" })
})

test("a new call finds out that the open one has waited too long", () => {
  const { outbox, wire, told, add } = line()
  outbox.begin(0)
  add("a")
  add("b", 30_001)
  expect(told.has("a")).toBe(true)
  expect(wire.at(-1)).toBe("b")
})

test("answers in the wrong order, of other types and to nothing are nobody's", () => {
  const { outbox, told, add, answer } = line()
  outbox.begin(0)
  add("a")
  add("b")
  expect([answer("b"), answer("z")]).toEqual([undefined, undefined])
  expect(outbox.answer("1", { _tag: "Result", payload: {} }, 0)).toBeUndefined()
  expect(told.size).toBe(0)
  expect(answer("a")).toBe("Doa")
})

test("what is withdrawn before it went out never goes out; what is out stays open", () => {
  const { outbox, wire, add, answer } = line()
  outbox.begin(0)
  for (const id of ["a", "b", "c"]) add(id)
  outbox.withdraw("b")
  outbox.withdraw("a")
  answer("a")
  expect(wire.filter((text) => text.length === 1)).toEqual(["a", "c"])
})

test("the end of the connection tells everybody", () => {
  const { outbox, told, add } = line()
  outbox.begin(0)
  for (const id of ["a", "b"]) add(id)
  outbox.fail("gone")
  expect([...told.values()]).toEqual([
    { _tag: "Silence", reason: "gone" },
    { _tag: "Silence", reason: "gone" }
  ])
  expect(outbox.length).toBe(0)
})

test("the late ones remembered are bounded", () => {
  const { outbox, add, answer } = line()
  outbox.begin(0)
  for (let n = 0; n < 100; n++) {
    add(`${n}`, n * 31_000)
    outbox.expire((n + 1) * 31_000)
  }
  expect(answer("0")).toBeUndefined()
  expect(answer("99")).toBe("Do99")
})
