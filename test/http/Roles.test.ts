// Every endpoint, asked by everyone: nobody, a viewer, an operator, an admin. Who may not is told which role is needed.
import { afterAll, beforeAll, expect, test } from "bun:test"
import { Context } from "effect"
import { HttpApi } from "effect/http-api"
import { LeastRole } from "../../src/api/Actor.ts"
import { Api } from "../../src/api/Api.ts"
import { type Role, suffices } from "../../src/domain/Role.ts"
import { person } from "./People.ts"
import { type Question, startApi, type TestApi } from "./TestApi.ts"

const roles = ["viewer", "operator", "admin"] as const

let api: TestApi
const people = new Map<Role, Question>()
beforeAll(async () => {
  api = await startApi()
  for (const role of roles) people.set(role, await person(api, `one ${role}`.replace(" ", "-"), role))
}, 60_000)
afterAll(() => api.dispose())

const endpoints: Array<readonly [string, string, Role | "anybody"]> = []
HttpApi.reflect(Api, {
  onGroup: () => undefined,
  onEndpoint: ({ endpoint: { method, path, annotations } }) => {
    endpoints.push([
      method,
      path.replaceAll(/:\w+/g, "1"),
      Context.getOrElse(annotations, LeastRole, () => "admin" as const)
    ])
  }
})

/** An answer that is a stream never ends: of it only the beginning is wanted. */
const isEndless = (path: string) => path === "/api/events"

test.each(endpoints)("%s %s is for the role %s", async (method, path, needs) => {
  const body = method === "GET" ? undefined : {}
  const nobody = await api.ask(method, path, body, { key: null })
  expect(nobody.status === 401).toBe(needs !== "anybody")
  // Signing out would end the sessions of this test.
  if (needs === "anybody") return
  for (const role of roles) {
    if (isEndless(path) && suffices(role, needs)) continue
    const { status, body: said } = await api.ask(method, path, body, people.get(role) ?? {})
    if (suffices(role, needs)) expect([role, [401, 403].includes(status)]).toEqual([role, false])
    else
      expect([role, status, said]).toEqual([
        role,
        403,
        expect.objectContaining({ type: "/problems/not-allowed", needs })
      ])
  }
})
