/** People and programs at the API while chargers send: what the API answers in a second, and what chargers notice of it. */
import { check, type Verdict } from "./Check.ts"
import { connect, endLoad, runLoad } from "./Generator.ts"
import { Histogram, type Latency } from "./Histogram.ts"
import type { Loaded } from "./LoadPlan.ts"
import { dataDirectory, Onetime, removeDirectory } from "./Onetime.ts"

export interface Beside {
  /** The chargers alone, and then with the API under load beside them. */
  readonly alone: Loaded
  readonly loaded: Loaded
  readonly api: {
    readonly requests: number
    readonly perSecond: number
    readonly latency: Latency
    /** How many were not answered 2xx, by request and status. */
    readonly refused: { readonly [what: string]: number }
  }
  readonly verdict: Verdict
}

/** On a fresh Onetime: 200 stations, a value a second each; `clients` ask the API as fast as it answers. */
export const beside = async (seconds: number, clients = 4): Promise<Beside> => {
  const dataDir = dataDirectory()
  const onetime = await Onetime.start({ dataDir })
  await onetime.change("POST", "/api/tokens", { token: "BENCH" })
  const plan = { port: onetime.port, stations: 200, password: null, opening: 50, bootOnly: false, every: 1, warmUp: 2 }
  const quiet = await connect({ ...plan, prefix: "alone-", seconds })
  const alone = await runLoad(quiet.load)
  await endLoad(quiet.load)
  const busy = await connect({ ...plan, prefix: "beside-", seconds })
  const running = runLoad(busy.load)
  await Bun.sleep(plan.warmUp * 1000)
  const api = await ask(onetime, seconds, clients)
  const loaded = await running
  await onetime.drained()
  const verdict = await check(dataDir, { prefix: "beside-", acknowledged: loaded.acknowledged })
  await endLoad(busy.load)
  await onetime.stop()
  await removeDirectory(dataDir)
  return { alone, loaded, api, verdict }
}

/** What a console, a script and a person's clicks come to. */
const requests = (turn: number): readonly [method: string, path: string, body?: unknown] => {
  const station = `beside-${1 + (turn % 200)}`
  switch (turn % 6) {
    case 0:
      return ["GET", "/api/stations"]
    case 1:
      return ["GET", "/api/transactions?open=true&limit=100"]
    case 2:
      return ["GET", `/api/transactions?station=${station}`]
    case 3:
      return ["GET", `/api/stations/${station}`]
    case 4:
      return ["GET", `/api/transactions/${1 + (turn % 200)}/readings?limit=100`]
    default:
      return ["POST", "/api/tokens", { token: `BESIDE${turn}` }]
  }
}

const ask = async (onetime: Onetime, seconds: number, clients: number): Promise<Beside["api"]> => {
  const times = new Histogram()
  const refused = new Map<string, number>()
  const began = performance.now()
  let turn = 0
  const client = async () => {
    for (let now = began; now - began < seconds * 1000; now = performance.now()) {
      const [method, path, body] = requests(turn++)
      const response = await onetime.request(method, path, body)
      await response.arrayBuffer()
      times.add(performance.now() - now)
      const what = `${method} ${path.replaceAll(/\d+/g, "n")}: ${response.status}`
      if (!response.ok) refused.set(what, (refused.get(what) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const took = (performance.now() - began) / 1000
  return { requests: turn, perSecond: turn / took, latency: times.summary, refused: Object.fromEntries(refused) }
}
