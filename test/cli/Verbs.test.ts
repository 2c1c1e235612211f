// Each verb of the command line against a running Onetime with a charger: what it does, and what it says of it.
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { FakeStation } from "../faults/FakeStation.ts"
import { apiKey, endAll, System } from "../faults/System.ts"
import { until } from "../faults/Until.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { onetime, Running } from "./Onetime.ts"

let system: System
let charger: FakeStation
const told: Array<string> = []
const environment = () => ({ url: `http://127.0.0.1:${system.port}`, key: apiKey })
const run = (...words: ReadonlyArray<string>) => onetime(environment(), ...words)
/** What it says as JSON; it must have gone well. */
const json = async (...words: ReadonlyArray<string>) => {
  const { code, out, err } = await run(...words, "--json")
  expect({ code, err }).toEqual({ code: 0, err: "" })
  return JSON.parse(out)
}

beforeAll(async () => {
  system = await System.start()
  charger = new FakeStation({ id: "garage-1", version: "1.6", port: () => system.port })
  charger.manner = (action) => {
    told.push(action)
    if (action === "GetConfiguration")
      return { configurationKey: [{ key: "HeartbeatInterval", readonly: false, value: "300" }] }
    return action === "UnlockConnector" ? { status: "UnlockFailed" } : { status: "Accepted" }
  }
  await charger.boot()
})
afterAll(async () => {
  charger.leave()
  await endAll()
})

describe("stations", () => {
  test("are added, approved, shown and removed", async () => {
    expect(await run("stations", "add", "new-1")).toEqual({ code: 0, out: "new-1 is let in when it comes.\n", err: "" })
    expect(await run("stations", "add", "new-1")).toMatchObject({
      code: 1,
      err: "onetime: A station of this identity exists already. new-1 is accepted.\n"
    })
    expect((await run("stations", "approve", "new-1")).out).toBe("new-1 is accepted.\n")
    expect((await run("stations", "show", "NEW-1")).out).toMatch(/^id +new-1\nstanding +accepted\n/)
    expect(await json("stations", "show", "garage-1")).toMatchObject({ online: true, version: "1.6", vendor: "Test" })
    expect(await json("stations", "remove", "new-1")).toMatchObject({ id: "new-1" })
    expect(await run("stations", "show", "new-1")).toMatchObject({ code: 1, out: "" })
  })

  test("are told what to do; their no is a failure", async () => {
    expect(await run("stations", "reset", "garage-1")).toEqual({ code: 0, out: "garage-1 said Accepted.\n", err: "" })
    const refused = await run("stations", "unlock", "garage-1", "1")
    expect([refused.code, refused.err]).toEqual([1, "onetime: garage-1 refused: UnlockFailed\n"])
    expect(await json("stations", "send", "garage-1", "ClearCache")).toEqual({ status: "Accepted" })
    expect(told).toEqual(["Reset", "UnlockConnector", "ClearCache"])
    expect(await run("stations", "send", "garage-1", "ClearCache", "{")).toMatchObject({ code: 2 })
    expect((await run("stations", "send", "garage-1", "Reset", "{}")).err).toContain("/type")
  })
})

test("stations are taken out of service and back, and tell and change what is set in them", async () => {
  expect((await run("stations", "availability", "garage-1", "out", "--evse", "1")).out).toBe(
    "garage-1 said Accepted.\n"
  )
  const told = await run("stations", "configuration", "garage-1")
  expect(told.out).toMatch(/^KEY +VALUE +READONLY +STATUS\nHeartbeatInterval +300 +no +-\n$/)
  const changed = await run("stations", "configuration", "garage-1", "--set", "HeartbeatInterval=60")
  expect(changed.out).toMatch(/\nHeartbeatInterval +- +- +Accepted\n$/)
})

