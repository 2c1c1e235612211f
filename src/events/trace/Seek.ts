/** Where in a segment to look: positions rise in it, and times nearly so. Found by halving, without reading all of it. */
import { type FileHandle, open } from "node:fs/promises"
import { nextLine, readLine } from "../Record.ts"
import type { Stretch } from "./FrameIndex.ts"

/** What tells a line from those before and behind it; `at` in ms since 1970. */
export interface Line {
  readonly position: number
  readonly at: number
}

/** The bytes of a segment that can hold what is neither `before` nor `behind`. */
export const range = async (
  file: FileHandle,
  size: number,
  before: (line: Line) => boolean,
  behind: (line: Line) => boolean
): Promise<readonly [number, number]> => {
  const [begin] = await halve(file, size, (line) => !before(line))
  const [, end] = await halve(file, size, behind)
  return [begin, Math.max(begin, end)]
}

/** Bytes: so near is near enough. */
const near = 128 << 10
const space = 64 << 10

/** Two places: before the first no line has got there, from the second on all have. */
const halve = async (file: FileHandle, size: number, there: (line: Line) => boolean): Promise<[number, number]> => {
  let [low, high] = [0, size]
  const bytes = Buffer.allocUnsafe(Math.min(space, size))
  while (high - low > near) {
    const middle = (low + high) >> 1
    const { bytesRead } = await file.read(bytes, 0, bytes.length, middle)
    const seen = bytes.subarray(0, bytesRead)
    const offset = nextLine(seen, 0)
    const line = offset < 0 ? undefined : lineAt(seen, offset)
    // A line of megabytes: then all between is looked at.
    if (line === undefined) break
    if (there(line)) high = middle
    else low = middle + offset
  }
  return [low, high]
}

const lineAt = (bytes: Buffer, offset: number): Line | undefined => {
  const line = readLine(bytes, offset)
  const head = /^\[(\d+),(\d+),/.exec(line?.json.toString("latin1", 0, 50) ?? "")
  return head === null ? undefined : { position: Number(head[1]), at: Number(head[2]) }
}

/** When the first record of a segment came; undefined: it has none that can be read. */
export const firstAt = async ({ path, size }: Stretch): Promise<number | undefined> => {
  const file = await open(path, "r").catch(() => undefined)
  if (file === undefined) return undefined
  try {
    const bytes = Buffer.allocUnsafe(Math.min(space, size))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    const seen = bytes.subarray(0, bytesRead)
    const offset = nextLine(seen, 0)
    return offset < 0 ? undefined : lineAt(seen, offset)?.at
  } finally {
    await file.close()
  }
}
