/** Requests under an Idempotency-Key across ends of the process: done once, and never half done twice. */
import { afterEach, expect, test } from "bun:test"
import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { FakeStation } from "./FakeStation.ts"
import { apiKey, endAll, System } from "./System.ts"

afterEach(endAll)

const post = async (system: System, key: string, path: string, body: unknown) => {
  const response = await fetch(`http://127.0.0.1:${system.port}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "idempotency-key": key },
    body: JSON.stringify(body)
  })
  return { status: response.status, text: await response.text(), again: response.headers.get("idempotency-replayed") }
}

test("a change gets its first answer after a restart, for a day; the folder tells nothing", async () => {
  const system = await System.start()
  const path = "/api/tokens"
  const body = { token: "very-secret-token" }
  const first = await post(system, "key-of-it", path, body)
  expect(first.status).toBe(201)
  await system.kill()
  const folder = join(system.folder, "answers")
  const [name = ""] = readdirSync(folder)
  const file = join(folder, name)
  expect(`${name} ${readFileSync(file, "utf8")}`).not.toMatch(/secret|key-of-it/)
  await system.launch()
  await system.opened()
  expect(await post(system, "key-of-it", path, body)).toEqual({ ...first, again: "true" })
  await system.stop()
  const old = Date.now() - 86_400_001
  writeFileSync(file, readFileSync(file, "utf8").replace(/"at":\d+/, `"at":${old}`))
  utimesSync(file, old / 1000, old / 1000)
  await system.launch()
  await system.opened()
  expect(await post(system, "key-of-it", path, body)).toMatchObject({ status: 200, again: null })
})

test("a command during which the process was killed is not sent to the charger again", async () => {
  const system = await System.start()
  const station = new FakeStation({ id: "killer", version: "1.6", port: () => system.port })
  const asked: Array<string> = []
  const ended = Promise.withResolvers<void>()
  station.manner = (action) => {
    if (action !== "RemoteStartTransaction") return {}
    asked.push(action)
    if (asked.length === 1) void system.kill().then(ended.resolve)
    return { status: "Accepted" }
  }
  await station.boot()
  const start = () => post(system, "start-it", "/api/remote-start/killer", { idTag: "Card" })
  await expect(start()).rejects.toThrow()
  await ended.promise
  await system.launch()
  await station.boot()
  const again = await start()
  expect([again.status, JSON.parse(again.text).type]).toEqual([409, "/problems/outcome-unknown"])
  expect(asked).toHaveLength(1)
  expect((await post(system, "another", "/api/remote-start/killer", { idTag: "Card" })).status).toBe(200)
  expect(asked).toHaveLength(2)
  station.leave()
})