describe("tokens", () => {
  test("are added, listed and removed", async () => {
    expect((await run("tokens", "add", "Card", "--limit", "1", "--group", "flat")).out).toBe("Card is active.\n")
    expect((await run("tokens", "add", "Lost", "--blocked")).out).toBe("Lost is blocked.\n")
    expect((await run("tokens", "list")).out).toMatch(/^TOKEN +KIND .*\nCard +card +active +- +flat +1 +-\nLost +card/)
    expect(await json("tokens", "remove", "lost")).toMatchObject({ token: "Lost" })
    expect(await run("tokens", "remove", "lost")).toMatchObject({ code: 1 })
  })

  test("come from a file, or none of them and what is wrong with which line", async () => {
    const file = join(temporaryFolder(), "tokens.csv")
    writeFileSync(file, "token,limit\nf-1,1\nf-2,\n")
    expect((await run("tokens", "import", file)).out).toBe("2 tokens are new, 0 were replaced.\n")
    writeFileSync(file, "token,limit\nf-1,1\nf-3,none\n")
    const { code, out, err } = await run("tokens", "import", file)
    expect([code, out, err]).toEqual([1, "", expect.stringContaining(`nothing was entered\n  ${file}:3: /limit`)])
    expect(await run("tokens", "import", `${file}.gone`)).toMatchObject({
      code: 2,
      err: expect.stringContaining("ENOENT")
    })
  })

  test("go into a file, and from it back", async () => {
    const file = join(temporaryFolder(), "all.csv")
    expect((await run("tokens", "export", file)).out).toBe(`${file}: ${statSync(file).size} bytes\n`)
    expect(readFileSync(file, "utf8")).toMatch(/^token,kind,.*\r\nCard,card,active,,flat,1,\r\nf-1,/)
    expect((await run("tokens", "import", file)).out).toBe("0 tokens are new, 3 were replaced.\n")
    expect((await run("tokens", "export", "-")).out).toBe(readFileSync(file, "utf8"))
    expect(await run("tokens", "export", join(file, "not", "there"))).toMatchObject({ code: 1, out: "" })
  })

  test("that nobody has entered are listed where they were shown", async () => {
    await charger.report("Authorize", { idTag: "stranger" })
    expect(await json("tokens", "list", "--unknown")).toMatchObject([{ token: "stranger", stationId: "garage-1" }])
  })
})

describe("charges", () => {
  test("are started and stopped, listed, shown and closed", async () => {
    expect((await run("start", "garage-1", "Card", "--evse", "1")).out).toBe("garage-1 said Accepted.\n")
    const { transactionId } = await charger.report("StartTransaction", {
      connectorId: 1,
      idTag: "Card",
      meterStart: 1000,
      timestamp: new Date().toISOString()
    })
    const open = await json("transactions", "list", "--open", "--station", "garage-1")
    expect(open).toMatchObject([{ id: transactionId, token: "Card", open: true }])
    expect((await run("transactions", "list")).out).toMatch(
      /^ID +STATION .*KWH +FLAGS\n\d+ +garage-1 +1 +Card .* goes on +0\.000/
    )
    expect(await run("stop", String(transactionId))).toMatchObject({ code: 0, out: "the station said Accepted.\n" })
    expect(told.slice(-2)).toEqual(["RemoteStartTransaction", "RemoteStopTransaction"])
    expect((await run("transactions", "close", String(transactionId))).out).toBe(`${transactionId} is closed.\n`)
    expect(await json("transactions", "show", String(transactionId))).toMatchObject({ open: false })
    expect(await json("transactions", "list", "--no-open", "--limit", "1")).toHaveLength(1)
    const csv = await run("transactions", "export", "-", "--station", "garage-1")
    expect(csv.out).toMatch(new RegExp(`^id,stationId,.*\r\n${transactionId},garage-1,.*\r\n$`))
    expect((await run("transactions", "readings", String(transactionId), "-")).out).toMatch(/^at,received,.*\r\n$/)
    expect(await run("transactions", "readings", "999", "-")).toMatchObject({ code: 1, out: "" })
    expect(await run("stop", "999")).toMatchObject({ code: 1, err: expect.stringContaining("There is no transaction") })
  })
})

test("charges are split, merged again and reassigned", async () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 8, minutes)).toISOString()
  const { transactionId } = await charger.report("StartTransaction", {
    connectorId: 1,
    idTag: "Card",
    meterStart: 2000,
    timestamp: at(0)
  })
  for (const [minutes, value] of [
    [10, "2500"],
    [20, "3000"]
  ] as const)
    await charger.report("MeterValues", {
      connectorId: 1,
      transactionId,
      meterValue: [{ timestamp: at(minutes), sampledValue: [{ value }] }]
    })
  await charger.report("StopTransaction", { transactionId, meterStop: 3000, timestamp: at(30) })
  const id = String(transactionId)
  const { fresh } = await json("transactions", "split", id, at(15))
  expect(await json("transactions", "show", id)).toMatchObject({ energy: 500, flags: ["split by hand"] })
  expect((await run("transactions", "merge", id, String(fresh.id))).out).toBe(`${fresh.id} is part of ${id}.\n`)
  expect(await json("transactions", "show", id)).toMatchObject({ endedAt: at(30), energy: 1000, aliases: [fresh.id] })
  expect((await run("transactions", "reassign", id, "f-1")).out).toBe(`${id} is a charge of f-1.\n`)
  expect(await run("transactions", "merge", id, id)).toMatchObject({ code: 1 })
})

