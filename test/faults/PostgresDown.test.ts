/** PostgreSQL stops answering, is shut down and killed under load: chargers never notice, and everything arrives once. */
import { afterEach, beforeEach, expect, test } from "bun:test"
import { Chance } from "./Chance.ts"
import { acknowledgements, type Charger, chargers } from "./Charger.ts"
import { closeDatabases, embedded } from "./Databases.ts"
import { FakeStation } from "./FakeStation.ts"
import { compare } from "./Kept.ts"
import { latency, words } from "./Latency.ts"
import { backends, everyProcess, postmaster, signal } from "./Processes.ts"
import { endAll, System } from "./System.ts"
import { until } from "./Until.ts"

let system: System
let all: ReadonlyArray<Charger> = []
let home = false
let lives: Promise<unknown>

beforeEach(async () => {
  system = await System.start()
  all = chargers(12, () => system.port)
  home = false
  lives = Promise.all(all.map((charger) => charger.live(() => home)))
  await more(200)
})

afterEach(async () => {
  for (const { station } of all) station.leave()
  await endAll()
  await closeDatabases()
})

/** Resolves when so many messages more were acknowledged. */
const more = async (count: number) => {
  const enough = acknowledgements(all) + count
  await until(`${enough} acknowledgements`, () => acknowledgements(all) >= enough)
}

/** `codes`: how connections may have ended. */
const finished = async (codes: ReadonlyArray<number> = []) => {
  home = true
  await lives
  await system.drained()
  const kept = await compare(embedded(system.folder), all)
  console.log(`${kept.charges} charges and ${kept.values} values are there once`)
  expect(kept.wrong).toEqual([])
  expect(all.flatMap(({ station }) => station.closed).filter((code) => !codes.includes(code))).toEqual([])
}

/** Runs load through an outage and what comes after it, and says how long the answers took in each part. */
const outage = async (begin: () => Promise<unknown>, end: () => Promise<unknown>) => {
  const before = performance.now()
  await more(500)
  const from = performance.now()
  await begin()
  await more(3000)
  const to = performance.now()
  await end()
  const behind = (await system.ready()).backlog
  await more(1500)
  const after = performance.now()
  const parts = { before: latency(all, before, from), outage: latency(all, from, to), catchUp: latency(all, to, after) }
  for (const [phase, part] of Object.entries(parts)) console.log(words(phase, part))
  console.log(`records behind at its end: ${behind}`)
  // Generous, for a busy machine: what must not be is an answer that waits for the database.
  expect(parts.outage.max).toBeLessThan(1500)
  expect(parts.catchUp.max).toBeLessThan(1500)
  return behind
}

test("backends that hang: answers go on, and all arrives when they wake", async () => {
  let hung: ReadonlyArray<number> = []
  const behind = await outage(
    async () => {
      hung = backends(system.folder)
      expect(hung.length).toBeGreaterThan(0)
      signal(hung, "SIGSTOP")
    },
    async () => signal(hung, "SIGCONT")
  )
  expect(behind).toBeGreaterThan(1000)
  await finished()
}, 60_000)

test("while it hangs: a charge can be stopped, the reads of the API say 503, and it lives", async () => {
  const station = new FakeStation({ id: "stopped", version: "1.6", port: () => system.port })
  await station.boot()
  const asked: Array<string> = []
  station.manner = (action) => {
    asked.push(action)
    return { status: "Accepted" }
  }
  const hung = everyProcess(system.folder)
  signal(hung, "SIGSTOP")
  const { transactionId } = await station.report("StartTransaction", {
    connectorId: 1,
    idTag: "X",
    meterStart: 1,
    timestamp: new Date().toISOString()
  })
  const began = performance.now()
  expect((await system.api("POST", `/api/remote-stop/${transactionId}`)).status).toBe(200)
  expect((await system.api("GET", "/api/health")).status).toBe(200)
  expect((await system.api("GET", "/api/stations/stopped")).status).toBe(200)
  console.log(`stopped, alive and shown within ${Math.round(performance.now() - began)} ms`)
  const [list, ready] = await Promise.all([system.api("GET", "/api/transactions"), system.api("GET", "/api/ready")])
  const waited = performance.now() - began
  console.log(`the reads that need it said 503 after ${Math.round(waited)} ms`)
  expect(waited).toBeLessThan(11_000)
  expect([list.status, ready.status]).toEqual([503, 503])
  expect(asked).toContain("RemoteStopTransaction")
  signal(hung, "SIGCONT")
  station.leave()
  await finished()
}, 60_000)

test("SIGTERM while it hangs: exit 0 within eight seconds all the same", async () => {
  await until("PostgreSQL to run", () => postmaster(system.folder))
  const hung = backends(system.folder)
  signal(hung, "SIGSTOP")
  await more(300)
  const { code, ms } = await system.stop()
  console.log(`stopped in ${Math.round(ms)} ms`)
  expect(code).toBe(0)
  expect(ms).toBeLessThan(8000)
  // Told to end or left as it was, whichever came first: the next start goes on from either.
  signal(hung, "SIGCONT")
  await system.launch()
  await finished([1001])
}, 60_000)

test("a server that is shut down again and again while records are in flight", async () => {
  const chance = new Chance("PostgreSQL shut down and killed")
  const begun = performance.now()
  for (let round = 0; round < 5; round++) {
    const server = await until("PostgreSQL to run", () => postmaster(system.folder))
    await more(chance.whole(50, 800))
    signal([server], chance.next() < 0.4 ? "SIGINT" : "SIGKILL")
    await until("another PostgreSQL", () => {
      const now = postmaster(system.folder)
      return now !== undefined && now !== server
    })
  }
  await more(500)
  const whole = latency(all, begun, performance.now())
  console.log(words("5 ends of PostgreSQL", whole))
  expect(whole.max).toBeLessThan(1500)
  await finished()
}, 60_000)

test("a server that cannot come back for a while", async () => {
  const folder = system.folder
  // Whoever stops each new one at once lets none come up.
  let keep = true
  const away = async () => {
    while (keep) {
      const server = postmaster(folder)
      if (server !== undefined) signal([server], "SIGKILL")
      await Bun.sleep(5)
    }
  }
  let stopping: Promise<void> = Promise.resolve()
  await outage(
    async () => void (stopping = away()),
    async () => {
      keep = false
      await stopping
    }
  )
  await finished()
}, 60_000)

test("killed when nothing comes any more: what it had not yet on its disk comes back from the journal by itself", async () => {
  home = true
  await lives
  await system.drained()
  const server = postmaster(system.folder)
  if (server === undefined) throw new Error("no PostgreSQL")
  // The load ends with one more commit, not yet synced by PostgreSQL: synchronous_commit is off.
  home = false
  const one = all[0]
  if (one === undefined) throw new Error("no charger")
  let once = false
  const finish = one.live(() => {
    const go = once
    once = true
    return go
  })
  await finish
  await until("the tables to have it", async () => (await system.ready()).backlog === 0)
  signal([server], "SIGKILL")
  await until("another PostgreSQL", () => {
    const now = postmaster(system.folder)
    return now !== undefined && now !== server
  })
  lives = Promise.resolve()
  const tables = embedded(system.folder)
  let wrong: ReadonlyArray<string> = ["nobody could be asked"]
  const whole = async () => {
    wrong = await compare(tables, all).then(
      (kept) => kept.wrong,
      (cause) => [String(cause)]
    )
    return wrong.length === 0
  }
  await until("everything to be there", whole).catch(() => undefined)
  expect(wrong).toEqual([])
}, 60_000)
