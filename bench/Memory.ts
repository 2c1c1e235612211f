/** What processes use, as the kernel counts it: memory shared fairly (PSS), bytes given to the disk, processor time. */
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"

/** PSS of all of them, in bytes. Shared pages count once, which summed RSS does not do. */
export const pss = (pids: ReadonlyArray<number>): number =>
  sum(pids, (pid) => 1024 * Number(/^Pss:\s+(\d+)/m.exec(proc(pid, "smaps_rollup"))?.[1] ?? 0))

/** Bytes that these processes, and those they have waited for, caused to be written to storage. */
export const written = (pids: ReadonlyArray<number>): number =>
  sum(pids, (pid) => Number(/^write_bytes: (\d+)/m.exec(proc(pid, "io"))?.[1] ?? 0))

/** Seconds of processor time of these processes, and of those they have waited for. */
export const processor = (pids: ReadonlyArray<number>): number =>
  sum(pids, (pid) => {
    const fields = (proc(pid, "stat").split(") ").at(-1) ?? "").split(" ")
    return fields.slice(11, 15).reduce((ticks, field) => ticks + Number(field), 0) / ticksPerSecond
  })

/** What Linux shows to programs, whatever its own clock (USER_HZ). */
const ticksPerSecond = 100

/** Bytes of the files of a folder. */
export const folderSize = (folder: string): number =>
  sum(readdirSync(folder), (name) => statSync(join(folder, name)).size)

/** The slope of a line through points, by least squares: units of y for each of x. */
export const slope = (points: ReadonlyArray<readonly [x: number, y: number]>): number => {
  const meanX = sum(points, ([x]) => x) / points.length
  const meanY = sum(points, ([, y]) => y) / points.length
  const spread = sum(points, ([x]) => (x - meanX) ** 2)
  return spread === 0 ? 0 : sum(points, ([x, y]) => (x - meanX) * (y - meanY)) / spread
}

const sum = <A>(items: ReadonlyArray<A>, of: (item: A) => number): number =>
  items.reduce((total, item) => total + of(item), 0)

const proc = (pid: number, name: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8")
  } catch {
    return ""
  }
}
