/** Reads a CPU profile that `bun --cpu-prof` wrote: where the processor time went, function by function. */

export interface Cost {
  readonly name: string
  readonly place: string
  /** Shares of the samples in the window, 0 to 1: in the function itself, and with all that it called. */
  readonly self: number
  readonly all: number
}

/** The flags that make `bun` write its profile into this folder when it ends. */
export const profileFlags = (folder: string): ReadonlyArray<string> => [
  "--cpu-prof",
  `--cpu-prof-dir=${folder}`,
  `--cpu-prof-name=${profileName}`
]

export const profileName = "onetime.cpuprofile"

/** A window of time, ms since 1970. */
export interface Window {
  readonly from: number
  readonly to: number
}

/**
 * Every function seen in the window. What is built into the runtime has no place in a file, so it is counted for each
 * caller that has one. A sample is a sample: the profiler takes none while there is nothing to do.
 */
export const costs = (profile: CpuProfile, window: Window): ReadonlyArray<Cost> => {
  const stacks = stacksOf(profile)
  const found = new Map<string, { self: number; all: number }>()
  const of = (at: string) => {
    const known = found.get(at)
    if (known !== undefined) return known
    const made = { self: 0, all: 0 }
    found.set(at, made)
    return made
  }
  let [time, samples] = [profile.startTime, 0]
  for (const [index, id] of profile.samples.entries()) {
    time += profile.timeDeltas[index] ?? 0
    if (time < window.from * 1000 || time > window.to * 1000) continue
    samples++
    const stack = stacks(id)
    of(stack[0] ?? "").self++
    for (const at of new Set(stack)) of(at).all++
  }
  return [...found].map(([at, { self, all }]) => {
    const [name = "", place = ""] = at.split("\t")
    return { name, place, self: self / samples, all: all / samples }
  })
}

/** The labels of a node and its callers, innermost first. */
const stacksOf = ({ nodes }: CpuProfile) => {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const callers = new Map(nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id])))
  const known = new Map<number, ReadonlyArray<string>>()
  const stackOf = (id: number): ReadonlyArray<string> => {
    const ready = known.get(id)
    if (ready !== undefined) return ready
    const caller = callers.get(id)
    const above = caller === undefined ? [] : stackOf(caller)
    const stack = [label(byId.get(id)?.callFrame, above[0]), ...above]
    known.set(id, stack)
    return stack
  }
  return stackOf
}

const label = (frame: CallFrame | undefined, caller: string | undefined): string => {
  const name = frame?.functionName || "(anonymous)"
  if (frame !== undefined && frame.url !== "")
    return `${name}\t${frame.url.replace(/^.*\/(src|node_modules)\//, "$1/")}:${frame.lineNumber + 1}`
  const [from, place = ""] = (caller ?? "").split("\t")
  return `${name}${from === "" ? "" : ` < ${from}`}\t${place}`
}

interface CallFrame {
  readonly functionName: string
  readonly url: string
  readonly lineNumber: number
}

/** The part of the Chrome format that is read; times in µs, the first since 1970. */
export interface CpuProfile {
  readonly startTime: number
  readonly nodes: ReadonlyArray<{
    readonly id: number
    readonly children?: ReadonlyArray<number>
    readonly callFrame: CallFrame
  }>
  readonly samples: ReadonlyArray<number>
  readonly timeDeltas: ReadonlyArray<number>
}
