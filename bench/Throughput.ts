/** The closed loop: every station sends its next value when the last is answered, against the floor and against Onetime. */
import { rmSync } from "node:fs"
import { join } from "node:path"
import { check, checkpoint, type Verdict } from "./Check.ts"
import { connect, endLoad, runLoad } from "./Generator.ts"
import type { Loaded, LoadPlan } from "./LoadPlan.ts"
import { folderSize, processor, pss, written } from "./Memory.ts"
import { dataDirectory, Onetime, removeDirectory } from "./Onetime.ts"
import { type Cost, type CpuProfile, costs, profileFlags, profileName } from "./Profile.ts"
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
  /** Bytes that the one subscriber of the event stream got; undefined: there is no such stream. */
  readonly subscribed: number | undefined
  /** Where the processor time of the measured seconds went; empty unless it was asked for. */
  readonly profile: ReadonlyArray<Cost>
}

const closedLoop = (port: number, { stations, warmUp, seconds }: LoopOptions): LoadPlan => ({
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
  const { load } = await connect(closedLoop(onetime.port, options))
  const subscriber = await subscribe(onetime)
  const { window, ...measured } = await underLoad(onetime, load, options)
  const subscribed = subscriber?.()
  await endLoad(load)
  await onetime.stop()
  const profile: CpuProfile | undefined = options.profile
    ? await Bun.file(join(profiles, profileName)).json()
    : undefined
  await removeDirectory(dataDir)
  rmSync(profiles, { recursive: true, force: true })
  return { ...measured, subscribed, profile: profile === undefined ? [] : costs(profile, window) }
}

const underLoad = async (onetime: Onetime, load: Program, options: LoopOptions) => {
  const { dataDir } = onetime
  const journal = join(dataDir, "journal")
  const use = () => {
    const [own = 0, ...others] = onetime.pids()
    return { onetime: processor([own]), postgres: processor(others), bytes: written([own, ...others]) }
  }
  const [before, journalBefore] = [use(), folderSize(journal)]
  const from = Date.now() + options.warmUp * 1000
  const loaded = await runLoad(load)
  const window = { from, to: Date.now() }
  const after = use()
  const drain = await onetime.drained()
  await checkpoint(dataDir)
  const bytes = use().bytes - before.bytes
  const journalBytes = folderSize(journal) - journalBefore
  const verdict = await check(dataDir, { prefix: "bench-", acknowledged: loaded.acknowledged })
  const { listeners } = await onetime.ready()
  await Bun.sleep(options.rest * 1000)
  return {
    window,
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

/** Reads the event stream as a browser would, if there is one; the function ends it and tells how many bytes came. */
const subscribe = async (onetime: Onetime): Promise<(() => number) | undefined> => {
  const ended = new AbortController()
  const response = await onetime.request("GET", "/api/events", undefined, ended.signal)
  if (!response.ok || response.body === null) return undefined
  const { body } = response
  let bytes = 0
  const reading = async () => {
    for await (const chunk of body) bytes += chunk.length
  }
  reading().catch(() => undefined)
  return () => {
    ended.abort()
    return bytes
  }
}
