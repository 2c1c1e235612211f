/**
 * Where the embedded PostgreSQL keeps its data and its socket, and how that folder is made the first time. A root
 * start may have to put it outside DATA_DIR; then `DATA_DIR/postgres` is a link to it, so that it is found again.
 */

import { createHash, randomBytes } from "node:crypto"
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync
} from "node:fs"
import { dirname, join } from "node:path"
import { Effect, Schema } from "effect"
import { makeShared, type PostgresBinaries, postgresBinaries } from "./PostgresBinaries.ts"
import { canReach, type PostgresUser, postgresUser } from "./PostgresUser.ts"

/** The data directory of PostgreSQL cannot be made or used; `message` is one line with the way out. */
export class ClusterUnusable extends Schema.TaggedError<ClusterUnusable>()("ClusterUnusable", {
  message: Schema.String
}) {}

export interface PostgresCluster {
  readonly user: PostgresUser
  readonly binaries: PostgresBinaries
  /** PGDATA, absolute. */
  readonly data: string
  /** The folder of the unix socket: `data`, unless its path is too long for a socket. */
  readonly socket: string
  /** What PostgreSQL says goes here; it lies in DATA_DIR. */
  readonly log: string
}

/** The only role and database of the embedded PostgreSQL; its folder's mode is its password. */
export const ROLE = "onetime"
export const DATABASE = "postgres"
export const PORT = 5432

/** Finds the cluster of this DATA_DIR, or makes it (initdb, 1 to 2 s). Every decision out of the ordinary is one log line. */
export const openCluster = Effect.fnUntraced(function* (dataDirectory: string) {
  const user = yield* attempt(() => postgresUser(join(dataDirectory, "postgres"), dataDirectory))
  if (user === undefined) {
    return yield* new ClusterUnusable({
      message:
        `PostgreSQL refuses to run as root and /etc/passwd names neither the owner of ${dataDirectory} nor a ` +
        `user "nobody": start Onetime as a normal user, or set DATABASE_URL`
    })
  }
  const binaries = yield* postgresBinaries(user, dataDirectory)
  const { data, moved } = yield* place(dataDirectory, user)
  if (moved || binaries.copied !== undefined) {
    yield* Effect.logInfo(
      `PostgreSQL runs as user ${user.name}, who cannot use all of our folders: ` +
        [
          binaries.copied === undefined ? [] : `its programs are in ${binaries.copied}`,
          moved ? `its data is in ${data}` : []
        ]
          .flat()
          .join(", ")
    )
  }
  removeHalfMade(data)
  if (existsSync(join(data, "PG_VERSION"))) {
    yield* sameMajor(data, binaries)
    yield* attempt(() => own(data, user))
  } else yield* initialise(data, user, binaries)
  const socket = yield* socketFolder(data, user)
  const cluster: PostgresCluster = { user, binaries, data, socket, log: join(dataDirectory, "postgres.log") }
  return cluster
})

const place = Effect.fnUntraced(function* (dataDirectory: string, user: PostgresUser) {
  const inside = join(dataDirectory, "postgres")
  const link = yield* attempt(() => linkAt(inside))
  if (link !== undefined) return { data: link, moved: false }
  const reached = yield* attempt(() => handOver(dataDirectory, user))
  if (reached) return { data: inside, moved: false }
  if (existsSync(inside)) {
    return yield* new ClusterUnusable({
      message:
        `user ${user.name}, as whom PostgreSQL must run, cannot reach ${inside}: make the folders above it ` +
        `passable (chmod o+x), or move DATA_DIR to where they are`
    })
  }
  return { data: yield* attempt(() => linkOutside(dataDirectory, inside)), moved: true }
})

const linkAt = (path: string): string | undefined =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true ? readlinkSync(path) : undefined

/** Gives DATA_DIR itself to PostgreSQL's user (it stays 0700, and root still enters); false when that does not help. */
const handOver = (dataDirectory: string, user: PostgresUser): boolean => {
  if (!user.other) return true
  if (!canReach(dataDirectory, user)) return false
  try {
    if (statSync(dataDirectory).uid !== user.uid) chownSync(dataDirectory, user.uid, user.gid)
    return true
  } catch {
    return false
  }
}

const linkOutside = (dataDirectory: string, inside: string): string => {
  const outside = join(makeShared(), `${hash(dataDirectory)}-${randomBytes(2).toString("hex")}`)
  symlinkSync(outside, inside)
  return outside
}

const hash = (path: string) => createHash("sha256").update(path).digest("hex").slice(0, 12)

/** What a first start that was killed has left behind; its initdb may still write there, then the next start does it. */
const removeHalfMade = (data: string) => {
  try {
    for (const name of readdirSync(dirname(data))) {
      const path = join(dirname(data), name)
      if (path.startsWith(`${data}.init-`)) rmSync(path, { recursive: true, force: true })
    }
  } catch {
    return
  }
}