test("frames are shown oldest first, and followed", async () => {
  await charger.report("DataTransfer", { vendorId: "first" })
  const shown = await run("frames", "garage-1", "--action", "DataTransfer")
  expect(shown.out).toMatch(/^\S+Z -> DataTransfer \[2,.*first.*\n\S+Z <- DataTransfer \[3,.*\n$/)
  const following = new Running(environment(), "frames", "garage-1", "--follow", "--action", "DataTransfer", "--json")
  await following.said(/first/)
  await charger.report("DataTransfer", { vendorId: "second" })
  await charger.report("DataTransfer", { vendorId: "third\u001b[2J" })
  await following.said(/third[^\n]*\n.*\n$/)
  expect(await following.end()).toBe(130)
  const frames = following.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
  expect(frames.map(({ direction }) => direction)).toEqual(["in", "out", "in", "out", "in", "out"])
  expect((await run("frames", "garage-1", "--text", "third")).out).not.toContain("\u001b")
  expect(await run("frames", "nobody")).toMatchObject({ code: 1 })
})

test("events are followed, also across an end of Onetime, without a gap", async () => {
  const following = new Running(environment(), "events", "--station", "garage-1", "--type", "TokenPresented", "--json")
  const show = (idTag: string) => charger.report("Authorize", { idTag })
  let first = 0
  await until("the first event", async () => {
    await show(`first-${first++}`)
    return following.out.includes("\n")
  })
  const { port } = system
  await system.kill()
  await following.said(/taken up again/, "err")
  await system.launch({ env: { PORT: String(port) } })
  await show("while away")
  await show("last")
  await following.said(/last/)
  expect(await following.end()).toBe(130)
  const texts = following.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).token.text)
  expect(texts.slice(-2)).toEqual(["while away", "last"])
  expect(texts.slice(0, -2)).toEqual(texts.slice(0, -2).map((_, nth) => `first-${first - texts.length + 2 + nth}`))
  expect(await run("events", "--type", "Nonsense")).toMatchObject({ code: 1, err: expect.stringContaining("/type") })
})

test("who owns DATA_DIR needs no other key, on this machine alone", async () => {
  const local = (words: { readonly [name: string]: string }) =>
    onetime({ url: `http://localhost:${system.port}`, key: "", DATA_DIR: system.folder, ...words }, "stations", "list")
  expect(await local({})).toMatchObject({ code: 0, err: "" })
  expect(statSync(join(system.folder, "local-key")).mode & 0o777).toBe(0o600)
  expect(await local({ DATA_DIR: temporaryFolder() })).toMatchObject({ code: 4 })
  expect(await local({ url: `http://127.0.0.1:${system.port}` })).toMatchObject({ code: 4 })
})

test("keys are made, shown once, used and removed; the inbox tells what waits", async () => {
  const { key, secret } = await json("keys", "add", "dashboard", "viewer", "--expiry", "2099-01-01")
  expect((await run("keys", "list")).out).toMatch(/^KEY +LABEL .*\n\w+ +dashboard +viewer +all +2099-01-01T/)
  expect(await run("inbox", "--key", secret)).toMatchObject({ code: 0, out: expect.stringContaining("was shown to") })
  expect(await run("stations", "approve", "garage-1", "--key", secret)).toMatchObject({
    code: 4,
    err: expect.stringContaining("Your role does not allow this")
  })
  expect((await run("keys", "remove", key)).out).toBe("The key of dashboard is removed.\n")
  expect(await run("inbox", "--key", secret)).toMatchObject({ code: 4 })
})

test("users are added with a password, given or made, listed and removed", async () => {
  const made = await json("users", "add", "alice", "operator")
  expect([made.name, made.role, made.password.length]).toEqual(["alice", "operator", 16])
  const signIn = await system.api("POST", "/api/sign-in", { name: "alice", password: made.password })
  expect(signIn.status).toBe(200)
  expect((await run("users", "add", "bob", "viewer", "--password", "long enough for bob")).out).toBe("bob is viewer.\n")
  expect((await run("users", "list")).out).toMatch(/^NAME +ROLE .*\n(.*\n)*alice +operator +no /)
  expect(await run("users", "remove", "bob")).toMatchObject({ code: 0, out: "bob is removed.\n" })
  expect(await run("users", "add", "bob", "king")).toMatchObject({ code: 2 })
})
