// Keys for programs: shown once, kept as a hash, each with a role, perhaps for some stations or for a time.
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { EventBus } from "../../src/events/EventBus.ts"
import { Keys } from "../../src/services/access/Keys.ts"
import { hashOf } from "../../src/services/access/Secret.ts"
import { drain, reload } from "../services/stations/TestRing.ts"
import { station } from "./Happenings.ts"
import { items, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.dispose())

const restart = () => api.run(Effect.andThen(drain, reload))

/** Makes a key; its id and secret. */
const make = async (wish: object) => {
  const { status, body } = await api.ask("POST", "/api/keys", wish)
  expect(status).toBe(201)
  const { key, secret } = Object(body)
  return { key: String(key), secret: String(secret) }
}
const me = (secret: string) => api.ask("GET", "/api/me", undefined, { key: secret })

describe("a key", () => {
  test("is shown once, kept as a hash, and lets in with its role, after a restart, too", async () => {
    const answer = await api.ask("POST", "/api/keys", { label: "Dashboard", role: "viewer" })
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        key: expect.stringMatching(/^[0-9a-f]{8}$/),
        label: "Dashboard",
        role: "viewer",
        stations: null,
        expiry: null,
        createdAt: expect.stringMatching(/Z$/),
        createdBy: "api",
        lastUsedAt: null,
        secret: expect.stringMatching(/^ot_[\w-]{43}$/)
      }
    ])
    const { secret, ...rest } = Object(answer.body)
    expect((await me(secret)).body).toEqual({ name: "key:Dashboard", kind: "key", role: "viewer", until: null })
    await restart()
    expect((await me(secret)).status).toBe(200)
    const list = await api.ask("GET", "/api/keys")
    expect(items(list.body)).toEqual([{ ...rest, lastUsedAt: expect.stringMatching(/Z$/) }])
    expect(list.text).not.toContain(secret)
    const rows = await api.run(Effect.flatMap(SqlClient.SqlClient, (sql) => sql`SELECT hash FROM keys`))
    expect(rows).toEqual([{ hash: hashOf(secret) }])
  })

  test("may do what its role may: the records name it", async () => {
    const { secret } = await make({ label: "Till", role: "operator" })
    const asked = { key: secret }
    expect((await api.ask("POST", "/api/tokens", { token: "by-key" }, asked)).status).toBe(201)
    const refused = await api.ask("GET", "/api/users", undefined, asked)
    expect([refused.status, refused.body]).toEqual([
      403,
      expect.objectContaining({ type: "/problems/not-allowed", needs: "admin" })
    ])
    const [last] = await api.run(
      Effect.flatMap(EventBus, (bus) => Effect.map(bus.read(1, 1000), (all) => all.slice(-1)))
    )
    expect(last).toMatchObject({
      cause: { kind: "admin", by: "key:Till" },
      events: [{ _tag: "TokenSaved", by: "key:Till" }]
    })
  })

  test("bears a label that no other bears", async () => {
    const again = await api.ask("POST", "/api/keys", { label: "DASHBOARD", role: "viewer" })
    expect([again.status, again.body]).toEqual([409, expect.objectContaining({ type: "/problems/key-exists" })])
  })

  test("that is removed lets nobody in, after a restart, too; its label is free again", async () => {
    const { key, secret } = await make({ label: "gone", role: "admin" })
    expect((await me(secret)).status).toBe(200)
    const removed = await api.ask("DELETE", `/api/keys/${key}`)
    expect([removed.status, removed.body]).toEqual([200, expect.objectContaining({ key, label: "gone" })])
    expect((await me(secret)).status).toBe(401)
    await restart()
    expect((await me(secret)).status).toBe(401)
    const again = await api.ask("DELETE", `/api/keys/${key}`)
    expect([again.status, again.body]).toEqual([404, expect.objectContaining({ type: "/problems/not-found" })])
    await make({ label: "gone", role: "viewer" })
  })

  test("that has expired lets nobody in", async () => {
    const { secret } = await make({ label: "short", role: "viewer", expiry: "2199-01-01T00:00:00+01:00" })
    const check = (at: number) => api.run(Effect.map(Keys, (keys) => keys.check(hashOf(secret), at)))
    expect(await check(Date.UTC(2198, 11, 31, 22, 59))).toMatchObject({ label: "short" })
    expect(await check(Date.UTC(2198, 11, 31, 23))).toBeUndefined()
    const past = await make({ label: "past", role: "viewer", expiry: "2020-01-01" })
    expect((await me(past.secret)).status).toBe(401)
  })

  test("tells at most once a minute that it is used", async () => {
    const { key, secret } = await make({ label: "busy", role: "viewer" })
    const used = (at: number) =>
      api.run(
        Effect.map(Keys, (keys) => {
          const found = keys.find(key)
          return found === undefined ? [] : keys.used(found, at)
        })
      )
    expect(await used(Date.now())).toEqual([{ _tag: "KeyUsed", key }])
    for (let times = 0; times < 3; times++) await me(secret)
    expect(await used(Date.now() + 50_000)).toEqual([])
    expect(await used(Date.now() + 60_000)).toEqual([{ _tag: "KeyUsed", key }])
  })

  test.each([
    [{ role: "viewer" }, "/label"],
    [{ label: "", role: "viewer" }, "/label"],
    [{ label: "x".repeat(101), role: "viewer" }, "/label"],
    [{ label: "x" }, "/role"],
    [{ label: "x", role: "root" }, "/role"],
    [{ label: "x", role: "viewer", stations: [] }, "/stations"],
    [{ label: "x", role: "viewer", expiry: "soon" }, "/expiry"]
  ])("is not made of %j", async (body, path) => {
    const answer = await api.ask("POST", "/api/keys", body)
    expect([answer.status, answer.body]).toEqual([
      400,
      expect.objectContaining({ type: "/problems/payload-invalid", path })
    ])
  })
})

describe("a key for some stations", () => {
  test("reaches these, and itself, and nothing else", async () => {
    for (const name of ["Mine/1 ä", "Other"]) await api.run(station(name))
    const { secret } = await make({ label: "mine", role: "operator", stations: ["mine/1 Ä", "Not yet"] })
    const status = async (method: string, path: string, body?: object) => {
      const answer = await api.ask(method, path, body, { key: secret })
      if (answer.status === 403) expect(answer.body).toMatchObject({ type: "/problems/out-of-scope" })
      return answer.status
    }
    const mine = `/api/stations/${encodeURIComponent("MINE/1 ä")}`
    expect(await status("GET", mine)).toBe(200)
    expect(await status("GET", `${mine}/deviations`)).toBe(200)
    expect(await status("POST", `${mine}/approve`)).toBe(200)
    expect(await status("GET", "/api/me")).toBe(200)
    expect(await status("GET", "/api/stations/Not%20yet")).toBe(404)
    expect(await status("GET", "/api/stations/Other")).toBe(403)
    expect(await status("POST", "/api/remote-start/Other", { idTag: "x" })).toBe(403)
    expect(await status("GET", "/api/stations")).toBe(403)
    expect(await status("GET", "/api/transactions")).toBe(403)
    expect(await status("POST", "/api/tokens", { token: "x" })).toBe(403)
    expect(await status("GET", "/api/events")).toBe(403)
  })
})
