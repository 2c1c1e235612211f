// Who has signed in stays so when Onetime is killed, who has signed out stays out, and guessers gain nothing by it.
import { afterEach, expect, test } from "bun:test"
import { endAll, System } from "./System.ts"
import { until } from "./Until.ts"

afterEach(endAll)

let system: System
const ask = (method: string, path: string, cookie: string, body?: object) =>
  fetch(`http://127.0.0.1:${system.port}/api${path}`, {
    method,
    headers: { cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  })
const signIn = async (name: string, password: string) => {
  const answer = await ask("POST", "/sign-in", "", { name, password })
  await answer.text()
  return { status: answer.status, cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "" }
}
const status = async (cookie: string) => {
  const answer = await ask("GET", "/me", cookie)
  await answer.text()
  return answer.status
}

test("sessions, their ends and new passwords outlive kills, each as soon as it was answered", async () => {
  system = await System.start({ env: { ADMIN_PASSWORD: "from outside" } })
  const again = async () => {
    await system.kill()
    await system.launch()
    await system.opened()
  }
  // The first start sets the password beside opening its door.
  await until("the first admin", async () => (await system.api("GET", "/api/users")).text.includes('"admin"'))
  const first = await signIn("admin", "from outside")
  const second = await signIn("admin", "from outside")
  await again()
  expect([await status(first.cookie), await status(second.cookie)]).toEqual([200, 200])
  expect((await ask("POST", "/sign-out", second.cookie)).status).toBe(204)
  const added = await ask("POST", "/users", first.cookie, { name: "ann", role: "viewer", password: "her password" })
  expect(added.status).toBeOneOf([201, 202])
  const ann = await signIn("ann", "her password")
  await again()
  expect([await status(first.cookie), await status(second.cookie), await status(ann.cookie)]).toEqual([200, 401, 200])
  const removed = await ask("PATCH", "/users/ann", first.cookie, { password: "another password" })
  expect(removed.status).toBeOneOf([200, 202])
  await again()
  expect(await status(ann.cookie)).toBe(401)
  expect([(await signIn("ann", "her password")).status, (await signIn("ann", "another password")).status]).toEqual([
    403, 200
  ])
}, 60_000)

test("the cookie is Secure where people come by TLS, also if a trusted proxy ends it, and limits are of who asks there", async () => {
  system = await System.start({ env: { ADMIN_PASSWORD: "from outside", TRUSTED_PROXIES: "127.0.0.1" } })
  await until("the first admin", async () => (await system.api("GET", "/api/users")).text.includes('"admin"'))
  const through = async (address: string, proto: string, password: string, name = "admin") => {
    const answer = await fetch(`http://127.0.0.1:${system.port}/api/sign-in`, {
      method: "POST",
      headers: { "x-forwarded-for": address, "x-forwarded-proto": proto },
      body: JSON.stringify({ name, password })
    })
    await answer.text()
    return { status: answer.status, cookie: answer.headers.get("set-cookie") ?? "" }
  }
  expect((await through("192.0.2.1", "https", "from outside")).cookie).toMatch(/; Secure(;|$)/)
  expect((await through("192.0.2.1", "http", "from outside")).cookie).toMatch(/^onetime_session=(?!.*Secure)/)
  for (let tries = 0; tries < 10; tries++)
    expect((await through("198.51.100.1", "https", "a guess", `stranger ${tries}`)).status).toBe(403)
  expect((await through("198.51.100.1", "https", "from outside")).status).toBe(429)
  expect((await through("198.51.100.2", "https", "from outside")).status).toBe(200)
}, 60_000)
