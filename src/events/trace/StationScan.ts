/** The frames of one station in a segment that has no index: found by their station's name in the raw bytes. */
import type { FileHandle } from "node:fs/promises"
import { prefix } from "../Record.ts"
import { type Spot, SpotReader } from "./Spot.ts"

/** Bytes looked at in one go. */
const stretch = 4 << 20
/** Bytes before it: our call that an answer belongs to stands in them, nearly always. */
const before = 1 << 20
/** Bytes behind it: a line that begins in the stretch is recognised by its begin. */
const behind = 4096

/**
 * Of the lines that begin in these bytes. Stretch by stretch, from the end if `newest` are wanted first; within each the
 * oldest first. `size`: of what can be read.
 */
export async function* scanStation(
  file: FileHandle,
  size: number,
  [start, end]: readonly [number, number],
  station: string,
  newest: boolean
): AsyncGenerator<ReadonlyArray<Spot>> {
  const count = Math.ceil((end - start) / stretch)
  const space = Buffer.allocUnsafe(Math.min(size, before + stretch + behind))
  for (let nth = 0; nth < count; nth++) {
    const begin = start + (newest ? count - 1 - nth : nth) * stretch
    const until = Math.min(end, begin + stretch)
    const from = Math.max(0, begin - before)
    const { bytesRead } = await file.read(space, 0, Math.min(size, until + behind) - from, from)
    yield spotsIn(space.subarray(0, bytesRead), station, from).filter(({ offset }) => offset >= begin && offset < until)
  }
}

/** `from`: where these bytes stand in their segment. */
const spotsIn = (bytes: Buffer, station: string, from: number): ReadonlyArray<Spot> => {
  const name = JSON.stringify(station)
  const needle = Buffer.from(`"station":${name},"connection":`)
  const reader = new SpotReader()
  const spots: Array<Spot> = []
  for (let hit = bytes.indexOf(needle); hit >= 0; ) {
    const begin = hit === 0 ? 0 : bytes.lastIndexOf(10, hit) + 1
    const end = begin + prefix + Number.parseInt(bytes.toString("latin1", begin, begin + 8), 16)
    // Before the first newline of a stretch only the rest of a line is seen.
    const found = begin === 0 && from > 0 ? undefined : reader.read(bytes.subarray(begin + prefix, end), from + begin)
    if (found?.station === name) spots.push(found.spot)
    hit = bytes.indexOf(needle, end > hit ? end : hit + 1)
  }
  return spots
}
