/** What the operating system says about a process id: never enough to trust one, enough to know what not to touch. */
import { readFileSync } from "node:fs"

/** Whether a process with this id exists and is more than a zombie. Somebody else's process counts, too. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ESRCH") return false
  }
  return process.platform === "linux" ? (statOf(pid)?.state ?? "Z") !== "Z" : !ps(pid, "stat").startsWith("Z")
}

/** The parent of a process, undefined when it is gone. */
export const parentOf = (pid: number): number | undefined =>
  process.platform === "linux" ? statOf(pid)?.parent : Number(ps(pid, "ppid")) || undefined

/** Its command line, words separated by one space; empty when it is gone. */
export const commandOf = (pid: number): string => {
  if (process.platform !== "linux") return ps(pid, "command")
  return (readProc(pid, "cmdline") ?? "").replaceAll("\0", " ").trim()
}

/** /proc/PID/stat: `pid (name) state ppid ...`; the name may hold anything, also brackets. */
const statOf = (pid: number) => {
  const [state, parent] = readProc(pid, "stat")?.split(") ").at(-1)?.split(" ") ?? []
  return state === undefined ? undefined : { state, parent: Number(parent) }
}

const readProc = (pid: number, name: string): string | undefined => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8")
  } catch {
    return undefined
  }
}

const ps = (pid: number, field: string): string =>
  Bun.spawnSync(["ps", "-ww", "-o", `${field}=`, "-p", `${pid}`])
    .stdout.toString()
    .trim()
