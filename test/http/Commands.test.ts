// What becomes of a wish: checked, sent, answered, written down; every way it can fail has its status and its name.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Effect } from "effect"
import { Settings } from "../../src/Config.ts"
import {
  type Command,
  type CommandAnswer,
  type CommandError,
  NotInItsLanguage,
  PayloadInvalid,
  StationError,
  StationSilent
} from "../../src/domain/Command.ts"
import { EventBus } from "../../src/events/EventBus.ts"
import { reports, starts, station } from "./Happenings.ts"
import { Chargers, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  for (const name of ["old", "new", "sleepy"]) await api.run(station(name))
  await api.run(station("stranger", "held"))
})
afterAll(() => api.dispose())

const accepted: CommandAnswer = { outcome: "Accepted", status: "Accepted", answer: { status: "Accepted" } }
const connect = (
  name: string,
  version: string,
  answer: (command: Command) => Effect.Effect<CommandAnswer, CommandError>
) => api.run(Effect.map(Chargers, ({ online }) => void online.set(name, { version, answer })))
const lastAsked = () => api.run(Effect.map(Chargers, ({ asked }) => asked.at(-1)))
/** The records that commands have left, without what is ours to choose. */
const records = (from: number) =>
  api.run(
    Effect.gen(function* () {
      const bus = yield* EventBus
      yield* bus.append({ at: 1, cause: { kind: "timer", name: "end" }, events: [] })
      return (yield* bus.read(from + 1, 100)).flatMap(({ events }) => events)
    })
  )
const head = () => api.run(Effect.map(EventBus, (bus) => bus.enqueued()))

beforeEach(async () => {
  await connect("old", "1.6", () => Effect.succeed(accepted))
  await connect("new", "2.0.1", () => Effect.succeed(accepted))
})

describe("remote start", () => {
  test("says what the charger said, and leaves wish and answer in the journal", async () => {
    const from = await head()
    const { status, body } = await api.ask("POST", "/api/remote-start/OLD", { idTag: "Card", connectorId: 2 })
    expect([status, body]).toEqual([200, accepted])
    expect(await lastAsked()).toMatchObject({
      station: "old",
      urgent: false,
      command: { _tag: "StartCharging", token: { text: "Card", kind: "Central" }, evse: 2 }
    })
    expect(await records(from)).toEqual([
      expect.objectContaining({ _tag: "CommandIssued", station: "old", command: "StartCharging", by: "api" }),
      {
        _tag: "CommandAnswered",
        station: "old",
        command: "StartCharging",
        outcome: "Accepted",
        status: "Accepted",
        issued: expect.any(Number)
      }
    ])
  })

  test("takes the kind that is given, then that of the token as entered", async () => {
    await api.ask("POST", "/api/tokens", { token: "Known", kind: "ISO14443" })
    await api.ask("POST", "/api/remote-start/new", { idTag: "known" })
    expect(await lastAsked()).toMatchObject({ command: { token: { text: "known", kind: "ISO14443" } } })
    await api.ask("POST", "/api/remote-start/new", { idTag: "known", kind: "Local" })
    expect(await lastAsked()).toMatchObject({ command: { token: { kind: "Local" } } })
  })

  test("numbers its wishes upward", async () => {
    const numbers: Array<number> = []
    for (const _ of [1, 2, 3]) {
      await api.ask("POST", "/api/remote-start/new", { idTag: "a" })
      const { command } = (await lastAsked()) ?? {}
      if (command?._tag === "StartCharging") numbers.push(command.remoteStart)
    }
    expect(new Set(numbers).size).toBe(3)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    expect(Math.max(...numbers)).toBeLessThan(2 ** 31)
  })

  test("of a refusing charger is an answer, too", async () => {
    const no = { outcome: "Rejected", status: "Rejected", answer: { status: "Rejected" } } as const
    await api.run(
      Effect.map(Chargers, ({ online }) => void online.set("old", { version: "1.6", answer: () => Effect.succeed(no) }))
    )
    const { status, body } = await api.ask("POST", "/api/remote-start/old", { idTag: "Card" })
    expect([status, body]).toEqual([200, no])
  })

  test("with a PIN sends it and writes it nowhere", async () => {
    const pin = "8642-marker-secret"
    await api.ask("POST", "/api/remote-start/new", { idTag: pin, kind: "KeyCode" })
    expect(await lastAsked()).toMatchObject({ command: { token: { text: pin, kind: "KeyCode" } } })
    await api.ask("POST", "/api/tokens", { token: pin, kind: "keycode" })
    const listed = await api.ask("GET", "/api/tokens")
    await records(0)
    const { dataDir } = await api.run(Settings)
    const written = readdirSync(join(dataDir, "journal")).map((name) =>
      readFileSync(join(dataDir, "journal", name), "utf8")
    )
    expect(written.join()).toContain("StartCharging")
    expect(written.join() + listed.text).not.toContain(pin)
  })

  test.each([
    [{}, "/idTag"],
    [{ idTag: "" }, "/idTag"],
    [{ idTag: 5 }, "/idTag"],
    [{ idTag: "a\u0000b" }, "/idTag"],
    [{ idTag: "a", connectorId: 0 }, "/connectorId"],
    [{ idTag: "a", connectorId: "1" }, "/connectorId"],
    [{ idTag: "a", connectorId: 1e10 }, "/connectorId"],
    [{ idTag: "a", kind: null }, "/kind"],
    [[], ""],
    [null, ""]
  ])("refuses %j at %j", async (body, path) => {
    const answer = await api.ask("POST", "/api/remote-start/old", body)
    expect([answer.status, answer.body]).toEqual([
      400,
      expect.objectContaining({ type: "/problems/payload-invalid", path })
    ])
  })
})

