/** Frames as large as they may be, with thousands of readings each, while PostgreSQL hangs: memory stays within bounds. */
import { afterEach, expect, test } from "bun:test"
import { readFileSync } from "node:fs"
import { closeDatabases, embedded } from "./Databases.ts"
import { FakeStation } from "./FakeStation.ts"
import { backends, signal } from "./Processes.ts"
import { endAll, System } from "./System.ts"

afterEach(async () => {
  await endAll()
  await closeDatabases()
})

/** Resident memory in MB. */
const resident = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024

const [frames, readings] = [60, 14_000]

test.if(process.platform === "linux")(
  "sixty frames of fourteen thousand readings each while nothing can be written",
  async () => {
    const system = await System.start()
    const station = new FakeStation({ id: "giant", version: "1.6", port: () => system.port })
    await station.boot()
    // Each of a minute of its own: what is said word for word again stands once.
    const meterValue = (frame: number) =>
      Array.from({ length: readings }, (_, value) => ({
        timestamp: `2026-11-23T10:${String(frame).padStart(2, "0")}:00Z`,
        sampledValue: [{ value: String(value) }]
      }))
    const before = resident(system.pid)
    const hung = backends(system.folder)
    signal(hung, "SIGSTOP")
    for (let frame = 0; frame < frames; frame++)
      await station.call("MeterValues", { connectorId: 1, meterValue: meterValue(frame) })
    const grown = resident(system.pid) - before
    console.log(`${frames} MB of frames: ${Math.round(grown)} MB more in memory`)
    signal(hung, "SIGCONT")
    await system.drained(40_000)
    const [row] = await embedded(system.folder)`SELECT count(*)::int AS readings FROM readings`
    expect(row.readings).toBe(frames * readings)
    // Decoded, they would take 350 MB and more.
    expect(grown).toBeLessThan(260)
    station.leave()
  },
  60_000
)
