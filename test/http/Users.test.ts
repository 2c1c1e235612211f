// Who may sign in: added, changed, removed by admins, kept over restarts, and never without an admin.
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { Effect } from "effect"
import { drain, reload } from "../services/stations/TestRing.ts"
import { add, passwordOf, person, shown, signIn } from "./People.ts"
import { items, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.dispose())

const restart = () => api.run(Effect.andThen(drain, reload))
const moment = expect.stringMatching(/^2.*Z$/)
const names = async () => items((await api.ask("GET", "/api/users")).body).map(({ name }) => name)

describe("users", () => {
  test("are added with a role and a password, which is never shown", async () => {
    const password = passwordOf("Ada")
    const first = await api.ask("POST", "/api/users", { name: "Ada", role: "admin", password })
    const ada = { name: "Ada", role: "admin", disabled: false, createdAt: moment, passwordSetAt: moment }
    expect([first.status, first.body]).toEqual([201, ada])
    const again = await api.ask("POST", "/api/users", { name: "ADA", role: "viewer", password })
    expect([again.status, again.body]).toEqual([409, expect.objectContaining({ type: "/problems/user-exists" })])
    await restart()
    expect(items((await api.ask("GET", "/api/users")).body)).toEqual([ada])
    expect((await signIn(api, "ada", password)).status).toBe(200)
  })

  test("are listed by name, page by page", async () => {
    for (const name of ["zoe", "Bob", "émile"]) await add(api, name, "viewer")
    const pages: Array<unknown> = []
    let cursor = ""
    do {
      const { body } = await api.ask("GET", `/api/users?limit=2${cursor}`)
      pages.push(items(body).map(({ name }) => name))
      cursor = typeof body === "object" && body !== null && "next" in body ? `&cursor=${body.next}` : ""
    } while (cursor !== "")
    expect(pages).toEqual([
      ["Ada", "Bob"],
      ["zoe", "émile"]
    ])
  })

  test("are changed in what is said, the rest stays", async () => {
    const changed = await api.ask("PATCH", "/api/users/bOB", { role: "operator" })
    expect([changed.status, changed.body]).toEqual([
      200,
      expect.objectContaining({ name: "Bob", role: "operator", disabled: false })
    ])
    expect((await signIn(api, "Bob")).status).toBe(200)
    expect((await api.ask("PATCH", "/api/users/bob", { disabled: true, password: "another one" })).status).toBe(200)
    await restart()
    expect((await signIn(api, "Bob", "another one")).status).toBe(403)
    expect((await api.ask("PATCH", "/api/users/bob", { disabled: false })).body).toMatchObject({ role: "operator" })
    expect((await signIn(api, "Bob", "another one")).body).toMatchObject({ role: "operator" })
    expect((await api.ask("PATCH", "/api/users/bob", {})).status).toBe(200)
  })

  test("are removed, stay removed, and may come again as new ones", async () => {
    expect((await api.ask("DELETE", "/api/users/ZOE")).body).toMatchObject({ name: "zoe" })
    await restart()
    expect(await names()).toEqual(["Ada", "Bob", "émile"])
    expect((await signIn(api, "zoe")).status).toBe(403)
    await api.ask("POST", "/api/users", { name: "zoe", role: "viewer", password: "the second zoe" })
    await restart()
    expect([(await signIn(api, "zoe")).status, (await signIn(api, "zoe", "the second zoe")).status]).toEqual([403, 200])
  })

  test.each([
    ["PATCH", { role: "viewer" }],
    ["DELETE", {}]
  ])("nobody knows are not found (%s)", async (method, body) => {
    const answer = await api.ask(method, "/api/users/nobody", body)
    expect([answer.status, answer.body]).toEqual([404, expect.objectContaining({ type: "/problems/not-found" })])
  })

  test.each([
    [{ role: "viewer", password: "long enough" }, "/name"],
    [{ name: "api", role: "viewer", password: "long enough" }, "/name"],
    [{ name: "a:b", role: "viewer", password: "long enough" }, "/name"],
    [{ name: "a b", role: "viewer", password: "long enough" }, "/name"],
    [{ name: "x".repeat(65), role: "viewer", password: "long enough" }, "/name"],
    [{ name: "x", role: "root", password: "long enough" }, "/role"],
    [{ name: "x", role: "viewer", password: "1234567" }, "/password"],
    [{ name: "x", role: "viewer", password: "x".repeat(257) }, "/password"],
    [{ name: "x", role: "viewer", password: "\ud800 is no text" }, "/password"]
  ])("are not added as %j", async (body, path) => {
    const answer = await api.ask("POST", "/api/users", body)
    expect([answer.status, answer.body]).toEqual([
      400,
      expect.objectContaining({ type: "/problems/payload-invalid", path })
    ])
  })
})

describe("the last admin", () => {
  const refused = async (method: string, name: string, body: unknown = {}) => {
    const answer = await api.ask(method, `/api/users/${name}`, body)
    expect([answer.status, answer.body]).toEqual([409, expect.objectContaining({ type: "/problems/last-admin" })])
  }

  test("stays one who can sign in, until there is another", async () => {
    await refused("DELETE", "ada")
    await refused("PATCH", "ADA", { role: "operator" })
    await refused("PATCH", "ada", { disabled: true })
    expect((await api.ask("PATCH", "/api/users/ada", { password: passwordOf("Ada") })).status).toBe(200)
    const eve = await person(api, "eve", "admin")
    expect((await api.ask("PATCH", "/api/users/ada", { role: "operator" }, eve)).status).toBe(200)
    await refused("DELETE", "eve")
    await restart()
    await refused("PATCH", "eve", { disabled: true })
    await api.ask("PATCH", "/api/users/ada", { role: "admin" })
    const own = await api.ask("DELETE", "/api/users/eve", undefined, eve)
    expect([own.status, (await api.ask("GET", "/api/me", undefined, eve)).status]).toEqual([200, 401])
    await refused("DELETE", "ada")
  })

  test("can, of two at once who remove each other, not be lost", async () => {
    const adam = await person(api, "adam", "admin")
    const ada = shown(await signIn(api, "ada"))
    const [one, other] = await Promise.all([
      api.ask("DELETE", "/api/users/ada", undefined, adam),
      api.ask("DELETE", "/api/users/adam", undefined, ada)
    ])
    // Whoever is removed has no session any more.
    expect([one.status, other.status].sort()).toEqual([200, 401])
    const admins = items((await api.ask("GET", "/api/users")).body).filter(({ role }) => role === "admin")
    expect(admins).toHaveLength(1)
    await refused("DELETE", String(admins[0]?.name))
  })
})
