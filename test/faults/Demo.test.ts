// `bun start --demo`: life within seconds, on data of its own.
import { afterAll, expect, test } from "bun:test"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { endAll, root, System } from "./System.ts"
import { until } from "./Until.ts"

afterAll(endAll)

test("eight stations of three versions charge beside the system, and nothing else is touched", async () => {
  const own = temporaryFolder()
  const system = await System.start({
    command: [process.execPath, join(root, "src", "main.ts"), "--demo"],
    env: { DEMO_DIR: own, DATABASE_URL: "postgres://nobody@127.0.0.1:1/real" }
  })
  const stations = async (): Promise<
    ReadonlyArray<{ online: boolean; version: string; standing: string; label: string }>
  > => JSON.parse((await system.api("GET", "/api/stations")).text).items ?? []
  await until("all to be online", async () => (await stations()).filter(({ online }) => online).length === 8, 40_000)
  const all = await stations()
  expect(new Set(all.map(({ version }) => version))).toEqual(new Set(["1.6", "2.0.1", "2.1"]))
  expect(new Set(all.map(({ standing }) => standing))).toEqual(new Set(["accepted"]))
  expect(all.map(({ label }) => label)).not.toContain(null)
  const open = async () => JSON.parse((await system.api("GET", "/api/transactions?open=true")).text).items ?? []
  await until("a charge", async () => (await open()).length > 0, 30_000)
  expect((await open())[0]).toMatchObject({ verdict: "accepted", token: expect.stringMatching(/^DEMO-/) })
  expect(system.log).toContain(`demo: its data is in ${own} alone`)
  expect(existsSync(join(own, "journal"))).toBe(true)
  expect(readdirSync(system.folder)).toEqual([])
  expect((await system.stop()).code).toBe(0)
  expect(system.log).toContain("8 of 8 stations accepted")
}, 100_000)
