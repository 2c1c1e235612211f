import { expect, test } from "bun:test"
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { temporaryFolder } from "../TemporaryFolder.ts"

const nowhere = "http://127.0.0.1:1"

/** A bun without network, cache, or another bun on its PATH. */
const bun = (home: string, ...words: ReadonlyArray<string>) => {
  const { exitCode, stdout, stderr } = Bun.spawnSync([process.execPath, ...words], {
    cwd: home,
    env: { PATH: "/nowhere", HOME: home, BUN_INSTALL_CACHE_DIR: join(home, "cache"), BUN_CONFIG_REGISTRY: nowhere }
  })
  return { exitCode, said: `${stdout}${stderr}`.trim() }
}

/** A project with one dependency, which lies beside it, and a lock file. */
const project = () => {
  const home = temporaryFolder()
  mkdirSync(join(home, "beside"))
  writeFileSync(join(home, "beside", "package.json"), JSON.stringify({ name: "beside", version: "1.0.0" }))
  writeFileSync(
    join(home, "package.json"),
    JSON.stringify({ name: "project", dependencies: { beside: "file:./beside" } })
  )
  cpSync(join(import.meta.dir, "../../scripts/prestart.ts"), join(home, "scripts", "prestart.ts"))
  bun(home, "install")
  rmSync(join(home, "node_modules"), { recursive: true })
  return home
}

test("installs what is missing, once, and then needs nothing", () => {
  const home = project()
  expect(bun(home, "scripts/prestart.ts")).toEqual({ exitCode: 0, said: "Installing what bun.lock names ..." })
  expect(existsSync(join(home, "node_modules", "beside", "package.json"))).toBe(true)
  expect(bun(home, "scripts/prestart.ts")).toEqual({ exitCode: 0, said: "" })
})

test("installs again what has been removed", () => {
  const home = project()
  bun(home, "scripts/prestart.ts")
  rmSync(join(home, "node_modules", "beside"), { recursive: true })
  expect(bun(home, "scripts/prestart.ts").exitCode).toBe(0)
  expect(existsSync(join(home, "node_modules", "beside", "package.json"))).toBe(true)
})

test("says in one line why it cannot install", () => {
  const home = project()
  writeFileSync(join(home, "package.json"), JSON.stringify({ name: "project", dependencies: { effect: "4.1.0" } }))
  const { exitCode, said } = bun(home, "scripts/prestart.ts")
  expect(exitCode).toBe(1)
  expect(said.split("\n")).toEqual([
    "Installing what bun.lock names ...",
    expect.stringMatching(/^Onetime cannot start, its dependencies cannot be installed \(.+\)/)
  ])
})
