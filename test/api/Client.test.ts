// The typed client as other programs get it: by the name that the package exports.
import { afterAll, beforeAll, expect, test } from "bun:test"
import { Effect } from "effect"
import { connect } from "onetime/client"
import { apiKey, endAll, System } from "../faults/System.ts"

let system: System
beforeAll(async () => {
  system = await System.start()
})
afterAll(endAll)

const client = (key: string) => connect({ url: `http://127.0.0.1:${system.port}`, key })

test("it asks, and its answers are typed", async () => {
  const program = Effect.gen(function* () {
    const { stations } = yield* client(apiKey)
    yield* stations.register({ payload: { stationId: "garage-1" } })
    return yield* stations.list({ query: {} })
  })
  const { items } = await Effect.runPromise(program)
  expect(items.map(({ id, standing }) => [id, standing])).toEqual([["garage-1", "accepted"]])
})

test("a problem comes as itself, in the error channel", async () => {
  const unknown = Effect.gen(function* () {
    const { stations } = yield* client(apiKey)
    return yield* stations.one({ params: { stationId: "nobody" } })
  })
  const told = Effect.catchTag(unknown, "StationUnknown", ({ status, detail }) => Effect.succeed({ status, detail }))
  expect(await Effect.runPromise(told)).toEqual({ status: 404, detail: 'No station "nobody" has ever been here.' })
  const stranger = Effect.flip(Effect.flatMap(client("wrong"), ({ stations }) => stations.list({ query: {} })))
  expect((await Effect.runPromise(stranger))._tag).toBe("Unauthorized")
})
