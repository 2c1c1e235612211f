import { afterEach, expect, test } from "bun:test"
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs"
import { join } from "node:path"
import { Effect, Layer, Schedule } from "effect"
import { Database } from "../../src/database/Database.ts"
import { DataDirectory } from "../../src/database/DataDirectory.ts"
import { EmbeddedPostgres } from "../../src/database/EmbeddedPostgres.ts"
import { isAlive } from "../../src/database/PostgresProcess.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { type Child, startChild } from "./Child.ts"

const root = process.geteuid?.() === 0
const linux = process.platform === "linux"

const started: Array<Child> = []
const start = async (...args: Parameters<typeof startChild>) => {
  const child = await startChild(...args)
  started.push(child)
  return child
}
afterEach(() => Promise.all(started.splice(0).map((child) => child.end("SIGTERM"))))

const until = (condition: () => boolean) =>
  Effect.suspend(() => (condition() ? Effect.void : Effect.fail("not yet"))).pipe(
    Effect.retry(Schedule.spaced("20 millis")),
    Effect.timeout("10 seconds"),
    Effect.runPromise
  )

const inProcess = (folder: string) =>
  Database.layerEmbedded.pipe(Layer.provideMerge(EmbeddedPostgres.layer), Layer.provide(DataDirectory.layerAt(folder)))

/** A folder above that others may pass: a test's own folder is closed. */
const passable = () => {
  const folder = temporaryFolder()
  chmodSync(folder, 0o711)
  return folder
}

/** A data directory that has been started once, copied from the first: initdb takes most of a test's time. */
const usedFolder = async () => {
  const folder = temporaryFolder()
  cpSync(await (made ??= makeOnce()), folder, { recursive: true })
  return folder
}
const makeOnce = async () => {
  const folder = temporaryFolder()
  await (await startChild(folder)).end("SIGTERM")
  return folder
}
let made: Promise<string> | undefined

const rows = Effect.gen(function* () {
  const { sql, awaitReady } = yield* Database
  yield* awaitReady
  return yield* sql<{ starts: number }>`SELECT count(*)::int AS starts FROM starts`
})

test("stops with us within the time, and starts again with what it kept", async () => {
  const folder = temporaryFolder()
  const first = await start(folder)
  expect(first.said.starts).toBe(1)
  expect(await first.end("SIGTERM")).toBe(0)
  expect(isAlive(first.said.postgres ?? 0)).toBe(false)
  const second = await start(folder)
  expect(second.said.starts).toBe(2)
  expect(second.said.postgres).not.toBe(first.said.postgres)
})

test("survives a kill of ours and is taken over by the next start, then stops with that one", async () => {
  const folder = await usedFolder()
  const first = await start(folder)
  await first.end("SIGKILL")
  expect(isAlive(first.said.postgres ?? 0)).toBe(true)
  const second = await start(folder)
  expect(second.said.postgres).toBe(first.said.postgres)
  expect(second.log).toContain("was still running")
  await second.end("SIGTERM")
  expect(isAlive(first.said.postgres ?? 0)).toBe(false)
})

test.if(linux)("inherits neither our lock nor any other file of ours", async () => {
  const { said } = await start(await usedFolder())
  const open = readdirSync(`/proc/${said.postgres}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${said.postgres}/fd/${fd}`)]
    } catch {
      return []
    }
  })
  expect(
    open.filter((file) => file.startsWith("/") && !file.startsWith("/dev/")).map((file) => file.split("/").at(-1))
  ).toEqual(["postgres.log", "postgres.log"])
})

test("a process file with the id of a living stranger is removed, and the stranger is left alone", async () => {
  const folder = await usedFolder()
  const first = await start(folder)
  await first.end("SIGKILL")
  process.kill(first.said.postgres ?? 0, "SIGKILL")
  const stranger = Bun.spawn(["sleep", "60"], {
    stdio: ["ignore", "ignore", "ignore"],
    ...(root ? { uid: 65534, gid: 65534 } : {})
  })
  for (const name of ["postmaster.pid", ".s.PGSQL.5432.lock"]) {
    const file = join(folder, "postgres", name)
    writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, `${stranger.pid}`))
  }
  const second = await start(folder)
  expect(second.said.starts).toBe(3)
  expect(isAlive(stranger.pid)).toBe(true)
  stranger.kill()
})

test("a server that runs while its file names somebody else is replaced, and nobody else is harmed", async () => {
  const folder = await usedFolder()
  const first = await start(folder)
  await first.end("SIGKILL")
  const stranger = Bun.spawn(["sleep", "60"], { stdio: ["ignore", "ignore", "ignore"] })
  const file = join(folder, "postgres", "postmaster.pid")
  writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, `${stranger.pid}`))
  const second = await start(folder)
  expect(second.said.starts).toBe(3)
  expect(isAlive(first.said.postgres ?? 0)).toBe(false)
  expect(isAlive(stranger.pid)).toBe(true)
  stranger.kill()
})

