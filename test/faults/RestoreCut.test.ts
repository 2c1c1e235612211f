/**
 * A restore that is cut short, at any moment: it is there whole or not at all, the start says which, and doing it again
 * ends it.
 */
import { afterEach, expect, test } from "bun:test"
import { existsSync, mkdirSync, renameSync } from "node:fs"
import { join } from "node:path"
import { onetime } from "../cli/Onetime.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { Chance } from "./Chance.ts"
import { chargers } from "./Charger.ts"
import { closeDatabases, newDatabase } from "./Databases.ts"
import { compare } from "./Kept.ts"
import { apiKey, endAll, root, System } from "./System.ts"

afterEach(async () => {
  await endAll()
  await closeDatabases()
})

/** A backup of what these chargers have done. */
const made = async () => {
  const system = await System.start()
  const all = chargers(3, () => system.port)
  await Promise.all(all.map((charger) => charger.live(() => charger.charges.length >= 3)))
  await system.drained()
  const file = join(temporaryFolder(), "onetime.backup")
  await onetime({ url: `http://127.0.0.1:${system.port}`, key: apiKey }, "backup", file)
  await system.stop()
  return { file, all }
}

const restore = (DATA_DIR: string, DATABASE_URL: string, file: string) =>
  onetime({ url: "", key: "", DATA_DIR, DATABASE_URL }, "restore", file)

const refusal = async (folder: string, databaseUrl: string) => {
  const { code, log } = await new System({ folder, databaseUrl }).refused()
  expect([code, log]).toEqual([
    1,
    expect.stringMatching(/^onetime: a restore into .* was cut short: run it again; [^\n]*\n$/)
  ])
}

test.each(["before the journal was moved", "when the journal had been moved, and the keys had not"])(
  "the tables are there, cut %s: refused until it is done again, which ends it",
  async (when) => {
    const { file, all } = await made()
    const outside = await newDatabase()
    const DATA_DIR = temporaryFolder()
    expect((await restore(DATA_DIR, outside.url, file)).code).toBe(0)
    const beside = join(DATA_DIR, "restoring")
    mkdirSync(beside)
    renameSync(join(DATA_DIR, "seal.key"), join(beside, "seal.key"))
    if (when.startsWith("before")) renameSync(join(DATA_DIR, "journal"), join(beside, "journal"))
    else await Bun.write(join(beside, "moving"), "")
    await refusal(DATA_DIR, outside.url)
    expect(await restore(DATA_DIR, outside.url, file)).toMatchObject({
      code: 0,
      out: "A restore that was cut short is ended. Start Onetime.\n"
    })
    expect([existsSync(beside), existsSync(join(DATA_DIR, "seal.key"))]).toEqual([false, true])
    const system = await System.start({ folder: DATA_DIR, databaseUrl: outside.url })
    await system.drained()
    expect((await compare(outside.sql, all)).wrong).toEqual([])
  },
  60_000
)

test("killed at any moment and done again: everything is there once", async () => {
  const chance = new Chance("restores that are killed")
  const { file, all } = await made()
  const outside = await newDatabase()
  const DATA_DIR = temporaryFolder()
  for (let kills = 0; kills < 6; kills++) {
    const child = Bun.spawn([process.execPath, join(root, "src", "main.ts"), "restore", file], {
      cwd: root,
      env: { PATH: process.env["PATH"] ?? "", DATA_DIR, DATABASE_URL: outside.url, NO_COLOR: "1" },
      stdio: ["ignore", "ignore", "ignore"]
    })
    const late = setTimeout(() => child.kill("SIGKILL"), chance.whole(200, 2500))
    const code = await child.exited
    clearTimeout(late)
    // Whole: another one is refused, since the database is not empty.
    if (code === 0) break
  }
  const last = await restore(DATA_DIR, outside.url, file)
  if (last.code !== 0) expect(last.err).toContain("is not empty")
  const system = await System.start({ folder: DATA_DIR, databaseUrl: outside.url })
  await system.drained()
  expect((await compare(outside.sql, all)).wrong).toEqual([])
}, 90_000)
