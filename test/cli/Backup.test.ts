// `onetime backup FILE`: FILE is there whole, or as it was before.
import { afterEach, expect, test } from "bun:test"
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { header, writeBackup } from "../backup/BackupFile.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { onetime } from "./Onetime.ts"

const servers: Array<{ stop(force: boolean): unknown }> = []
afterEach(() => {
  for (const server of servers.splice(0)) server.stop(true)
})

/** Answers every request with these bytes, and hangs up; `more` says that there would be more of them. */
const answering = (bytes: Uint8Array, more: boolean): string => {
  const length = bytes.length + (more ? 1000 : 0)
  const head = `HTTP/1.1 200 OK\r\nContent-Type: application/zstd\r\nContent-Length: ${length}\r\n\r\n`
  const server = Bun.listen({
    port: 0,
    hostname: "127.0.0.1",
    socket: { data: (socket) => void socket.end(Buffer.concat([Buffer.from(head), bytes])) }
  })
  servers.push(server)
  return `http://127.0.0.1:${server.port}`
}

const whole = () =>
  readFileSync(writeBackup([JSON.stringify(header()), JSON.stringify({ table: "tokens" }), '["a"]', '["b"]']))
const run = (url: string, file: string, ...words: ReadonlyArray<string>) =>
  onetime({ url, key: "k" }, "backup", file, ...words)

test("a whole one replaces what is there, is nobody else's to read, and is counted", async () => {
  const folder = temporaryFolder()
  const file = join(folder, "onetime.backup")
  writeFileSync(file, "older")
  const bytes = whole()
  const said = await run(answering(bytes, false), file, "--json")
  expect([said.code, said.err, JSON.parse(said.out)]).toEqual([
    0,
    "",
    expect.objectContaining({ file, rows: 2, records: 0 })
  ])
  expect(readFileSync(file).equals(bytes)).toBe(true)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(["onetime.backup"])
})

test.each([
  ["ends too early", (bytes: Buffer) => bytes.subarray(0, bytes.length - 12), false, "it is cut"],
  ["breaks off", (bytes: Buffer) => bytes.subarray(0, 40), true, ""],
  ["is something else", () => Buffer.from("<h1>hello</h1>"), false, "it is no backup of Onetime"]
])("one that %s leaves the older file, and nothing else", async (_, made, cut, words) => {
  const folder = temporaryFolder()
  const file = join(folder, "onetime.backup")
  writeFileSync(file, "older")
  const said = await run(answering(made(whole()), cut), file)
  expect([said.code, said.out]).toEqual([1, ""])
  expect(said.err).toMatch(/^onetime: no backup was made: [^\n]+\n$/)
  expect(said.err).toContain(words)
  expect([readFileSync(file, "utf8"), readdirSync(folder)]).toEqual(["older", ["onetime.backup"]])
})

test("where nothing can be written it says so", async () => {
  const file = join(temporaryFolder(), "nowhere", "onetime.backup")
  const said = await run(answering(whole(), false), file)
  expect([said.code, existsSync(file)]).toEqual([1, false])
  expect(said.err).toContain("no such file or directory")
})
