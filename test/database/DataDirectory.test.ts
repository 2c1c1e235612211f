import { expect, test } from "bun:test"
import { chmodSync, chownSync, mkdirSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Effect, Exit, Layer, Scope } from "effect"
import { DataDirectory } from "../../src/database/DataDirectory.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { startChild } from "./Child.ts"

/** Opens and closes it; the error of a refusal is the result. */
const outcome = (path: string) =>
  DataDirectory.pipe(
    Effect.map((opened) => opened.path),
    Effect.provide(DataDirectory.layerAt(path)),
    Effect.catch((error) => Effect.succeed(`${error._tag}: ${error.message}`)),
    Effect.runPromise
  )

test("a missing data directory is made, with the folders above it, closed to others", async () => {
  const path = join(temporaryFolder(), "a", "data")
  expect(await outcome(path)).toBe(path)
  expect(statSync(path).mode & 0o777).toBe(0o700)
})

test("an open one that is ours is closed to others", async () => {
  const path = temporaryFolder()
  chmodSync(path, 0o755)
  expect(await outcome(path)).toBe(path)
  expect(statSync(path).mode & 0o777).toBe(0o700)
})

test("the second to open it hears who holds it and since when, and gets it when the first has closed it", async () => {
  const path = temporaryFolder()
  const scope = Scope.makeUnsafe()
  await Effect.runPromise(Layer.buildWithScope(DataDirectory.layerAt(path), scope))
  expect(await outcome(path)).toMatch(
    new RegExp(
      `^DataDirectoryLocked: ${path} is in use by process ${process.pid} since 20\\d\\d-.*: stop it \\(kill \\d+\\)`
    )
  )
  await Effect.runPromise(Scope.close(scope, Exit.void))
  expect(await outcome(path)).toBe(path)
})

test("a process that is killed lets go of it", async () => {
  const path = temporaryFolder()
  const child = await startChild(path, { what: "folder" })
  expect(await outcome(path)).toContain(`in use by process ${child.said.us} since`)
  const second = await startChild(path, { what: "folder" })
  expect(second.said.failed).toContain(`in use by process ${child.said.us} since`)
  await second.end("SIGKILL")
  await child.end("SIGKILL")
  expect(await outcome(path)).toBe(path)
})

test("a file in its place, or above it, is refused in one line", async () => {
  const file = join(temporaryFolder(), "data")
  writeFileSync(file, "")
  for (const path of [file, join(file, "below"), join(file, "deep", "below")]) {
    const said = await outcome(path)
    expect(said).toStartWith(`DataDirectoryUnusable: DATA_DIR ${path} cannot be used: a file is in its place`)
    expect(said).not.toContain("\n")
  }
})

test("a folder that holds other people's things is left as it is", async () => {
  const path = temporaryFolder()
  writeFileSync(join(path, "photo.jpg"), "")
  chmodSync(path, 0o755)
  expect(await outcome(path)).toContain("it holds other things (photo.jpg): set DATA_DIR to an empty folder")
  expect(statSync(path).mode & 0o777).toBe(0o755)
})

const root = process.geteuid?.() === 0
const reachable = statSync(process.execPath).mode & 0o001
if (!root) console.log("skipped: starts as another user need root")

test.if(root && reachable !== 0)(
  "another user's folder, and one that may not be written, are refused in one line",
  async () => {
    const above = temporaryFolder()
    chmodSync(above, 0o755)
    const roots = join(above, "roots")
    mkdirSync(roots, { mode: 0o777 })
    const user = { what: "folder", uid: 65534, gid: 65534 } as const
    expect((await startChild(roots, user)).said.failed).toContain("it belongs to user 0 and we run as user 65534")
    expect((await startChild(join(above, "new"), user)).said.failed).toContain("we may not write there")
    const closed = join(above, "closed")
    mkdirSync(closed, { mode: 0o500 })
    chownSync(closed, 65534, 65534)
    expect((await startChild(closed, user)).said.failed).toContain("we may not write there")
  }
)
