/** From what was measured to figures beside their targets: the one place where the targets of the network stand. */
import type { Beside } from "./Beside.ts"
import type { Verdict } from "./Check.ts"
import type { Crowd } from "./Crowd.ts"
import type { Loaded } from "./LoadPlan.ts"
import type { Overload } from "./Overload.ts"
import { atMost, type Figure, median, megabytes, milliseconds, spread, whole } from "./Report.ts"
import type { Return, Starts } from "./Starts.ts"
import type { OnetimeRound } from "./Throughput.ts"

const MB = 1e6

/** `quick`: memory was measured at once, when it is highest, so that its target does not apply. */
export const closedFigures = (
  floors: ReadonlyArray<Loaded>,
  rounds: ReadonlyArray<OnetimeRound>,
  quick: boolean
): ReadonlyArray<Figure> => {
  const stations = floors[0]?.acknowledged.length ?? 0
  const ratios = rounds.map(({ loaded }, round) => loaded.perSecond / (floors[round]?.perSecond ?? Number.NaN))
  const loads = rounds.map(({ loaded }) => loaded)
  const drains = rounds.map(({ drain }) => drain)
  const memory = rounds.at(-1)?.pss ?? 0
  const answers = (round: OnetimeRound) => round.verdict.acknowledged
  return [
    { name: `floor, ${stations} stations, messages/s`, value: spread(floors.map(rate), whole) },
    { name: "floor p50 / p99", value: latency(floors) },
    { name: "Onetime, messages/s", value: spread(loads.map(rate), whole) },
    { name: "Onetime p50 / p99", value: latency(loads) },
    {
      name: "Onetime longest answer",
      value: spread(
        loads.map(({ latency: { max } }) => max),
        milliseconds
      )
    },
    {
      name: "ratio to the floor",
      value: spread(ratios, (ratio) => ratio.toFixed(3)),
      target: { text: "at least 0.45", met: median(ratios) >= 0.45 }
    },
    { name: "drained after", value: spread(drains, milliseconds), target: atMost(median(drains), 5000, "5 s") },
    {
      name: "bytes to disk a value",
      value: spread(
        rounds.map(({ bytesPerValue }) => bytesPerValue),
        whole
      )
    },
    {
      name: "  of these the journal's",
      value: spread(
        rounds.map(({ journalPerValue }) => journalPerValue),
        whole
      )
    },
    {
      name: "processor a value: Onetime",
      value: spread(
        rounds.map((one) => (1e6 * one.processor.onetime) / answers(one)),
        micro
      )
    },
    {
      name: "  PostgreSQL",
      value: spread(
        rounds.map((one) => (1e6 * one.processor.postgres) / answers(one)),
        micro
      )
    },
    {
      name: `PSS ${quick ? "right after" : "60 s after"} the load, ${stations} connected`,
      value: megabytes(memory),
      ...(quick ? {} : { target: atMost(memory, 160 * MB, "160 MB") })
    },
    ...exactly(rounds.map(({ verdict }) => verdict)),
    { name: "parked", value: `${rounds.reduce((sum, { parked }) => sum + parked, 0)}` },
    { name: "event stream with one subscriber", value: subscriber(rounds) }
  ]
}

const rate = ({ perSecond }: Loaded) => perSecond
const micro = (value: number) => `${value.toFixed(1)} us`

const latency = (loads: ReadonlyArray<Loaded>) =>
  `${milliseconds(median(loads.map(({ latency: { p50 } }) => p50)))} / ${milliseconds(median(loads.map(({ latency: { p99 } }) => p99)))}`

const subscriber = (rounds: ReadonlyArray<OnetimeRound>) => {
  const bytes = rounds.flatMap(({ subscribed }) => (subscribed === undefined ? [] : [subscribed]))
  return bytes.length === 0 ? "none attached: GET /api/events is not there" : `${spread(bytes, megabytes)} received`
}

const exactly = (verdicts: ReadonlyArray<Verdict>): ReadonlyArray<Figure> => {
  const wrong = verdicts.flatMap((verdict) => verdict.wrong)
  const acknowledged = verdicts.reduce((sum, verdict) => sum + verdict.acknowledged, 0)
  const fell = wrong.length === 0 ? "" : `, ${wrong.length} stations wrong: ${wrong.slice(0, 3).join("; ")}`
  return [
    {
      name: "acknowledged values in PostgreSQL",
      value: `${whole(acknowledged)}${fell}`,
      target: { text: "each exactly once", met: wrong.length === 0 }
    }
  ]
}