describe("remote stop", () => {
  test("finds a charge by our id and by the station's own, and overtakes", async () => {
    const id = await api.run(starts("old", "Card", "2026-11-20T08:00:00Z"))
    expect((await api.ask("POST", `/api/remote-stop/${id}`)).status).toBe(200)
    expect(await lastAsked()).toEqual({
      station: "old",
      urgent: true,
      command: { _tag: "StopCharging", transaction: id, name: String(id) }
    })
    await api.run(reports("new", "abc-1", "started", 0))
    expect((await api.ask("POST", "/api/remote-stop/abc-1")).status).toBe(200)
    expect(await lastAsked()).toMatchObject({ station: "new", command: { _tag: "StopCharging", name: "abc-1" } })
  })

  test("of an id that two open charges bear is answered with the list; of none, not found", async () => {
    await api.run(reports("sleepy", "abc-1", "started", 0))
    const { status, body } = await api.ask("POST", "/api/remote-stop/abc-1")
    expect(status).toBe(409)
    expect(body).toMatchObject({
      type: "/problems/ambiguous-transaction",
      transactions: [{ open: true }, { open: true }]
    })
    expect((await api.ask("POST", "/api/remote-stop/abc-2")).body).toMatchObject({ type: "/problems/not-found" })
    expect((await api.ask("POST", "/api/remote-stop/2147483648")).body).toMatchObject({ type: "/problems/not-found" })
  })

  test("is sent even while nothing can be written; a start is not", async () => {
    const id = await api.run(starts("old", "Card-2", "2026-11-20T09:00:00Z"))
    await api.run(
      Effect.map(EventBus, (bus) => bus.setDoor({ open: false, reason: "the disk is full", sockets: "stay" }))
    )
    const stopped = await api.ask("POST", `/api/remote-stop/${id}`)
    const started = await api.ask("POST", "/api/remote-start/old", { idTag: "Card" })
    const saved = await api.ask("POST", "/api/tokens", { token: "late" })
    await api.run(Effect.map(EventBus, (bus) => bus.setDoor({ open: true })))
    expect(stopped.status).toBe(200)
    expect([started.status, started.headers.get("retry-after")]).toEqual([503, "5"])
    expect(started.body).toMatchObject({
      type: "/problems/door-closed",
      detail: "Nothing was changed: the disk is full."
    })
    expect(saved.body).toMatchObject({ type: "/problems/door-closed" })
  })
})

