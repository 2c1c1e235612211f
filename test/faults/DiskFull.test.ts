/** A disk that takes no more: nobody is told a lie, the door shuts, and it opens by itself when there is room. */
import { afterEach, expect, test } from "bun:test"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { acknowledgements, chargers } from "./Charger.ts"
import { closeDatabases, newDatabase } from "./Databases.ts"
import { compare } from "./Kept.ts"
import { endAll, root, System } from "./System.ts"
import { until } from "./Until.ts"

afterEach(async () => {
  await endAll()
  await closeDatabases()
})

const linux = process.platform === "linux"

/** The largest file, in bytes, that the process may write from now on. */
const limit = (pid: number, bytes: number | "unlimited") => {
  const { exitCode, stderr } = Bun.spawnSync(["prlimit", `--pid=${pid}`, `--fsize=${bytes}:unlimited`])
  if (exitCode !== 0) throw new Error(stderr.toString())
}

test("files of one megabyte at most (ulimit -f): every segment ends in a failed write, and nothing acknowledged is lost", async () => {
  const { url, sql } = await newDatabase()
  const command = ["sh", "-c", `ulimit -S -f 2048; exec "$0" "$1"`, process.execPath, join(root, "src", "main.ts")]
  const system = await System.start({ databaseUrl: url, command, env: { BUN_RUNTIME_TRANSPILER_CACHE_PATH: "0" } })
  const all = chargers(12, () => system.port)
  let home = false
  const lives = Promise.all(all.map((charger) => charger.live(() => home)))
  const failures = () => system.log.split("the journal cannot be written").length - 1
  await until("three failed writes", () => failures() >= 3, 40_000)
  home = true
  await lives
  await system.drained()
  const kept = await compare(sql, all)
  const codes = all.flatMap(({ station }) => station.closed)
  console.log(`${failures()} failed writes, ${codes.length} closed sockets, ${kept.values} values are there once`)
  expect(kept.wrong).toEqual([])
  expect(codes.length).toBeGreaterThan(0)
  expect(new Set(codes)).toEqual(new Set([1013]))
  await system.kill()
  await system.launch({ command: [process.execPath, join(root, "src", "main.ts")] })
  await system.opened()
  expect(system.log).not.toContain("damaged")
  await system.drained()
  expect((await compare(sql, all)).wrong).toEqual([])
}, 60_000)

test.if(linux && Bun.which("prlimit") !== null)(
  "a disk that stays full: sockets close with 1013, upgrades get 503, and the door opens when there is room",
  async () => {
    const { url, sql } = await newDatabase()
    const system = await System.start({ databaseUrl: url })
    const all = chargers(12, () => system.port)
    let home = false
    const lives = Promise.all(all.map((charger) => charger.live(() => home)))
    for (let round = 0; round < 2; round++) {
      const before = acknowledgements(all) + 200
      await until("load", () => acknowledgements(all) >= before)
      const closed = all.map(({ station }) => station.closed.length)
      // Room for some kilobytes in a new file, then for none at all: not even for the header of another segment.
      limit(system.pid, round)
      await until("every socket to be closed", () =>
        all.every(({ station }, at) => station.closed.length > (closed[at] ?? 0))
      )
      expect(new Set(all.map(({ station }, at) => station.closed[closed[at] ?? 0]))).toEqual(new Set([1013]))
      const told = acknowledgements(all)
      const said = system.log.length
      await until("the line that says why it stays closed", () =>
        system.log.slice(said - 200).includes("the journal cannot be opened")
      )
      const refused = await system.handshake()
      expect(refused?.status).toBe(503)
      expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0)
      const { ready, journal } = await system.ready()
      expect({ ready, door: journal.door }).toEqual({ ready: false, door: "closed" })
      expect(acknowledgements(all)).toBe(told)
      limit(system.pid, "unlimited")
      await system.opened()
    }
    home = true
    await lives
    await system.drained()
    expect((await compare(sql, all)).wrong).toEqual([])
    await system.kill()
    await system.launch()
    await system.opened()
    await system.drained()
    const kept = await compare(sql, all)
    console.log(`twice full: ${kept.values} values are there once`)
    expect(kept.wrong).toEqual([])
  },
  60_000
)

test("a DATA_DIR that cannot be used stops the start with one line", async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, "file"), "")
  mkdirSync(join(folder, "others", "photos"), { recursive: true })
  const unusable = [join(folder, "file"), join(folder, "file", "below"), join(folder, "others"), "/proc/onetime"]
  for (const path of unusable) {
    const { code, log } = await new System({ folder: path }).refused()
    console.log(log.trim())
    expect(code).toBe(1)
    expect(log.trim().split("\n")).toEqual([expect.stringMatching(/^onetime: DATA_DIR .* cannot be used: /)])
  }
}, 30_000)
