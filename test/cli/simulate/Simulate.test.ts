// Charging stations of our own as a process, against the real system: what they charged is in PostgreSQL, and they obey.
import { afterAll, afterEach, beforeAll, expect, test } from "bun:test"
import { join } from "node:path"
import { endAll, root, System } from "../../faults/System.ts"
import { until } from "../../faults/Until.ts"
import { selfSigned } from "../../gateway/SelfSigned.ts"

let system: System
const children: Array<Bun.Subprocess> = []

beforeAll(async () => {
  system = await System.start()
  for (const token of ["CARD-1", "CARD-2", "APP-1"]) await system.api("POST", "/api/tokens", { token })
})
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill("SIGKILL")
    await child.exited
  }
})
afterAll(endAll)

interface Simulation {
  readonly child: Bun.Subprocess
  /** What it has said so far. */
  readonly said: () => string
  /** Ends it as Ctrl-C does: its exit code and last line. */
  readonly end: () => Promise<{ readonly code: number; readonly summary: string }>
}

const simulate = (...words: ReadonlyArray<string>): Simulation => {
  const url = `ws://127.0.0.1:${system.port}/ocpp`
  const where = words.includes("--url") ? [] : ["--url", url]
  const command = [join(root, "src", "main.ts"), "simulate", ...where, "--cards", "CARD-1,CARD-2", ...words]
  const child = Bun.spawn([process.execPath, ...command], { cwd: root, stdio: ["ignore", "pipe", "pipe"] })
  children.push(child)
  let text = ""
  const hear = async (stream: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder()
    for await (const chunk of stream) text += decoder.decode(chunk, { stream: true })
  }
  const heard = Promise.all([hear(child.stdout), hear(child.stderr)])
  const end = async () => {
    child.kill("SIGINT")
    const code = await child.exited
    await heard
    return { code, summary: text.trimEnd().split("\n").at(-1) ?? "" }
  }
  return { child, said: () => text, end }
}

interface Charge {
  readonly id: number
  readonly energy: number | null
  readonly open: boolean
  readonly flags: ReadonlyArray<string>
  readonly token: string | null
}

const charges = async (station: string): Promise<ReadonlyArray<Charge>> => {
  await system.drained()
  return JSON.parse((await system.api("GET", `/api/transactions?station=${station}&limit=500`)).text).items
}

const ended = async (station: string) => (await charges(station)).filter(({ open }) => !open)

/** The lines of one station. */
const linesOf = (said: string, station: string) => said.split("\n").filter((line) => line.includes(` ${station} `))

/** Wh that a station says its charges came to. */
const told = (lines: ReadonlyArray<string>): ReadonlyArray<number> =>
  lines.flatMap((line) => {
    const [, kWh] = /([\d.]+) kWh, ended/.exec(line) ?? []
    return kWh === undefined ? [] : [Math.round(Number(kWh) * 1000)]
  })

const three = (prefix: string) => [1, 2, 3].map((place) => `${prefix}00${place}`)

test("whole charges are in the database with the energy that flowed, in every version", async () => {
  const run = simulate("--stations", "3", "--prefix", "LIFE-", "--speed", "1500")
  const stations = three("LIFE-")
  const enough = () => stations.every((station) => told(linesOf(run.said(), station)).length >= 3)
  await until("three charges of each to end", enough, 50_000)
  const { code, summary } = await run.end()
  expect({ code, summary }).toEqual({ code: 0, summary: expect.stringContaining("3 of 3 stations accepted") })
  for (const station of stations) {
    const all = await ended(station)
    expect(all.length).toBeGreaterThanOrEqual(2)
    expect(all.flatMap(({ flags }) => flags)).toEqual([])
    const energies = all.map(({ energy }) => energy ?? -1)
    expect(isPart(energies, told(linesOf(run.said(), station)))).toBe(true)
    expect(Math.max(...energies)).toBeGreaterThan(0)
    expect(await deviations(station)).toEqual([])
  }
}, 60_000)

