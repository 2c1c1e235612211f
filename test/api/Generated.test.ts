// The document judged by others: it is valid OpenAPI, a client made from it alone can work, and what Onetime answers is
// what the document promises.
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { Validator } from "@seriousme/openapi-schema-validator"
import Ajv from "ajv/dist/2020"
import OpenAPIClientAxios, { type AxiosResponse, type Document, type OpenAPIClient } from "openapi-client-axios"
import { apiKey, endAll, System } from "../faults/System.ts"

let document: Document
let client: OpenAPIClient
let judge: Ajv

beforeAll(async () => {
  const system = await System.start()
  const url = `http://127.0.0.1:${system.port}`
  const headers = { authorization: `Bearer ${apiKey}` }
  const text = await (await fetch(`${url}/api/openapi.json`, { headers })).text()
  document = JSON.parse(text)
  const defaults = { baseURL: url, headers, validateStatus: () => true }
  client = await new OpenAPIClientAxios({ definition: JSON.parse(text), axiosConfigDefaults: defaults }).init()
  judge = new Ajv({ strict: false, validateFormats: false }).addSchema(document, "api")
})
afterAll(endAll)

/** Asks by the operation's name, as somebody does who has only the document; what comes must be as it says. */
const ask = async (name: string, parameters: object | null = null, body?: unknown) => {
  const operation = client[name]
  if (operation === undefined) throw new Error(`the client has no ${name}`)
  const answer: AxiosResponse = await operation(Object(parameters), body)
  const found = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {}).flatMap(([method, one]) =>
      Object(one).operationId === name ? [`${pointer(path)}/${method}`] : []
    )
  )
  const media = pointer(String(answer.headers["content-type"]).split(";")[0] ?? "")
  const at = `api#/paths/${found[0]}/responses/${answer.status}/content/${media}/schema`
  const valid = judge.getSchema(at)
  if (valid === undefined) throw new Error(`${name} answered ${answer.status} as ${media}, which it does not promise`)
  expect({ name, valid: valid(answer.data), errors: valid.errors }).toEqual({ name, valid: true, errors: null })
  return { status: answer.status, body: answer.data }
}

const pointer = (text: string) => encodeURIComponent(text.replaceAll("~", "~0").replaceAll("/", "~1"))

describe("the document", () => {
  test("is valid OpenAPI 3.1", async () => {
    const validator = new Validator()
    expect(await validator.validate(JSON.parse(JSON.stringify(document)))).toEqual({ valid: true })
    expect(validator.version).toBe("3.1")
  })

  test("would not be if it were broken", async () => {
    const broken = { ...JSON.parse(JSON.stringify(document)), paths: { "/api/x": { get: { responses: 1 } } } }
    expect((await new Validator().validate(broken)).valid).toBe(false)
  })
})

describe("a client made from it", () => {
  test("enters, changes, lists and removes", async () => {
    expect(await ask("stations.register", null, { stationId: "made" })).toMatchObject({ status: 201 })
    expect(await ask("stations.adjust", { stationId: "made" }, { ratedPower: 22_000 })).toMatchObject({ status: 200 })
    expect(await ask("stations.list", { limit: 1 })).toMatchObject({ body: { items: [{ id: "made" }] } })
    expect(await ask("tokens.save", null, { token: "made", limit: 2 })).toMatchObject({ status: 201 })
    expect(await ask("tokens.change", { token: "made" }, { note: "x" })).toMatchObject({
      body: { note: "x", limit: 2 }
    })
    expect(await ask("tokens.unknown")).toMatchObject({ body: { items: [] } })
    expect(await ask("tokens.remove", { token: "made" })).toMatchObject({ status: 200 })
    expect(await ask("transactions.list", { open: true })).toMatchObject({ status: 200, body: { items: [] } })
    expect(await ask("system.ready")).toMatchObject({ status: 200 })
  })

  test("meets problems as they are told", async () => {
    expect(await ask("stations.one", { stationId: "nobody" })).toMatchObject({ status: 404 })
    expect(await ask("stations.register", null, { stationId: "made" })).toMatchObject({ status: 409 })
    expect(await ask("stations.register", null, { stationId: 1 })).toMatchObject({ status: 400 })
    expect(await ask("commands.start", { stationId: "made" }, { idTag: "x" })).toMatchObject({ status: 404 })
    expect(await ask("tokens.change", { token: "made" }, {})).toMatchObject({ status: 404 })
    const again = { "Idempotency-Key": "one and the same".replaceAll(" ", "-") }
    expect(await ask("tokens.save", again, { token: "once" })).toMatchObject({ status: 201 })
    expect(await ask("tokens.save", again, { token: "twice" })).toMatchObject({ status: 422 })
  })
})
