/**
 * `bun run bench`: Onetime beside a bare server, on this machine, in one run of about nine minutes. `--quick`: two
 * minutes; `--long`: ten minutes of overload; `--only loop,beside`: some of the parts below; `--profile`: where the time
 * goes. Everything on loopback, in folders of its own that are gone afterwards.
 */
import { existsSync } from "node:fs"
import { cpus, loadavg } from "node:os"
import { parseArgs } from "node:util"
import { beside } from "./Beside.ts"
import { crowd } from "./Crowd.ts"
import { besideFigures, closedFigures, crowdFigures, overloadFigures, returnFigures, startFigures } from "./Figures.ts"
import type { Loaded } from "./LoadPlan.ts"
import { removeAll } from "./Onetime.ts"
import { overload } from "./Overload.ts"
import { killAll } from "./Program.ts"
import { reading } from "./Reading.ts"
import { conclusion, type Figure, table } from "./Report.ts"
import { comeBack, starts } from "./Starts.ts"
import { floorRound, type LoopOptions, type OnetimeRound, onetimeRound } from "./Throughput.ts"

const { values: flags } = parseArgs({
  options: {
    seconds: { type: "string" },
    rounds: { type: "string" },
    stations: { type: "string" },
    only: { type: "string", default: "read,loop,pace,beside,crowd,throng,overload,starts,return" },
    quick: { type: "boolean", default: false },
    long: { type: "boolean", default: false },
    profile: { type: "boolean", default: false }
  }
})
const { quick, long } = flags
const wanted = (part: string) => flags.only.split(",").includes(part)

const rounds = Number(flags.rounds ?? (quick ? 2 : 3))
const loop: Omit<LoopOptions, "rest" | "profile"> = {
  stations: Number(flags.stations ?? 200),
  warmUp: quick ? 2 : 3,
  seconds: Number(flags.seconds ?? (quick ? 5 : 10))
}

/** The whole figures, for the line of JSON at the end. */
const measured: { [part: string]: unknown } = {}

const closedLoop = async (): Promise<ReadonlyArray<Figure>> => {
  const floors: Array<Loaded> = []
  const onetimes: Array<OnetimeRound> = []
  for (let round = 1; round <= rounds; round++) {
    const floor = await floorRound({ ...loop, rest: 0, profile: false })
    const rest = !quick && round === rounds ? 60 : 0
    const onetime = await onetimeRound({ ...loop, rest, profile: false })
    floors.push(floor)
    onetimes.push(onetime)
    const ratio = (onetime.loaded.perSecond / floor.perSecond).toFixed(2)
    say(
      `round ${round}: floor ${floor.perSecond.toFixed(0)}/s, Onetime ${onetime.loaded.perSecond.toFixed(0)}/s: ${ratio}`
    )
  }
  measured.floor = floors
  measured.onetime = onetimes
  return closedFigures(floors, onetimes, quick)
}

const profile = async () => {
  const { profile: functions } = await onetimeRound({ ...loop, rest: 0, profile: true })
  const shown = (share: "self" | "all", ours: RegExp) =>
    table(
      functions
        .filter(({ place }) => ours.test(place))
        .toSorted((one, other) => other[share] - one[share])
        .slice(0, 25)
        .map((one) => ({ name: `${(one[share] * 100).toFixed(1).padStart(5)} %  ${one.name}`, value: one.place }))
    )
  say(`\nwhere Onetime's processor time under load goes, by function, its own alone\n${shown("self", /^/)}`)
  say(`\nthe same, functions of src/ with all they call\n${shown("all", /^src\//)}`)
}

const paced = async (): Promise<ReadonlyArray<Figure>> => {
  const found = await crowd({ stations: 2000, every: 10, warmUp: quick ? 3 : 10, seconds: quick ? 10 : 30 })
  measured.pace = found
  return crowdFigures.pace(found)
}

const connected = async (part: "crowd" | "throng", stations: number): Promise<ReadonlyArray<Figure>> => {
  const found = await crowd({ stations, every: 60, warmUp: 0, seconds: quick ? 10 : 60 })
  measured[part] = found
  return crowdFigures.memory(found)
}

const besides = async (): Promise<ReadonlyArray<Figure>> => {
  const found = await beside(quick ? 10 : 20)
  measured.beside = found
  return besideFigures(found)
}

const overloaded = async (): Promise<ReadonlyArray<Figure>> => {
  const seconds = long ? 600 : quick ? 20 : 60
  const found = await overload(500, seconds)
  measured.overload = found
  return overloadFigures(found, seconds)
}

const started = async (): Promise<ReadonlyArray<Figure>> => {
  const found = await starts(quick ? 2 : 5)
  measured.starts = found
  return startFigures(found)
}

const returned = async (): Promise<ReadonlyArray<Figure>> => {
  const found = await comeBack(2000)
  measured.return = found
  return returnFigures(found, 2000)
}

const say = (text: string) => process.stdout.write(`${text}\n`)

/** The lists of values by station would fill the screen. */
const short = (key: string, value: unknown) => (key === "acknowledged" && Array.isArray(value) ? undefined : value)

const bench = async () => {
  if (!existsSync("/proc/self/smaps_rollup")) throw new Error("the bench reads /proc: it needs Linux")
  say(`${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)} before; bun ${Bun.version}`)
  const parts = {
    read: async () => reading(),
    loop: closedLoop,
    pace: paced,
    beside: besides,
    crowd: () => connected("crowd", 5000),
    throng: () => connected("throng", 10_000),
    overload: overloaded,
    starts: started,
    return: returned
  }
  const figures: Array<Figure> = []
  for (const [name, part] of Object.entries(parts)) if (wanted(name)) figures.push(...(await part()))
  say(`\n${table(figures)}\n\n${conclusion(figures)}`)
  if (flags.profile) await profile()
  say(`\n${JSON.stringify(measured, short)}`)
}

const end = async (code: number) => {
  killAll()
  await removeAll()
  process.exit(code)
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(130))
await bench().then(
  () => end(0),
  (cause: unknown) => {
    console.error(cause)
    return end(1)
  }
)
