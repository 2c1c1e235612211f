/**
 * The load generator, a process of its own: many stations against one port, each sending its next meter value when the
 * last is answered or when its time has come. The same program drives the floor and Onetime.
 */
import { Charger, type Ear, registerOf } from "./Charger.ts"
import { Histogram } from "./Histogram.ts"
import type { LoadPlan, LoadSays } from "./LoadPlan.ts"

class Load implements Ear {
  readonly plan: LoadPlan
  readonly chargers: ReadonlyArray<Charger>
  readonly failures = new Map<string, number>()
  private readonly times = new Histogram()
  private measuring = false
  private running = false
  private answers = 0
  /** Stations whose next value is due while the last is not answered, and since when. */
  private readonly late = new Map<Charger, number>()
  private idle: (() => void) | undefined

  constructor(plan: LoadPlan) {
    this.plan = plan
    this.chargers = Array.from({ length: plan.stations }, (_, index) => {
      const number = index + 1
      const password = plan.password === null ? undefined : `${plan.password}${number}`
      const register = registerOf(number, plan.stations)
      return new Charger({ port: plan.port, identity: `${plan.prefix}${number}`, password, register }, this)
    })
  }

  /** Connects all; a refused station is counted and left out. */
  async connect(): Promise<LoadSays> {
    const boots = new Histogram()
    const began = performance.now()
    let ended = began
    await this.each(async (charger) => {
      const from = performance.now()
      await charger.boot()
      ended = performance.now()
      boots.add(ended - from)
      if (!this.plan.bootOnly) await charger.start()
    })
    return { tag: "connected", ms: ended - began, boots: boots.summary, refused: Object.fromEntries(this.failures) }
  }

  private async each(act: (charger: Charger) => Promise<void>) {
    const left = this.chargers.values()
    const worker = async () => {
      for (const charger of left) {
        try {
          await act(charger)
        } catch (cause) {
          charger.fail(cause instanceof Error ? cause.message : String(cause))
        }
      }
    }
    await Promise.all(Array.from({ length: Math.min(this.plan.opening, this.chargers.length) }, worker))
  }

  async run(): Promise<LoadSays> {
    const { warmUp, seconds, every } = this.plan
    this.running = true
    if (every === 0) for (const charger of this.alive()) charger.send()
    else this.pace(performance.now(), 0)
    await Bun.sleep(warmUp * 1000)
    const before = process.cpuUsage()
    const began = performance.now()
    this.times.clear()
    this.answers = 0
    this.measuring = true
    await Bun.sleep(seconds * 1000)
    this.measuring = false
    const took = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(before)
    this.running = false
    await this.quiet()
    return {
      tag: "loaded",
      answers: this.answers,
      perSecond: this.answers / took,
      latency: this.times.summary,
      acknowledged: this.chargers.map((charger) => charger.acknowledged),
      sent: this.chargers.reduce((sum, charger) => sum + charger.sent, 0),
      failed: Object.fromEntries(this.failures),
      processor: (user + system) / 1e6
    }
  }

  answered(charger: Charger, ms: number) {
    if (this.measuring) {
      this.answers++
      this.times.add(ms)
    }
    if (!this.running) return this.idle?.()
    if (this.plan.every === 0) return charger.send()
    const due = this.late.get(charger)
    if (due === undefined) return
    this.late.delete(charger)
    charger.send(due)
  }

  failed(_: Charger, why: string) {
    this.failures.set(why, (this.failures.get(why) ?? 0) + 1)
    this.idle?.()
  }

  /** Sends what is due, in turn, then sleeps until the next is; the stations' turns are spread evenly. */
  private pace(start: number, turn: number) {
    if (!this.running) return
    const gap = (this.plan.every * 1000) / this.chargers.length
    let next = turn
    for (const now = performance.now(); start + next * gap <= now; next++) {
      const charger = this.chargers[next % this.chargers.length]
      if (charger === undefined || charger.dead) continue
      if (!charger.waiting) charger.send()
      else if (!this.late.has(charger)) this.late.set(charger, start + next * gap)
    }
    setTimeout(() => this.pace(start, next), Math.max(1, start + next * gap - performance.now()))
  }

  private alive() {
    return this.chargers.filter((charger) => !charger.dead)
  }

  /** Waits at most ten seconds until nothing is unanswered. */
  private async quiet() {
    const isQuiet = () => this.alive().every((charger) => !charger.waiting)
    if (isQuiet()) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.idle = () => isQuiet() && resolve()
    await Promise.race([promise, Bun.sleep(10_000)])
  }
}

const say = (words: LoadSays) => process.stdout.write(`${JSON.stringify(words)}\n`)

const main = async (plan: LoadPlan) => {
  const load = new Load(plan)
  const lines = console[Symbol.asyncIterator]()
  say(await load.connect())
  const first = await lines.next()
  if (first.done !== true && first.value === "load") {
    say(await load.run())
    await lines.next()
  }
  for (const charger of load.chargers) charger.close()
  process.exit(0)
}

await main(JSON.parse(process.argv[2] ?? "{}"))
