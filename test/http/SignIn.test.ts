// Signing in: what a browser gets, how long it lasts, what ends it, and how slowly one can guess.
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import type { Event } from "../../src/domain/Event.ts"
import { EventBus } from "../../src/events/EventBus.ts"
import { Accounts } from "../../src/services/access/Accounts.ts"
import { hashOf } from "../../src/services/access/Secret.ts"
import { drain, reload } from "../services/stations/TestRing.ts"
import { add, cookieIn, passwordOf, person, shown, signIn } from "./People.ts"
import { type Answer, type Question, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await add(api, "Alice", "operator")
}, 60_000)
afterAll(() => api.dispose())

const me = (who: Question) => api.ask("GET", "/api/me", undefined, who)
const type = ({ body }: Answer) => (typeof body === "object" && body !== null && "type" in body ? body.type : undefined)
/** What the journal tells from a position on. */
const told = (from: number): Promise<ReadonlyArray<Event>> =>
  api.run(
    Effect.flatMap(Effect.tap(EventBus, drain), (bus) =>
      Effect.map(bus.read(from, 1000), (records) => records.flatMap(({ events }) => events))
    )
  )
const enqueued = () => api.run(Effect.map(EventBus, (bus) => bus.enqueued()))
const restart = Effect.andThen(drain, reload)
const day = 86_400_000

describe("a session", () => {
  test("is a cookie that only this site sends and no script reads, in any case of the name", async () => {
    const answer = await signIn(api, "aLICE", passwordOf("Alice"))
    expect([answer.status, answer.body]).toEqual([
      200,
      { name: "Alice", kind: "user", role: "operator", until: expect.stringMatching(/Z$/) }
    ])
    const cookie = answer.headers.get("set-cookie") ?? ""
    expect(cookie).toMatch(/^onetime_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/)
    expect((await me(shown(answer))).body).toMatchObject({ name: "Alice", kind: "user", role: "operator" })
  })

  test("is kept as a hash, and outlives a restart", async () => {
    const answer = await signIn(api, "Alice")
    const secret = cookieIn(answer).split("=")[1] ?? ""
    await api.run(restart)
    expect((await me(shown(answer))).status).toBe(200)
    const kept = await api.run(
      Effect.flatMap(SqlClient.SqlClient, (sql) => sql`SELECT * FROM sessions WHERE hash = ${hashOf(secret)}`)
    )
    expect(kept).toHaveLength(1)
    expect(Object.values(kept[0] ?? {}).map(String)).not.toContain(secret)
  })

  test("ends by signing out, here and after a restart; signing out twice is fine", async () => {
    const answer = await signIn(api, "Alice")
    for (let times = 0; times < 2; times++) {
      const out = await api.ask("POST", "/api/sign-out", undefined, shown(answer))
      expect([out.status, out.text]).toEqual([204, ""])
      expect(out.headers.get("set-cookie")).toMatch(/^onetime_session=; Max-Age=0; .*HttpOnly; SameSite=Strict$/)
    }
    expect((await me(shown(answer))).status).toBe(401)
    await api.run(restart)
    expect((await me(shown(answer))).status).toBe(401)
  })

  test("ends after a day without use and thirty days in any case", async () => {
    const answer = await signIn(api, "Alice")
    const hash = hashOf(cookieIn(answer).split("=")[1] ?? "")
    const lasts = (after: number) =>
      api.run(Effect.map(Accounts, (accounts) => accounts.session(hash, Date.now() + after) !== undefined))
    expect([await lasts(0), await lasts(day - 60_000), await lasts(day + 60_000)]).toEqual([true, true, false])
    const use = (after: number) =>
      api.run(
        Effect.gen(function* () {
          const [accounts, bus] = [yield* Accounts, yield* EventBus]
          const at = Date.now() + after
          const events = accounts.used(hash, at)
          if (events.length > 0) yield* bus.append({ at, cause: { kind: "admin", by: "Alice" }, events })
          return events.length
        })
      )
    // It is told at most every ten minutes.
    expect([await use(60_000), await use(600_000), await use(660_000)]).toEqual([0, 1, 0])
    for (let days = 0.9; days < 30; days += 0.9) expect([days, await use(days * day)]).toEqual([days, 1])
    expect([await lasts(29.9 * day), await lasts(30 * day)]).toEqual([true, false])
  })

  test.each([
    ["another role", { role: "viewer" }],
    ["being disabled", { disabled: true }],
    ["another password", { password: "a new password" }]
  ])("ends by %s, after a restart, too", async (what, change) => {
    const name = what.replaceAll(" ", "-")
    const who = await person(api, name, "operator")
    expect((await me(who)).status).toBe(200)
    expect((await api.ask("PATCH", `/api/users/${name}`, change)).status).toBe(200)
    expect((await me(who)).status).toBe(401)
    await api.run(restart)
    expect((await me(who)).status).toBe(401)
  })

  test("ends with its user, and does not come again with another of that name", async () => {
    const who = await person(api, "gone", "viewer")
    expect((await api.ask("DELETE", "/api/users/gone")).status).toBe(200)
    expect((await me(who)).status).toBe(401)
    await add(api, "gone", "viewer")
    await api.run(restart)
    expect((await me(who)).status).toBe(401)
  })

  test("is the twenty-first of a user: then the oldest ends", async () => {
    await add(api, "many", "viewer")
    const first = shown(await signIn(api, "many"))
    const hashes = Array.from({ length: 20 }, (_, nth) => hashOf(`session ${nth}`))
    for (const [nth, session] of hashes.entries()) {
      expect([nth, (await me(first)).status]).toEqual([nth, 200])
      const event = { _tag: "SignedIn", name: "many", session, address: "" } as const
      await api.run(
        Effect.flatMap(EventBus, (bus) =>
          bus.append({ at: Date.now(), cause: { kind: "admin", by: "many" }, events: [event] })
        )
      )
    }
    expect((await me(first)).status).toBe(401)
  })

  test("with a secret nobody has given is none", async () => {
    for (const cookie of ["onetime_session=", "onetime_session=x", `onetime_session=${"y".repeat(43)}`, "other=1"])
      expect((await me({ key: null, headers: { cookie } })).status).toBe(401)
  })
})