const fallen = (loaded: Loaded) =>
  Object.entries(loaded.failed).map(([why, count]) => ({ name: "  stations that fell out", value: `${count}: ${why}` }))

export const crowdFigures = {
  pace: ({ loaded, verdict, pss }: Crowd): ReadonlyArray<Figure> => [
    {
      name: `${loaded.acknowledged.length} stations, a value every 10 s: p50 / p99`,
      value: latency([loaded]),
      target: { text: "p99 under 10 ms", met: loaded.latency.p99 < 10 }
    },
    { name: "  longest answer", value: milliseconds(loaded.latency.max) },
    { name: "  PSS", value: megabytes(pss) },
    ...fallen(loaded),
    ...exactly([verdict])
  ],
  memory: ({ loaded, verdict, pss }: Crowd): ReadonlyArray<Figure> => [
    {
      name: `PSS, ${loaded.acknowledged.length} connected`,
      value: megabytes(pss),
      ...(loaded.acknowledged.length > 5000 ? {} : { target: atMost(pss, 400 * MB, "400 MB") })
    },
    { name: "  a value a minute: p50 / p99", value: latency([loaded]) },
    ...fallen(loaded),
    ...exactly([verdict])
  ]
}

/** A short run still grows into its shape, so that only minutes can say whether it is flat. */
const flatFrom = 300

export const overloadFigures = (found: Overload, seconds: number): ReadonlyArray<Figure> => [
  {
    name: `${seconds} s of overload, ${found.loaded.acknowledged.length} stations, messages/s`,
    value: whole(found.loaded.perSecond)
  },
  { name: "  p50 / p99", value: latency([found.loaded]) },
  {
    name: "  memory, and its slope over the last two thirds",
    value: `${megabytes(found.first)} to ${megabytes(found.last)}, ${(found.slope / MB).toFixed(1)} MB a minute`,
    ...(seconds < flatFrom ? {} : { target: atMost(found.slope, 2 * MB, "2 MB a minute") })
  },
  { name: "  records behind, at most", value: whole(found.lag) },
  { name: "  drained after", value: milliseconds(found.drain) },
  ...fallen(found.loaded),
  ...exactly([found.verdict])
]

export const startFigures = ({ first, warm }: Starts): ReadonlyArray<Figure> => [
  { name: "first start to first answered charger", value: milliseconds(first), target: atMost(first, 4000, "4 s") },
  {
    name: "warm start to first answered charger",
    value: spread(warm, milliseconds),
    target: atMost(median(warm), 1500, "1.5 s")
  }
]

export const returnFigures = (found: Return, stations: number): ReadonlyArray<Figure> => {
  const name = `${stations} stations with passwords back at once`
  if (found.tag === "skipped") return [{ name, value: `not measured: ${found.reason}` }]
  const { ms, refused } = found.connected
  const reasons = Object.entries(refused).map(([why, count]) => `${count} x ${why}`)
  const met = ms <= 10_000 && reasons.length === 0
  return [
    {
      name,
      value: `${milliseconds(ms)}, refused: ${reasons.length === 0 ? "none" : reasons.join(", ")}`,
      target: { text: "within 10 s, none refused", met }
    }
  ]
}

export const besideFigures = ({ alone, loaded, api, verdict }: Beside): ReadonlyArray<Figure> => [
  { name: "200 stations, a value a second: p50 / p99", value: latency([alone]) },
  {
    name: "  with the API under load beside them",
    value: latency([loaded]),
    target: { text: "p99 under 50 ms", met: loaded.latency.p99 < 50 }
  },
  {
    name: "  the API then, four clients: requests/s, p50 / p99",
    value: `${whole(api.perSecond)}, ${milliseconds(api.latency.p50)} / ${milliseconds(api.latency.p99)}`
  },
  ...Object.entries(api.refused).map(([what, count]) => ({ name: `  not 2xx: ${count} x`, value: what })),
  ...fallen(loaded),
  ...exactly([verdict])
]
