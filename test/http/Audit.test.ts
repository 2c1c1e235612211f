// The audit trail: every way of changing something leaves a line that says who, what, on what and how it went.
import { afterAll, beforeAll, expect, test } from "bun:test"
import { Effect } from "effect"
import { happens, station } from "./Happenings.ts"
import { passwordOf, person, signIn } from "./People.ts"
import { Chargers, items, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.dispose())

const trail = async (query = "") => items((await api.ask("GET", `/api/audit${query}`)).body)
const accepted = { outcome: "Accepted" as const, status: "Accepted", answer: {} }

test("what a person does is told with name, thing and outcome, the newest first", async () => {
  await api.run(station("CP-1"))
  await api.run(
    Effect.map(Chargers, ({ online }) => online.set("CP-1", { version: "1.6", answer: () => Effect.succeed(accepted) }))
  )
  const alice = await person(api, "alice", "operator")
  await api.ask("POST", "/api/tokens", { token: "04A1", note: "mine" }, alice)
  await api.ask("POST", "/api/stations/cp-1/ocpp/Reset", { type: "Soft" }, alice)
  await api.ask("DELETE", "/api/tokens/04a1", undefined, alice)
  await api.ask("POST", "/api/sign-out", undefined, alice)
  const common = { kind: "user", by: "alice", stationId: null, transaction: null, subject: null, outcome: "Done" }
  const at = expect.stringMatching(/^2.*Z$/)
  const position = expect.any(Number)
  expect(await trail("?by=ALICE")).toEqual([
    { ...common, position, at, what: "SignedOut", subject: "alice", detail: { name: "alice" } },
    { ...common, position, at, what: "TokenRemoved", subject: "04A1", detail: { text: "04A1" } },
    {
      ...common,
      position,
      at,
      what: "CommandIssued",
      stationId: "CP-1",
      subject: "Reset",
      outcome: "Accepted",
      detail: { command: "Reset" }
    },
    {
      ...common,
      position,
      at,
      what: "TokenSaved",
      subject: "04A1",
      detail: { token: { text: "04A1", kind: "card", status: "active", note: "mine" } }
    },
    {
      ...common,
      position,
      at,
      what: "SignedIn",
      subject: "alice",
      detail: { name: "alice", address: expect.any(String) }
    }
  ])
})

test("users, passwords and keys are told without any secret or hash of one", async () => {
  await api.ask("PATCH", "/api/users/alice", { password: "another password" })
  const { secret } = Object((await api.ask("POST", "/api/keys", { label: "till", role: "operator" })).body)
  await api.ask("POST", "/api/tokens", { token: "by-key" }, { key: secret })
  await api.ask("PUT", "/api/stations/CP-1/password", { password: "password of CP-1", byHand: true })
  const { text, body } = await api.ask("GET", "/api/audit?limit=500")
  expect(
    items(body)
      .map(({ kind, by, what, subject }) => [kind, by, what, subject])
      .slice(0, 4)
  ).toEqual([
    ["key", "api", "StationPasswordSet", null],
    ["key", "key:till", "TokenSaved", "by-key"],
    ["key", "api", "KeyMade", "till"],
    ["key", "api", "UserPasswordSet", "alice"]
  ])
  expect(text).not.toMatch(/argon2id|[0-9a-f]{32}|password of|another password/)
  expect(text).not.toContain(secret)
})

test("sign-ins that were refused are told, and what was taken for a name is not", async () => {
  await signIn(api, "alice", "wrong", "203.0.113.1")
  await signIn(api, "a secret typed into the wrong field", "x", "203.0.113.2")
  await signIn(api, "alice", "another password", "203.0.113.3")
  const told = (await trail("?what=SignedIn,SignInRefused&limit=3")).map(({ by, subject, outcome, detail }) => ({
    by,
    subject,
    outcome,
    address: Object(detail).address
  }))
  expect(told).toEqual([
    { by: "alice", subject: "alice", outcome: "Done", address: "203.0.113.3" },
    { by: "", subject: null, outcome: "Refused: unknown", address: "203.0.113.2" },
    { by: "alice", subject: "alice", outcome: "Refused: password", address: "203.0.113.1" }
  ])
  expect(passwordOf("alice")).toBeString()
})

test("what our timers conclude and which stations came by themselves is told, too", async () => {
  await api.run(happens({ _tag: "TransactionAbandoned", station: "CP-1", transaction: 17, because: "free" }))
  expect(await trail("?kind=timer&transaction=17")).toMatchObject([
    { kind: "timer", what: "TransactionAbandoned", stationId: "CP-1", transaction: 17, detail: { because: "free" } }
  ])
})

test("it is filtered, and comes in pages without a gap", async () => {
  const all = await trail("?limit=500")
  expect(await trail("?station=cP-1")).toEqual(all.filter(({ stationId }) => stationId === "CP-1"))
  expect(await trail("?subject=ALICE")).toEqual(all.filter(({ subject }) => subject === "alice"))
  expect(await trail("?from=2000-01-01&to=2000-01-02")).toEqual([])
  expect((await trail("?from=2000-01-01&to=2190-01-02")).length).toBe(Math.min(100, all.length))
  const paged: Array<unknown> = []
  let cursor = ""
  do {
    const { body } = await api.ask("GET", `/api/audit?limit=3${cursor}`)
    paged.push(...items(body))
    const { next } = Object(body)
    cursor = next === undefined ? "" : `&cursor=${next}`
  } while (cursor !== "")
  expect(paged).toEqual([...all])
  const csv = await api.ask("GET", "/api/audit?what=KeyMade", undefined, { headers: { accept: "text/csv" } })
  expect(csv.text.split("\r\n")).toEqual([
    "position,at,kind,by,what,stationId,transaction,subject,outcome,detail",
    expect.stringMatching(/^\d+,2[^,]+Z,key,api,KeyMade,,,till,Done,"\{""key"":.*\}"$/),
    ""
  ])
})

test.each([
  ["?kind=nobody", "/kind"],
  ["?what=Nonsense", "/what"],
  ["?transaction=0", "/transaction"],
  ["?from=soon", "/from"],
  ["?limit=501", "/limit"],
  ["?cursor=x", "/cursor"],
  [`?cursor=${Buffer.from("[1,99999999999]").toString("base64url")}`, "/cursor"]
])("%s is no question", async (query, path) => {
  const { status, body } = await api.ask("GET", `/api/audit${query}`)
  expect([status, body]).toEqual([400, expect.objectContaining({ type: "/problems/parameter-invalid", path })])
})