describe("any OCPP action", () => {
  test("is passed on as it is, and the charger's bare payload comes back", async () => {
    const from = await head()
    await connect("old", "1.6", () =>
      Effect.succeed({ ...accepted, answer: { configurationKey: [{ key: "a", readonly: true }] } })
    )
    const { status, body } = await api.ask("POST", "/api/stations/old/ocpp/ChangeConfiguration", {
      key: "AuthorizationKey",
      value: "marker-secret"
    })
    expect([status, body]).toEqual([200, { configurationKey: [{ key: "a", readonly: true }] }])
    expect(await lastAsked()).toMatchObject({
      command: {
        _tag: "Raw",
        action: "ChangeConfiguration",
        payload: { key: "AuthorizationKey", value: "marker-secret" }
      }
    })
    expect(JSON.stringify(await records(from))).not.toContain("marker-secret")
  })

  test("needs no body where the payload is empty", async () => {
    expect((await api.ask("POST", "/api/stations/old/ocpp/ClearCache")).status).toBe(200)
    expect(await lastAsked()).toMatchObject({ command: { action: "ClearCache", payload: {} } })
  })

  const failing: ReadonlyArray<readonly [CommandError, number, object]> = [
    [
      new NotInItsLanguage({ station: "old", version: "1.6", action: "SetVariables", known: true }),
      409,
      { type: "/problems/not-in-its-language", version: "1.6", action: "SetVariables" }
    ],
    [
      new NotInItsLanguage({ station: "old", version: "1.6", action: "X", known: false }),
      404,
      { type: "/problems/action-unknown" }
    ],
    [
      new PayloadInvalid({ path: "/type", message: "Missing key" }),
      400,
      { type: "/problems/payload-invalid", path: "/type" }
    ],
    [
      new StationError({ station: "old", code: "InternalError", description: "no" }),
      502,
      { type: "/problems/station-error", code: "InternalError", description: "no" }
    ],
    [new StationSilent({ station: "old", message: "no answer in time" }), 504, { type: "/problems/station-silent" }]
  ]
  test.each(failing.map((one) => [one[0]._tag, ...one] as const))("%s", async (_, error, status, problem) => {
    const from = await head()
    await connect("old", "1.6", () => Effect.fail(error))
    const answer = await api.ask("POST", "/api/stations/old/ocpp/X", {})
    expect([answer.status, answer.body]).toEqual([status, expect.objectContaining({ ...problem, status })])
    expect(answer.headers.get("content-type")).toBe("application/problem+json")
    expect((await records(from)).at(-1)).toMatchObject({ _tag: "CommandAnswered", outcome: error._tag })
  })
})

test.each([
  ["nobody", 404, "station-unknown"],
  ["sleepy", 404, "station-offline"],
  ["stranger", 409, "station-not-accepted"]
])("a command to %s is a %i", async (name, status, type) => {
  for (const path of [`/api/remote-start/${name}`, `/api/stations/${name}/ocpp/Reset`]) {
    const answer = await api.ask("POST", path, { idTag: "a" })
    expect([answer.status, answer.body]).toEqual([status, expect.objectContaining({ type: `/problems/${type}` })])
  }
})

test("a fault of ours is a 500 that tells nothing but where to look", async () => {
  const lines: Array<string> = []
  await connect("old", "1.6", () => Effect.die(new Error("a marker secret")))
  const { log } = console
  console.log = (...words) => void lines.push(words.map((word) => Bun.inspect(word)).join(" "))
  const { status, text, body } = await api.ask("POST", "/api/remote-start/old", { idTag: "a" }).finally(() => {
    console.log = log
  })
  expect([status, body]).toEqual([500, expect.objectContaining({ type: "/problems/internal", id: expect.any(String) })])
  expect(text).not.toContain("marker")
  const id = typeof body === "object" && body !== null && "id" in body ? String(body.id) : "none"
  expect(lines.join("\n")).toContain(id)
})

test("a command goes on when whoever wished it goes away", async () => {
  const [heard, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  await connect("old", "1.6", () =>
    Effect.promise(async () => {
      heard.resolve()
      await go.promise
      return accepted
    })
  )
  const from = await head()
  const away = new AbortController()
  const asked = api.ask("POST", "/api/remote-start/old", { idTag: "Card" }, { signal: away.signal })
  await heard.promise
  away.abort()
  await asked.catch(() => undefined)
  go.resolve()
  await api.run(
    Effect.gen(function* () {
      const bus = yield* EventBus
      while (bus.enqueued() < from + 2) yield* Effect.yieldNow
    })
  )
  expect((await records(from)).at(-1)).toMatchObject({ _tag: "CommandAnswered", outcome: "Accepted" })
})