test("they start and stop when the API says so", async () => {
  const run = simulate("--stations", "3", "--prefix", "IDLE-", "--idle", "--interval", "1", "--speed", "10")
  const stations = three("IDLE-")
  const everyOne = (words: string) => () => stations.every((one) => linesOf(run.said(), one).join().includes(words))
  await until("all to be accepted", everyOne("is accepted"), 20_000)
  for (const station of stations) {
    const started = await system.api("POST", `/api/remote-start/${station}`, { idTag: "APP-1", connectorId: 1 })
    expect(started.status).toBe(200)
  }
  await until("energy to flow", everyOne("is Charging"), 20_000)
  for (const station of stations) {
    const [open] = await until("the charge", async () => {
      const all = await charges(station)
      return all.length > 0 && all
    })
    expect(open).toMatchObject({ open: true, token: "APP-1" })
    expect((await system.api("POST", `/api/remote-stop/${open?.id}`)).status).toBe(200)
  }
  await until("the charges to end", everyOne("ended: Remote"), 20_000)
  await run.end()
  for (const station of stations) expect(await ended(station)).toHaveLength(1)
}, 60_000)

test("they obey every command of the API", async () => {
  const run = simulate("--stations", "3", "--prefix", "OBEY-", "--idle", "--speed", "20")
  const stations = three("OBEY-")
  const accepted = (station: string) =>
    linesOf(run.said(), station).filter((line) => line.includes("is accepted")).length
  await until("all to be accepted", () => stations.every((station) => accepted(station) === 1), 20_000)
  for (const [place, station] of stations.entries()) {
    const key = place === 0 ? "HeartbeatInterval" : "OCPPCommCtrlr.HeartbeatInterval"
    const commands = [
      ["clear-cache", {}, "Accepted"],
      ["trigger", { message: "status", evseId: 1 }, "Accepted"],
      ["availability", { operative: false, evseId: 1 }, "Accepted"],
      ["unlock", { evseId: 1 }, "Unlocked"],
      ["get-configuration", {}, "Accepted"],
      ["set-configuration", { key, value: "20" }, "Accepted"],
      ["reset", { type: "soft" }, "Accepted"]
    ] as const
    for (const [command, body, status] of commands) {
      const said = await system.api("POST", `/api/stations/${station}/commands/${command}`, body)
      expect([command, said.status, JSON.parse(said.text)]).toEqual([
        ...[command, 200, expect.objectContaining({ outcome: "Accepted", status })]
      ])
    }
  }
  await until("all to boot again", () => stations.every((station) => accepted(station) === 2), 20_000)
  await run.end()
  const shown = JSON.parse((await system.api("GET", `/api/stations/${stations[0]}`)).text)
  expect(shown.connectors).toContainEqual(expect.objectContaining({ evse: 1, status: "unavailable" }))
}, 60_000)

test("what they could not say is said once, when they can", async () => {
  const run = simulate("--stations", "3", "--prefix", "AWAY-", "--speed", "1000", "--interval", "1", "--outages")
  const stations = three("AWAY-")
  const endedAway = (station: string) => {
    const rounds = linesOf(run.said(), station).join("\n").split(" goes offline ").slice(1)
    return rounds.filter((round) => /kWh, ended/.test(round.split(" connected")[0] ?? "") && / connected/.test(round))
  }
  await until("charges to end without a connection", () => stations.every((one) => endedAway(one).length > 0), 55_000)
  const before = new Map(stations.map((one) => [one, told(linesOf(run.said(), one)).length]))
  await until("all of it to be told", async () => {
    for (const [station, count] of before) if ((await ended(station)).length < count) return false
    return true
  })
  await run.end()
  for (const station of stations) {
    const all = await ended(station)
    expect(all.flatMap(({ flags }) => flags)).toEqual([])
    expect(
      isPart(
        all.map(({ energy }) => energy ?? -1),
        told(linesOf(run.said(), station))
      )
    ).toBe(true)
  }
}, 110_000)