describe("a page of another site", () => {
  test.each([
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site", origin: "http://onetime.test:81" }],
    [{ origin: "http://onetime.test:81" }],
    [{ origin: "https://evil.test" }],
    [{ origin: "null" }]
  ])("with %j changes nothing, signs nobody in and out", async (headers) => {
    const who = shown(await signIn(api, "Alice"))
    const foreign = { key: null, headers: { host: "onetime.test", ...who.headers, ...headers } }
    const password = passwordOf("Alice")
    for (const [path, body] of [
      ["/api/tokens", { token: "evil" }],
      ["/api/sign-in", { name: "Alice", password }],
      ["/api/sign-out", {}]
    ] as const) {
      const answer = await api.ask("POST", path, body, foreign)
      expect([path, answer.status, type(answer)]).toEqual([path, 403, "/problems/cross-origin"])
      expect(answer.headers.get("set-cookie")).toBeNull()
    }
    expect((await me(who)).status).toBe(200)
  })

  test.each([
    [{ "sec-fetch-site": "same-origin", origin: "http://onetime.test" }],
    [{ origin: "http://onetime.test" }],
    [{}]
  ])("is not one with %j", async (headers) => {
    const who = shown(await signIn(api, "Alice"))
    const own = { key: null, headers: { host: "onetime.test", ...who.headers, ...headers } }
    expect((await api.ask("POST", "/api/tokens", { token: "mine" }, own)).status).toBeLessThan(300)
  })

  test("may show a key: it is not sent unless it is known", async () => {
    const answer = await api.ask(
      "POST",
      "/api/tokens",
      { token: "keyed" },
      { headers: { origin: "https://other.test" } }
    )
    expect(answer.status).toBe(201)
  })
})

