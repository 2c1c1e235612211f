/** More than it can take, for minutes: memory must stay flat, and what was acknowledged must arrive all the same. */
import { check, type Verdict } from "./Check.ts"
import { connect, endLoad, runLoad } from "./Generator.ts"
import type { Loaded } from "./LoadPlan.ts"
import { pss, slope } from "./Memory.ts"
import { dataDirectory, Onetime, removeDirectory } from "./Onetime.ts"

export interface Overload {
  readonly loaded: Loaded
  readonly drain: number
  readonly verdict: Verdict
  /** Bytes a minute, by least squares over the last two thirds; and the bytes at their begin and end. */
  readonly slope: number
  readonly first: number
  readonly last: number
  /** Records the slowest listener was behind, at most. */
  readonly lag: number
}

/** On a fresh Onetime; every station sends its next value when the last is answered. */
export const overload = async (stations: number, seconds: number): Promise<Overload> => {
  const dataDir = dataDirectory()
  const onetime = await Onetime.start({ dataDir })
  await onetime.change("POST", "/api/tokens", { token: "BENCH" })
  const plan = { port: onetime.port, stations, prefix: "over-", password: null, opening: 100, bootOnly: false }
  const { load } = await connect({ ...plan, every: 0, warmUp: 0, seconds })
  const running = runLoad(load)
  const watched = await watch(onetime, seconds)
  const loaded = await running
  const drain = await onetime.drained()
  const verdict = await check(dataDir, { prefix: "over-", acknowledged: loaded.acknowledged })
  await endLoad(load)
  await onetime.stop()
  await removeDirectory(dataDir)
  return { loaded, drain, verdict, ...watched }
}

const watch = async (onetime: Onetime, seconds: number) => {
  const points: Array<readonly [minutes: number, bytes: number]> = []
  const began = performance.now()
  let lag = 0
  for (let now = began; now - began < seconds * 1000 - 500; now = performance.now()) {
    if (now - began > seconds * 333) points.push([(now - began) / 60_000, pss(onetime.pids())])
    const { listeners } = await onetime.ready()
    lag = Math.max(lag, ...listeners.map((listener) => listener.lag))
    await Bun.sleep(Math.min(5000, seconds * 20))
  }
  return { slope: slope(points), first: points[0]?.[1] ?? 0, last: points.at(-1)?.[1] ?? 0, lag }
}
