/** Reads a CPU profile that `bun --cpu-prof` wrote: where the time went, function by function, without what they called. */

export interface SelfTime {
  readonly name: string
  readonly place: string
  /** Share of all samples, 0 to 1. */
  readonly share: number
}

export const profileFlags = (folder: string): ReadonlyArray<string> => [
  "--cpu-prof",
  `--cpu-prof-dir=${folder}`,
  `--cpu-prof-name=${profileName}`
]

export const profileName = "onetime.cpuprofile"

/** The functions with the most time of their own, most first. Idle time counts in the shares. */
export const selfTimes = (profile: CpuProfile, count: number): ReadonlyArray<SelfTime> => {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const times = new Map<string, number>()
  let total = 0
  for (const [index, id] of profile.samples.entries()) {
    const frame = nodes.get(id)?.callFrame
    const time = profile.timeDeltas[index] ?? 0
    if (frame === undefined) continue
    total += time
    const file = frame.url.replace(/^.*\/(src|node_modules)\//, "$1/")
    const at = `${frame.functionName || "(anonymous)"}\t${file}:${frame.lineNumber + 1}`
    times.set(at, (times.get(at) ?? 0) + time)
  }
  return [...times]
    .sort(([, one], [, other]) => other - one)
    .slice(0, count)
    .map(([at, time]) => {
      const [name = "", place = ""] = at.split("\t")
      return { name, place, share: time / total }
    })
}

/** The part of the Chrome format that is read; times in µs. */
export interface CpuProfile {
  readonly nodes: ReadonlyArray<{
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  }>
  readonly samples: ReadonlyArray<number>
  readonly timeDeltas: ReadonlyArray<number>
}
