// Requests sent again under their Idempotency-Key: done once, answered as the first time, whoever asks in between.
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { Deferred, Effect } from "effect"
import { StationSilent } from "../../src/domain/Command.ts"
import { until } from "../faults/Until.ts"
import { station } from "./Happenings.ts"
import { Chargers, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
/** What the charger is asked, one after the other. */
const asked = async () => (await api.run(Chargers)).asked.length

beforeAll(async () => {
  api = await startApi()
  await api.run(station("one"))
})
afterAll(() => api.dispose())

const post = (key: string, path: string, body: unknown, headers = {}) =>
  api.ask("POST", path, body, { headers: { "idempotency-key": key, ...headers } })
const problem = (type: string) => expect.objectContaining({ type: `/problems/${type}` })

describe("a change", () => {
  test("is made once; the first answer comes again", async () => {
    const first = await post("k1", "/api/stations", { stationId: "new-1" })
    const again = await post("k1", "/api/stations", { stationId: "new-1" })
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.text).toBe(first.text)
    expect([first, again].map(({ headers }) => headers.get("idempotency-replayed"))).toEqual([null, "true"])
    expect(again.headers.get("content-type")).toBe("application/json")
    expect((await api.ask("POST", "/api/stations", { stationId: "new-1" })).body).toEqual(problem("station-exists"))
  })

  test("of another body, path or query under the same key is refused, and not made", async () => {
    await post("k2", "/api/stations", { stationId: "new-2" })
    expect((await post("k2", "/api/stations", { stationId: "new-3" })).body).toEqual(problem("key-reused"))
    expect((await post("k2", "/api/tokens", { stationId: "new-2" })).body).toEqual(problem("key-reused"))
    expect((await api.ask("GET", "/api/stations/new-3")).status).toBe(404)
  })

  test("that was refused may be sent again", async () => {
    expect((await post("k3", "/api/stations/new-4/approve", {})).body).toEqual(problem("station-unknown"))
    await api.ask("POST", "/api/stations", { stationId: "new-4" })
    expect((await post("k3", "/api/stations/new-4/approve", {})).status).toBe(200)
    expect((await post("k4", "/api/stations", { stationId: "" })).body).toEqual(problem("payload-invalid"))
    expect((await post("k4", "/api/stations", { stationId: "new-5" })).status).toBe(201)
  })

  test("without a key, or by another way, is made each time", async () => {
    expect((await post("k5", "/api/tokens", { token: "t" })).status).toBe(201)
    expect((await api.ask("POST", "/api/tokens", { token: "t" })).status).toBe(200)
    const put = () => api.ask("PUT", "/api/tokens/t", {}, { headers: { "idempotency-key": "k5" } })
    expect((await put()).headers.get("idempotency-replayed")).toBeNull()
  })

  test.each(["", "two words", "x".repeat(256), "ü"])("is refused under the key %p", async (key) => {
    const { status, body } = await post(key, "/api/stations", { stationId: "never" })
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ type: "/problems/parameter-invalid", path: "/Idempotency-Key", in: "header" })
    ])
  })

  test("is nobody's who has no key of the API", async () => {
    const { status } = await api.ask(
      "POST",
      "/api/stations",
      { stationId: "new-1" },
      {
        key: "wrong",
        headers: { "idempotency-key": "k1" }
      }
    )
    expect(status).toBe(401)
  })
})

describe("a command", () => {
  const start = (key: string, signal?: AbortSignal) =>
    api.ask(
      "POST",
      "/api/remote-start/one",
      { idTag: "Card" },
      {
        headers: { "idempotency-key": key },
        ...(signal === undefined ? {} : { signal })
      }
    )
  const answers = (answer: () => Effect.Effect<never, StationSilent> | Effect.Effect<Accepted>) =>
    api.run(Effect.map(Chargers, ({ online }) => void online.set("one", { version: "1.6", answer })))
  type Accepted = { readonly outcome: "Accepted"; readonly status: string; readonly answer: unknown }
  const accepted: Accepted = { outcome: "Accepted", status: "Accepted", answer: {} }

  test("goes out once", async () => {
    await answers(() => Effect.succeed(accepted))
    const before = await asked()
    const [first, again] = [await start("c1"), await start("c1")]
    expect([first.body, again.body]).toEqual([accepted, accepted])
    expect((await asked()) - before).toBe(1)
  })

  test("that the charger may have heard is not said again: its silence is the answer", async () => {
    await answers(() => Effect.fail(new StationSilent({ station: "one", message: "no answer in 30 s" })))
    const before = await asked()
    const [first, again] = [await start("c2"), await start("c2")]
    expect([first.body, again.body]).toEqual([problem("station-silent"), first.body])
    expect(again.headers.get("content-type")).toBe("application/problem+json")
    expect((await asked()) - before).toBe(1)
  })

  test("that is under way is not begun twice; who hung up gets its answer later", async () => {
    const gate = await Effect.runPromise(Deferred.make<void>())
    const heard = await Effect.runPromise(Deferred.make<void>())
    await answers(() =>
      Deferred.succeed(heard, undefined).pipe(Effect.andThen(Deferred.await(gate)), Effect.as(accepted))
    )
    const before = await asked()
    const patience = new AbortController()
    const first = start("c3", patience.signal).catch(() => undefined)
    await Effect.runPromise(Deferred.await(heard))
    const meanwhile = await start("c3")
    expect([meanwhile.status, meanwhile.body]).toEqual([409, problem("request-running")])
    patience.abort()
    await first
    expect((await start("c3")).status).toBe(409)
    await Effect.runPromise(Deferred.succeed(gate, undefined))
    const again = await until("the answer to be there", async () => {
      const answer = await start("c3")
      return answer.status !== 409 && answer
    })
    expect([again.body, again.headers.get("idempotency-replayed")]).toEqual([accepted, "true"])
    expect((await asked()) - before).toBe(1)
  })
})
