/** The processes of an embedded PostgreSQL, to be stopped, continued and killed by their ids. */
import { readFileSync } from "node:fs"
import { join } from "node:path"

/** The server of a DATA_DIR, as its own file names it; undefined: there is none. */
export const postmaster = (folder: string): number | undefined => {
  try {
    const pid = Number(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0])
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder) ? pid : undefined
  } catch {
    return undefined
  }
}

/** Its children that serve a connection of Onetime. */
export const backends = (folder: string): ReadonlyArray<number> => {
  const server = postmaster(folder)
  if (server === undefined) return []
  return read(`/proc/${server}/task/${server}/children`)
    .trim()
    .split(" ")
    .map(Number)
    .filter((pid) => read(`/proc/${pid}/cmdline`).includes("onetime"))
}

const read = (path: string): string => {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return ""
  }
}

/** The server with all its children: stopped, it takes no new connection either. */
export const everyProcess = (folder: string): ReadonlyArray<number> => {
  const server = postmaster(folder)
  if (server === undefined) return []
  const children = read(`/proc/${server}/task/${server}/children`).trim().split(" ").map(Number)
  return [server, ...children]
}

/** Sends a signal to those that still live. */
export const signal = (pids: ReadonlyArray<number>, name: NodeJS.Signals) => {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // Gone: that is what was wanted.
    }
  }
}
