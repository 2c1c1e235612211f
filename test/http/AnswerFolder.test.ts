// The folder of answers: bounded, whole after any end, and closed to whoever has not the key.
import { expect, test } from "bun:test"
import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { AnswerFolder } from "../../src/http/AnswerFolder.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"

const answer = { status: 201, type: "application/json", body: '{"secret":"shown once"}' }
const kept = { at: 1000, request: "hash" }

test("an answer is found by its key, also by the next process, and by nothing else", async () => {
  const path = join(temporaryFolder(), "answers")
  const folder = await AnswerFolder.open(path)
  await folder.begin("a", kept)
  expect(await folder.find("a")).toEqual(kept)
  await folder.finish("a", { ...kept, answer })
  const next = await AnswerFolder.open(path)
  expect(await next.find("a")).toEqual({ ...kept, answer })
  expect(await next.find("b")).toBeUndefined()
  expect(
    readdirSync(path)
      .map((name) => readFileSync(join(path, name), "utf8"))
      .join()
  ).not.toContain("shown")
  await next.forget("a")
  expect([await next.find("a"), readdirSync(path)]).toEqual([undefined, []])
})

test("what is not what we wrote is as if it were not there", async () => {
  const path = temporaryFolder()
  const folder = await AnswerFolder.open(path)
  await folder.begin("a", kept)
  const [name = ""] = readdirSync(path)
  for (const text of ["", "{", "{}", '{"at":1,"request":"x","sealed":"AAAA"}']) {
    writeFileSync(join(path, name), text)
    expect(await folder.find("a")).toBeUndefined()
  }
})

test("ten thousand are kept; those of yesterday make room", async () => {
  const path = temporaryFolder()
  const now = Date.now()
  for (let nth = 0; nth < 10_000; nth++) writeFileSync(join(path, `old-${nth}`), "")
  const folder = await AnswerFolder.open(path)
  expect(await folder.hasRoom(now - 60_000)).toBe(false)
  utimesSync(join(path, "old-7"), (now - 120_000) / 1000, (now - 120_000) / 1000)
  expect(await folder.hasRoom(now - 60_000)).toBe(true)
  expect(readdirSync(path)).toHaveLength(9999)
})