/** A backup that root put back may be root's; PostgreSQL wants its folder its own and closed to others. */
const own = (data: string, user: PostgresUser) => {
  if (!user.other || statSync(data).uid === user.uid) return
  for (const name of readdirSync(data, { recursive: true, encoding: "utf8" }))
    lchownSync(join(data, name), user.uid, user.gid)
  chownSync(data, user.uid, user.gid)
  chmodSync(data, 0o700)
}

const sameMajor = Effect.fnUntraced(function* (data: string, binaries: PostgresBinaries) {
  const major = yield* attempt(() => readFileSync(join(data, "PG_VERSION"), "utf8").trim())
  if (binaries.version.startsWith(`${major}.`)) return
  return yield* new ClusterUnusable({
    message:
      `${data} was made by PostgreSQL ${major} and this Onetime brings ${binaries.version}: start it with the ` +
      `Onetime that made it, or set another DATA_DIR`
  })
})

const initialise = Effect.fnUntraced(function* (data: string, user: PostgresUser, binaries: PostgresBinaries) {
  const half = `${data}.init-${randomBytes(4).toString("hex")}`
  yield* attempt(() => {
    mkdirSync(half, { recursive: true, mode: 0o700 })
    if (user.other) chownSync(half, user.uid, user.gid)
  })
  const result = yield* Effect.tryPromise({ try: () => initdb(half, user, binaries), catch: doesNotRun })
  if (result.code !== 0) {
    yield* Effect.sync(() => rmSync(half, { recursive: true, force: true }))
    return yield* new ClusterUnusable({ message: `PostgreSQL cannot make its data directory ${data}: ${result.said}` })
  }
  yield* attempt(() => {
    renameSync(half, data)
    syncFolder(dirname(data))
  })
})

/** Without it a power cut could give the folder its first name back, and that one is removed as half made. */
const syncFolder = (folder: string) => {
  const fd = openSync(folder, "r")
  fsyncSync(fd)
  closeSync(fd)
}

/** A machine without glibc (Alpine), or root without the right to become another user. */
const doesNotRun = (cause: unknown) =>
  new ClusterUnusable({
    message:
      `PostgreSQL's programs do not run here (${cause instanceof Error ? cause.message : String(cause)}): ` +
      `run a PostgreSQL yourself and set DATABASE_URL`
  })

const initdb = async (data: string, user: PostgresUser, binaries: PostgresBinaries) => {
  const child = Bun.spawn(
    [
      binaries.initdb,
      `--pgdata=${data}`,
      `--username=${ROLE}`,
      "--auth=trust",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-instructions"
    ],
    { ...asUser(user), stdio: ["ignore", "ignore", "pipe"] }
  )
  const [code, text] = await Promise.all([child.exited, new Response(child.stderr).text()])
  const lines = text
    .trim()
    .split("\n")
    .map((line) => line.trim())
  return { code, said: lines.find((line) => /error|fatal/i.test(line)) ?? lines[0] ?? `exit code ${code}` }
}

/**
 * How one of PostgreSQL's programs is started: as its user, from a folder it can enter, in no language of ours. Its C
 * library gives what a large batch took back to the system, where left alone it would keep up to 10 MB a backend.
 */
export const asUser = ({ uid, gid, other }: PostgresUser) => ({
  cwd: "/",
  env: {
    LC_ALL: "C",
    TZ: "UTC",
    PATH: "/usr/bin:/bin",
    MALLOC_TRIM_THRESHOLD_: "131072",
    MALLOC_MMAP_THRESHOLD_: "131072"
  },
  ...(other ? { uid, gid } : {})
})

/** A socket's path may have 107 bytes on Linux and 103 on macOS. */
const LONGEST_SOCKET_FOLDER = 103 - `/.s.PGSQL.${PORT}.lock`.length

const socketFolder = Effect.fnUntraced(function* (data: string, user: PostgresUser) {
  if (Buffer.byteLength(data) <= LONGEST_SOCKET_FOLDER) return data
  const folder = `/tmp/onetime-${hash(yield* attempt(() => realpathSync(data)))}`
  yield* attempt(() => makePrivate(folder, user))
  yield* Effect.logInfo(`the path of ${data} is too long for a socket: PostgreSQL's socket is in ${folder}`)
  return folder
})

const makePrivate = (folder: string, user: PostgresUser) => {
  try {
    mkdirSync(folder, { mode: 0o700 })
    if (user.other) chownSync(folder, user.uid, user.gid)
  } catch (cause) {
    if (!existsSync(folder)) throw cause
  }
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== user.uid) throw new Error(`${folder} belongs to somebody else: remove it`)
  chmodSync(folder, 0o700)
}

const attempt = <A>(run: () => A): Effect.Effect<A, ClusterUnusable> =>
  Effect.try({
    try: run,
    catch: (cause) =>
      new ClusterUnusable({
        message: `PostgreSQL's data directory cannot be prepared: ${cause instanceof Error ? cause.message : String(cause)}`
      })
  })