describe("who guesses", () => {
  test("is told the same of a wrong password, an unknown name and one who is disabled", async () => {
    await add(api, "off", "viewer")
    await api.ask("PATCH", "/api/users/off", { disabled: true })
    const from = (await enqueued()) + 1
    const answers = [
      await signIn(api, "Alice", "wrong"),
      await signIn(api, "a password", "x"),
      await signIn(api, "off")
    ]
    for (const answer of answers) expect([answer.status, answer.body]).toEqual([answers[0]?.status, answers[0]?.body])
    expect(answers.map(type)).toEqual(Array(3).fill("/problems/sign-in-refused"))
    // What stood for the name of nobody may be a password.
    expect(await told(from)).toEqual([
      { _tag: "SignInRefused", name: "Alice", address: expect.any(String), because: "password" },
      { _tag: "SignInRefused", address: expect.any(String), because: "unknown" },
      { _tag: "SignInRefused", name: "off", address: expect.any(String), because: "disabled" }
    ])
  })

  test("from one address is not listened to after ten tries, even if right; others are", async () => {
    const address = "203.0.113.9"
    const tries = await Promise.all(Array.from({ length: 30 }, (_, nth) => signIn(api, `nobody${nth}`, "x", address)))
    expect(tries.filter(({ status }) => status === 403)).toHaveLength(10)
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(20)
    const right = await signIn(api, "Alice", passwordOf("Alice"), address)
    expect([right.status, type(right)]).toEqual([429, "/problems/too-many-attempts"])
    expect(Number(right.headers.get("retry-after"))).toBeWithin(1, 61)
    expect((await signIn(api, "Alice")).status).toBe(200)
  })

  test("from one network of IPv6 is one, however many addresses it has", async () => {
    const statuses: Array<number> = []
    for (let nth = 0; nth < 11; nth++)
      statuses.push((await signIn(api, `stranger${nth}`, "x", `2001:DB8::1:${nth.toString(16)}`)).status)
    expect(statuses).toEqual([...Array(10).fill(403), 429])
    expect((await signIn(api, "Alice", passwordOf("Alice"), "2001:0db8:0:1::1")).status).toBe(200)
  })

  test("one user's password from many addresses, is not listened to after ten tries, and it is told once", async () => {
    await add(api, "victim", "viewer")
    const from = (await enqueued()) + 1
    const statuses: Array<number> = []
    for (let nth = 0; nth < 14; nth++)
      statuses.push((await signIn(api, "VICTIM", "guess", `203.0.113.${50 + nth}`)).status)
    expect(statuses).toEqual([...Array(10).fill(403), ...Array(4).fill(429)])
    expect((await signIn(api, "victim")).status).toBe(429)
    const events = (await told(from)).map((event) => ("because" in event ? event.because : event._tag))
    expect(events).toEqual([...Array(10).fill("password"), "too-many"])
  })

  test("from elsewhere does not shut out who is signed in where he is", async () => {
    await add(api, "homely", "viewer")
    const home = "2001:db8:77::1"
    const session = shown(await signIn(api, "homely", passwordOf("homely"), home))
    for (let nth = 0; nth < 10; nth++) await signIn(api, "homely", "guess", `203.0.113.${70 + nth}`)
    const from = async (address: string) => (await signIn(api, "homely", passwordOf("homely"), address)).status
    expect([await from("203.0.113.90"), await from(home), await from("2001:db8:77::2")]).toEqual([429, 200, 200])
    for (let nth = 0; nth < 10; nth++) await signIn(api, "homely", "guess", home)
    expect(await from(home)).toBe(429)
    expect((await me(session)).status).toBe(200)
  })

  test("among right ones is not counted", async () => {
    for (let nth = 0; nth < 15; nth++)
      expect([nth, (await signIn(api, "Alice", passwordOf("Alice"), "203.0.113.200")).status]).toEqual([nth, 200])
  })

  test.each([
    [{ name: "Alice" }, "/password"],
    [{ name: "Alice", password: "x".repeat(257) }, "/password"],
    [{ name: "", password: "x" }, "/name"],
    [[], ""]
  ])("with %j has not asked right", async (body, path) => {
    const answer = await api.ask("POST", "/api/sign-in", body, { key: null })
    expect([answer.status, answer.body]).toEqual([
      400,
      expect.objectContaining({ type: "/problems/payload-invalid", path })
    ])
  })
})

describe("one's own password", () => {
  const change = (who: Question, current: string, password: string) =>
    api.ask("PUT", "/api/me/password", { current, password }, who)

  test("is changed by whoever knows it; all sessions end, and a new one is begun", async () => {
    const who = await person(api, "self", "viewer")
    const other = shown(await signIn(api, "self"))
    const wrong = await change(who, "wrong", "a new password")
    expect([wrong.status, type(wrong)]).toEqual([403, "/problems/sign-in-refused"])
    const right = await change(who, passwordOf("self"), "a new password")
    expect([right.status, right.body]).toEqual([200, expect.objectContaining({ name: "self", kind: "user" })])
    expect([(await me(who)).status, (await me(other)).status, (await me(shown(right))).status]).toEqual([401, 401, 200])
    await api.run(restart)
    expect([(await me(who)).status, (await me(shown(right))).status]).toEqual([401, 200])
    expect([(await signIn(api, "self")).status, (await signIn(api, "self", "a new password")).status]).toEqual([
      403, 200
    ])
  })

  test("is none of a key's", async () => {
    const answer = await change({}, "x", "a new password")
    expect([answer.status, type(answer)]).toEqual([409, "/problems/no-password"])
    expect((await me({})).body).toEqual({ name: "api", kind: "key", role: "admin", until: null })
  })
})