const deviations = async (station: string): Promise<ReadonlyArray<object>> =>
  JSON.parse((await system.api("GET", `/api/stations/${station}/deviations`)).text).items

/** Whether each stands in the whole as often as here. */
const isPart = (some: ReadonlyArray<number>, whole: ReadonlyArray<number>): boolean => {
  const left = [...whole]
  return some.every((one) => {
    const place = left.indexOf(one)
    if (place >= 0) left.splice(place, 1)
    return place >= 0
  })
}

test("misbehaving ones never harm: the system stands, and others charge beside them", async () => {
  const bad = simulate(
    ...["--stations", "10", "--prefix", "BAD-", "--speed", "900", "--interval", "1", "--outages", "--seed", "5"],
    ...["--misbehave", "reject,delay,drop,error,quirks"]
  )
  await until("bad charges", () => [...bad.said().matchAll(/kWh, ended/g)].length >= 9, 50_000)
  for (let place = 1; place <= 9; place++) {
    const station = `BAD-00${place}`
    void system.api("POST", `/api/remote-start/${station}`, { idTag: "APP-1", connectorId: 1 })
    void system.api("POST", `/api/stations/${station}/ocpp/ClearCache`, {})
  }
  const good = simulate("--stations", "3", "--prefix", "GOOD-", "--speed", "900")
  await until("good charges", () => [...good.said().matchAll(/kWh, ended/g)].length >= 3, 50_000)
  await good.end()
  await bad.end()
  const ready = await system.drained()
  expect(ready.parked).toEqual([])
  expect(system.faults()).toEqual([])
  expect((await deviations("BAD-001")).length).toBeGreaterThan(0)
}, 110_000)

test("told a new password they come again with it, and it is asked for from then on", async () => {
  const run = simulate("--stations", "3", "--prefix", "KEY-", "--idle")
  const stations = three("KEY-")
  const connections = (station: string) =>
    linesOf(run.said(), station).filter((line) => / connected$/.test(line)).length
  await until("all to be there", () => stations.every((station) => connections(station) === 1), 20_000)
  for (const station of stations) {
    const password = `secret of ${station}`
    const { status, text } = await system.api("PUT", `/api/stations/${station}/password`, { password })
    expect([status, text]).toEqual([200, expect.any(String)])
  }
  await until("all to come again", () => stations.every((station) => connections(station) === 2), 20_000)
  for (const station of stations)
    expect(JSON.parse((await system.api("GET", `/api/stations/${station}`)).text)).toMatchObject({
      open: false,
      online: true
    })
  await run.end()
  const stranger = simulate("--stations", "1", "--prefix", "KEY-", "--idle")
  await until("its refusal", () => stranger.said().includes("is not let in"), 20_000)
  await stranger.end()
}, 60_000)

test("a certificate that nobody vouches for is taken with --insecure only", async () => {
  const { cert, key } = selfSigned({ kind: "ECDSA" })
  const central = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    tls: { cert, key },
    fetch: (request, server) =>
      server.upgrade(request, { data: {}, headers: { "Sec-WebSocket-Protocol": "ocpp1.6" } })
        ? undefined
        : new Response("no"),
    websocket: { data: {}, message: () => undefined }
  })
  const words = ["--stations", "1", "--version", "1.6", "--url", `wss://127.0.0.1:${central.port}`]
  const careful = simulate(...words)
  await until("its refusal", () => careful.said().includes("is not let in"), 20_000)
  const careless = simulate(...words, "--insecure")
  await until("its connection", () => careless.said().includes("connected"), 20_000)
  expect(careful.said()).not.toContain("connected")
  await careful.end()
  await careless.end()
  await central.stop(true)
}, 60_000)

test("--for bounds it, --quiet says only what it came to", async () => {
  const run = simulate("--stations", "2", "--prefix", "SHORT-", "--for", "2s", "--quiet")
  expect(await run.child.exited).toBe(0)
  await until("its summary", () => run.said() !== "")
  expect(run.said()).toMatch(/^2 of 2 stations accepted; [^\n]+\n$/)
})
