// GET /api/backup: its good answer, and what it says when it cannot.
import { afterAll, beforeAll, expect, test } from "bun:test"
import { readBackup, type Whole } from "../../src/api/BackupReader.ts"
import { kept } from "../../src/backup/Kept.ts"
import { HttpHandler } from "../../src/http/HttpHandler.ts"
import { key, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.ask("POST", "/api/tokens", { token: "04E91C5A123480" })
})
afterAll(() => api.dispose())

const backup = async () => {
  const { handle } = await api.run(HttpHandler)
  const request = new Request("http://onetime.test/api/backup", { headers: { authorization: `Bearer ${key}` } })
  return handle(request, { requestIP: () => null, timeout: () => undefined })
}

const read = async (body: AsyncIterable<Uint8Array>) => {
  const seen = new Map<string, number>()
  const stretches = readBackup(body)
  for (;;) {
    const next = await stretches.next()
    if (next.done === true) return { seen, whole: next.value satisfies Whole }
    const { section, lines } = next.value
    const name = "table" in section ? section.table : "file" in section ? section.file : "journal"
    seen.set(name, (seen.get(name) ?? 0) + lines.length)
  }
}

const bodyOf = ({ body }: Response): AsyncIterable<Uint8Array> => {
  if (body === null) throw new Error("no body")
  return body
}

test("it holds every table, the files and the records that the tables do not have", async () => {
  const response = await backup()
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/zstd"])
  const { seen, whole } = await read(bodyOf(response))
  expect(seen.get("tokens")).toBe(1)
  expect(seen.get("seal.key")).toBe(1)
  const rows = kept.reduce((sum, table) => sum + (seen.get(table) ?? 0), 0)
  expect(whole).toMatchObject({ rows, records: seen.get("journal") })
  expect(whole.records).toBeGreaterThan(0)
})

test("one at a time; whoever hangs up makes room for the next", async () => {
  const first = await backup()
  expect(await api.ask("GET", "/api/backup")).toMatchObject({
    status: 409,
    body: { type: "/problems/backup-under-way" }
  })
  await bodyOf(first)[Symbol.asyncIterator]().return?.()
  let status = 0
  while (status !== 200) status = (await api.ask("GET", "/api/backup")).status
})

test("not without a key", async () => {
  expect(await api.ask("GET", "/api/backup", undefined, { key: null })).toMatchObject({ status: 401 })
})
