/**
 * Which user PostgreSQL runs as. It refuses to run as root, so a root start picks another user, and then every
 * folder on the way to its files matters; a normal start runs it as ourselves and nothing here is asked.
 */
import { readFileSync, type Stats, statSync } from "node:fs"
import { dirname } from "node:path"

export interface PostgresUser {
  readonly uid: number
  readonly gid: number
  readonly name: string
  /** Whether this is another user than the one we run as; then it is spawned with `uid` and `gid`. */
  readonly other: boolean
}

/**
 * Ourselves; for root the first owner of these folders who is not root (a missing folder has none), else `nobody`.
 * Undefined when root finds no such user in /etc/passwd (initdb refuses a user without a name).
 */
export const postgresUser = (...folders: ReadonlyArray<string>): PostgresUser | undefined => {
  const uid = process.geteuid?.() ?? 0
  if (uid !== 0) return { uid, gid: process.getegid?.() ?? 0, name: `${uid}`, other: false }
  const owner = folders.map((folder) => statSync(folder, { throwIfNoEntry: false })?.uid ?? 0).find((one) => one !== 0)
  const found = accounts().find((account) => (owner === undefined ? account.name === "nobody" : account.uid === owner))
  return found === undefined ? undefined : { ...found, other: true }
}

/** Whether this user can pass through every folder above the path (mode bits only; access lists are not read). */
export const canReach = (path: string, user: PostgresUser): boolean => {
  if (!user.other) return true
  for (let folder = dirname(path), last = path; folder !== last; last = folder, folder = dirname(folder)) {
    if (!allows(statSync(folder), user, 0o1)) return false
  }
  return true
}

/** Whether this user may read the file or folder itself (and execute or enter it, when it has such a bit). */
export const canRead = (path: string, user: PostgresUser): boolean => {
  const stats = statSync(path)
  return !user.other || allows(stats, user, (stats.mode & 0o100) === 0 ? 0o4 : 0o5)
}

const allows = ({ uid, gid, mode }: Stats, user: PostgresUser, bits: number) => {
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
  return ((mode >> shift) & bits) === bits
}

const accounts = () =>
  readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .flatMap((line) => {
      const [name, , uid, gid] = line.split(":")
      if (name === undefined || uid === undefined || gid === undefined) return []
      return [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }]
    })