test("a killed server is started again while we run, and the same client reaches it", async () => {
  const folder = await usedFolder()
  await Effect.gen(function* () {
    const { sql, awaitReady } = yield* Database
    const { pid } = yield* EmbeddedPostgres
    yield* awaitReady
    yield* sql.withTransaction(Effect.andThen(sql`SET LOCAL synchronous_commit = on`, sql`CREATE TABLE kept (id int)`))
    const before = pid() ?? 0
    process.kill(before, "SIGKILL")
    yield* Effect.promise(() => until(() => pid() !== undefined && pid() !== before))
    expect(yield* sql`SELECT * FROM kept`.pipe(Effect.retry(Schedule.recurs(3)))).toEqual([])
  }).pipe(Effect.provide(inProcess(folder)), Effect.runPromise)
}, 20_000)

test.if(linux)(
  "does not start beside a backend that a killed server left behind",
  async () => {
    const folder = await usedFolder()
    const first = await start(folder)
    const postgres = first.said.postgres ?? 0
    const [backend = 0] = childrenOf(postgres).filter((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("onetime")
    )
    process.kill(backend, "SIGSTOP")
    await first.end("SIGKILL")
    process.kill(postgres, "SIGKILL")
    const second = start(folder)
    const log = join(folder, "postgres.log")
    await until(() => readFileSync(log, "utf8").includes("pre-existing shared memory block"))
    process.kill(backend, "SIGCONT")
    expect((await second).said.starts).toBe(3)
  },
  20_000
)

const childrenOf = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number)

test("a first start that was killed leaves nothing in the way", async () => {
  const folder = temporaryFolder()
  const half = join(folder, "postgres.init-0123")
  mkdirSync(half)
  writeFileSync(join(half, "PG_VERSION"), "18\n")
  mkdirSync(join(folder, "journal"))
  expect((await start(folder)).said.starts).toBe(1)
  expect(existsSync(half)).toBe(false)
})

test("data of another major version is refused in one line and left alone", async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, "postgres"), { mode: 0o700 })
  writeFileSync(join(folder, "postgres", "PG_VERSION"), "17\n")
  expect((await start(folder)).said.failed).toMatch(
    /was made by PostgreSQL 17 and this Onetime brings 18\..*: start it with/
  )
})

test("a path too long for a socket puts the socket into a private folder", async () => {
  const folder = join(passable(), "x".repeat(100))
  cpSync(await usedFolder(), folder, { recursive: true })
  const { said, log, end } = await start(folder)
  const socket = said.host ?? ""
  expect(log).toContain(`too long for a socket: PostgreSQL's socket is in ${socket}`)
  expect(statSync(socket).mode & 0o777).toBe(0o700)
  await end("SIGKILL")
  const second = await start(folder)
  expect(second.said.postgres).toBe(said.postgres)
  await second.end("SIGTERM")
  rmSync(socket, { recursive: true })
})

test("a server that cannot start is said why, and does not stop us", async () => {
  const folder = await usedFolder()
  const control = join(folder, "postgres", "global", "pg_control")
  const whole = readFileSync(control)
  rmSync(control)
  await Effect.gen(function* () {
    const { pid, data } = yield* EmbeddedPostgres
    expect(pid()).toBeUndefined()
    writeFileSync(control, whole, { mode: 0o600 })
    const owner = statSync(data)
    chownSync(control, owner.uid, owner.gid)
    expect(yield* rows).toEqual([{ starts: 1 }])
  }).pipe(Effect.provide(inProcess(folder)), Effect.runPromise)
}, 20_000)

if (!root) console.log("skipped: starts as root and as another user need root")

test.if(root)(
  "as root below a folder closed to others, data goes where the other user reaches, in one line",
  async () => {
    const above = temporaryFolder()
    const folder = join(above, "data")
    const first = await start(folder)
    const link = readlinkSync(join(folder, "postgres"))
    try {
      expect(first.log.match(/PostgreSQL runs as user nobody.*its data is in (\S+)/)?.[1]).toBe(link)
      expect(link).toStartWith("/var/lib/onetime/")
      expect(statSync(link).mode & 0o777).toBe(0o700)
      await first.end("SIGKILL")
      const second = await start(folder)
      expect(second.said.postgres).toBe(first.said.postgres)
      expect(second.said.data).toBe(link)
      await second.end("SIGTERM")
    } finally {
      rmSync(link, { recursive: true, force: true })
    }
  }
)

test.if(root)("as root it runs as the owner of a data directory that a normal user made", async () => {
  const folder = temporaryFolder()
  chownSync(folder, 65534, 65534)
  const user = await start(folder, { uid: 65534, gid: 65534 })
  expect(user.said.starts).toBe(1)
  await user.end("SIGTERM")
  const { said } = await start(folder)
  expect(said.starts).toBe(2)
  expect(statSync(said.data ?? "").uid).toBe(65534)
  expect(lstatSync(join(folder, "postgres")).isSymbolicLink()).toBe(false)
})

test.if(root)("as root a backup that was put back as root's is made PostgreSQL's again", async () => {
  const folder = await usedFolder()
  chmodSync(join(folder, "postgres"), 0o755)
  expect(statSync(join(folder, "postgres")).uid).toBe(0)
  expect((await start(folder)).said.starts).toBe(2)
})
