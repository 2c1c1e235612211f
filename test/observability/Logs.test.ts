// What the process says while it runs: plain for people, JSON for programs, as much as LOG_LEVEL wants.
import { afterEach, expect, test } from "bun:test"
import { endAll, System } from "../faults/System.ts"

afterEach(endAll)

const isLog = (line: string) => line.startsWith("{") || /^\d{4}-/.test(line)
const said = (system: System) => system.log.split("\n").filter(isLog)

test("as JSON, a line an entry, where no person looks on", async () => {
  const system = await System.start({ env: { LOG_FORMAT: "auto" } })
  await system.stop()
  const entries = said(system).map((line) => JSON.parse(line))
  expect(entries.find(({ message }) => message === "open: stations are answered")).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    level: "INFO",
    message: "open: stations are answered"
  })
}, 30_000)

test("plain where it is wished", async () => {
  const system = await System.start({ env: { LOG_FORMAT: "plain" } })
  await system.stop()
  expect(said(system).join("\n")).toMatch(/^\d{4}-\S+Z INFO open: stations are answered$/m)
}, 30_000)

test("LOG_LEVEL=error: nothing while all is well; any other word stops the start", async () => {
  const system = await System.start({ env: { LOG_LEVEL: "error" } })
  await system.stop()
  expect(said(system)).toEqual([])
  const { code, log } = await system.refused({ env: { LOG_LEVEL: "loud" } })
  expect([code, log]).toEqual([1, "onetime: the environment variable LOG_LEVEL must be debug, info, warn or error\n"])
}, 30_000)
