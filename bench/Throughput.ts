/** The closed loop: every station sends its next value when the last is answered, against the floor and against Onetime. */
import { rmSync } from "node:fs"
import { join } from "node:path"
import { check, checkpoint, type Verdict } from "./Check.ts"
import type { Connected, Loaded, LoadPlan } from "./LoadPlan.ts"
import { folderSize, processor, pss, written } from "./Memory.ts"
import { dataDirectory, Onetime, removeDirectory } from "./Onetime.ts"
import { type CpuProfile, profileFlags, profileName, type SelfTime, selfTimes } from "./Profile.ts"
import { Program } from "./Program.ts"

export interface LoopOptions {
  readonly stations: number
  readonly warmUp: number
  readonly seconds: number
  /** Seconds after the load at which memory is measured; 0: right after the drain. */
  readonly rest: number
  readonly profile: boolean
}

export interface OnetimeRound {
  readonly loaded: Loaded
  readonly firstAnswer: number
  /** ms from the last answer until every listener had written all. */
  readonly drain: number
  readonly verdict: Verdict
  readonly parked: number
  /** Bytes, all processes, stations still connected. */
  readonly pss: number
  /** Bytes given to the disk for each acknowledged value, a checkpoint included; of these, the journal's. */
  readonly bytesPerValue: number
  readonly journalPerValue: number
  /** Seconds of processor time while measured: our process, and PostgreSQL. */
  readonly processor: { readonly onetime: number; readonly postgres: number }
  readonly profile: ReadonlyArray<SelfTime>
}

/** Starts a load generator; its stations are connected when this resolves. */
export const connect = async (plan: LoadPlan): Promise<{ readonly load: Program; readonly connected: Connected }> => {
  const load = new Program(["bench/Load.ts", JSON.stringify(plan)])
  const connected: Connected = JSON.parse(await load.line())
  return { load, connected }
}

export const runLoad = async (load: Program): Promise<Loaded> => {
  load.tell("load")
  const loaded: Loaded = JSON.parse(await load.line())
  return loaded
}

export const endLoad = async (load: Program) => {
  load.tell("end")
  await load.child.exited
}

export const closedLoop = (port: number, { stations, warmUp, seconds }: LoopOptions): LoadPlan => ({
  port,
  stations,
  prefix: "bench-",
  password: null,
  opening: 50,
  bootOnly: false,
  every: 0,
  warmUp,
  seconds
})

export const floorRound = async (options: LoopOptions): Promise<Loaded> => {
  const floor = new Program(["bench/Floor.ts"])
  const { port }: { readonly port: number } = JSON.parse(await floor.line())
  const { load } = await connect(closedLoop(port, options))
  const loaded = await runLoad(load)
  await endLoad(load)
  await floor.stop(2000)
  return loaded
}

export const onetimeRound = async (options: LoopOptions): Promise<OnetimeRound> => {
  const dataDir = dataDirectory()
  const profiles = dataDirectory()
  const onetime = await Onetime.start({ dataDir, flags: options.profile ? profileFlags(profiles) : [] })
  await onetime.change("POST", "/api/tokens", { token: "BENCH" })
  const { load, connected } = await connect(closedLoop(onetime.port, options))
  for (const [why, count] of Object.entries(connected.refused)) throw new Error(`${count} stations: ${why}`)
  const measured = await underLoad(onetime, load, options)
  await endLoad(load)
  await onetime.stop()
  const profile: CpuProfile | undefined = options.profile ? await Bun.file(join(profiles, profileName)).json() : undefined
  await removeDirectory(dataDir)
  rmSync(profiles, { recursive: true, force: true })
  return { ...measured, profile: profile === undefined ? [] : selfTimes(profile, 25) }
}

const underLoad = async (onetime: Onetime, load: Program, options: LoopOptions) => {
  const { dataDir } = onetime
  const journal = join(dataDir, "journal")
  const use = () => {
    const [own = 0, ...others] = onetime.pids()
    return { onetime: processor([own]), postgres: processor(others), bytes: written([own, ...others]) }
  }
  const [before, journalBefore] = [use(), folderSize(journal)]
  const loaded = await runLoad(load)
  const after = use()
  const drain = await onetime.drained()
  await checkpoint(dataDir)
  const bytes = use().bytes - before.bytes
  const journalBytes = folderSize(journal) - journalBefore
  const verdict = await check(dataDir, { prefix: "bench-", acknowledged: loaded.acknowledged })
  const { listeners } = await onetime.ready()
  await Bun.sleep(options.rest * 1000)
  return {
    loaded,
    firstAnswer: onetime.firstAnswer,
    drain,
    verdict,
    parked: listeners.reduce((sum, { parked }) => sum + parked, 0),
    pss: pss(onetime.pids()),
    bytesPerValue: bytes / verdict.acknowledged,
    journalPerValue: journalBytes / verdict.acknowledged,
    processor: { onetime: after.onetime - before.onetime, postgres: after.postgres - before.postgres }
  }
}
