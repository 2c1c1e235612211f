/** Many stations at an ordinary pace, a value each every few seconds: how long answers take, and what they cost in memory. */
import { check, type Verdict } from "./Check.ts"
import { connect, endLoad, runLoad } from "./Generator.ts"
import type { Loaded } from "./LoadPlan.ts"
import { pss } from "./Memory.ts"
import { dataDirectory, Onetime, removeDirectory } from "./Onetime.ts"

export interface CrowdOptions {
  readonly stations: number
  /** Seconds between two values of a station. */
  readonly every: number
  readonly warmUp: number
  readonly seconds: number
}

export interface Crowd {
  readonly loaded: Loaded
  readonly verdict: Verdict
  /** Bytes, all processes, stations connected. */
  readonly pss: number
}

/** On a fresh Onetime. */
export const crowd = async (options: CrowdOptions): Promise<Crowd> => {
  const dataDir = dataDirectory()
  const onetime = await Onetime.start({ dataDir })
  await onetime.change("POST", "/api/tokens", { token: "BENCH" })
  const { load } = await connect({
    ...options,
    port: onetime.port,
    prefix: "crowd-",
    password: null,
    opening: 100,
    bootOnly: false
  })
  const loaded = await runLoad(load)
  await onetime.drained()
  const verdict = await check(dataDir, { prefix: "crowd-", acknowledged: loaded.acknowledged })
  const memory = pss(onetime.pids())
  await endLoad(load)
  await onetime.stop()
  await removeDirectory(dataDir)
  return { loaded, verdict, pss: memory }
}
