/** A secret comes in by every way there is, and stands afterwards in no file, no table, no log and no answer. */
import { afterEach, expect, test } from "bun:test"
import { closeDatabases, embedded } from "./Databases.ts"
import { FakeStation, type Payload, Refused, type Version } from "./FakeStation.ts"
import { Markers } from "./Marker.ts"
import { tellSecrets } from "./StationSecrets.ts"
import { endAll, System } from "./System.ts"
import { until } from "./Until.ts"

afterEach(async () => {
  await endAll()
  await closeDatabases()
})

const markers = new Markers()
const mark = (way: string) => markers.of(way)

/** Everything the API ever answered, by what was asked. */
const answers: Array<readonly [string, string]> = []
let system: System
const ask = async (method: string, path: string, body?: unknown) => {
  const answer = await system.api(method, path, body)
  answers.push([`${method} ${path.replaceAll(/Mk[0-9a-f]+/g, "<marker>")}: ${answer.status}`, answer.text])
  return answer
}

const stationOf = async (id: string, version: Version) => {
  const station = new FakeStation({ id, version, port: () => system.port })
  await station.boot()
  return station
}
const raw = (id: string, action: string, payload: Payload) => ask("POST", `/api/stations/${id}/ocpp/${action}`, payload)

const variable = (name: string) => ({ component: { name: "SecurityCtrlr" }, variable: { name } })

/** What the stations answer: each repeats what it was told, or knows a secret of its own. */
const manner16 = (action: string, payload: Payload): Payload => {
  if (action === "GetConfiguration")
    return { configurationKey: [{ key: "AuthorizationKey", readonly: false, value: mark("GetConfiguration answer") }] }
  if (payload.key === "WifiPassword") return new Refused("InternalError", `cannot set it to ${payload.value}, sorry`)
  if (payload.key === "VpnPassword") return new Refused(`Bad${payload.value}`, "no")
  return { status: "Accepted", said: payload.value }
}
const manner2 = (action: string, payload: Payload): Payload => {
  const [data] = payload.setVariableData ?? payload.getVariableData ?? [{}]
  if (action === "GetVariables")
    return {
      getVariableResult: [{ attributeStatus: "Accepted", attributeValue: mark("GetVariables answer"), ...data }]
    }
  if (action !== "SetVariables") return { status: "Accepted", statusInfo: { reasonCode: "Ok" } }
  if (data.attributeValue === mark("SetVariables, refused"))
    return new Refused("PropertyConstraintViolation", `${data.attributeValue} is too short`)
  const { component, variable } = data
  const attributeStatusInfo = { reasonCode: "Ok", additionalInfo: `set to ${data.attributeValue}` }
  return { setVariableResult: [{ attributeStatus: "Accepted", attributeStatusInfo, component, variable }] }
}

const commands16 = async () => {
  const station = await stationOf("S16", "1.6")
  station.manner = manner16
  await raw("S16", "ChangeConfiguration", { key: "AuthorizationKey", value: mark("ChangeConfiguration") })
  await raw("S16", "ChangeConfiguration", { key: "WifiPassword", value: mark("CALLERROR description") })
  await raw("S16", "ChangeConfiguration", { key: "VpnPassword", value: mark("CALLERROR code") })
  await raw("S16", "GetConfiguration", {})
  await raw("S16", "UpdateFirmware", {
    location: `ftp://user:${mark("firmware URL")}@127.0.0.1/f`,
    retrieveDate: "2026-01-01T00:00:00Z"
  })
  await raw("S16", "GetDiagnostics", { location: `ftp://user:${mark("diagnostics URL")}@127.0.0.1/` })
  const long = mark("ChangeConfiguration, too long").repeat(60)
  await raw("S16", "ChangeConfiguration", { key: "AuthorizationKey", value: long })
  await raw("S16", "ChangeConfiguration", {
    key: "AuthorizationKey",
    value: { of: mark("ChangeConfiguration, no text") }
  })
  station.shout(`[3,"nobody",{"configurationKey":[{"key":"AuthorizationKey","value":"${mark("answer to nobody")}"}]}]`)
  station.shout(`[2,"torn","DataTransfer",{"password":"${mark("torn frame")}"`)
  station.shout(`{"type":"KeyCode","idToken":"${mark("no frame")}"}`)
  await station.call("Heartbeat", {})
  return station
}

const commands2 = async (version: Version) => {
  const id = `S${version}`
  const station = await stationOf(id, version)
  station.manner = manner2
  const set = (way: string) =>
    raw(id, "SetVariables", { setVariableData: [{ attributeValue: mark(way), ...variable("BasicAuthPassword") }] })
  await set("SetVariables")
  await set("SetVariables, refused")
  await raw(id, "GetVariables", { getVariableData: [variable("BasicAuthPassword")] })
  await raw(id, "SetNetworkProfile", {
    configurationSlot: 1,
    connectionData: {
      ...(version === "2.0.1" ? { ocppVersion: "OCPP20" } : {}),
      ocppInterface: "Wired0",
      ocppTransport: "JSON",
      ocppCsmsUrl: `wss://user:${mark("csms URL")}@127.0.0.1/`,
      messageTimeout: 30,
      securityProfile: 1,
      ...(version === "2.1" ? { basicAuthPassword: mark("basicAuthPassword") } : {}),
      apn: { apn: "a", apnPassword: mark("apnPassword"), simPin: 1234, apnAuthentication: "PAP" },
      vpn: { server: "v", user: "u", password: mark("vpn password"), key: mark("vpn key"), type: "IPSec" }
    }
  })
  const remote = { idTag: mark("remote start PIN"), kind: "KeyCode", connectorId: 1 }
  await ask("POST", `/api/remote-start/${id}`, remote)
  await raw(id, "RequestStartTransaction", {
    remoteStartId: 1,
    evseId: 1,
    idToken: { idToken: mark("RequestStart PIN"), type: "KeyCode" },
    groupIdToken: { idToken: mark("group PIN"), type: "KeyCode" }
  })
  return station
}

const pin = (way: string, type = "KeyCode") => ({
  idToken: mark(way),
  type,
  additionalInfo: [{ additionalIdToken: mark(`${way}, additional`), type: "other" }]
})

const reports2 = async (station: FakeStation) => {
  const event = (way: string, more: Payload = {}) => ({
    eventType: "Started",
    timestamp: new Date().toISOString(),
    triggerReason: "Authorized",
    seqNo: 0,
    transactionInfo: { transactionId: crypto.randomUUID() },
    evse: { id: 1, connectorId: 1 },
    idToken: pin(way),
    ...more
  })
  await station.report("Authorize", { idToken: pin("Authorize PIN") })
  await station.report("TransactionEvent", event("TransactionEvent PIN"))
  await station.report("TransactionEvent", event("unreadable TransactionEvent PIN", { seqNo: "none" }))
  const odd = mark("PIN under an odd action")
  const attempt = (action: string, payload: Payload) => station.call(action, payload).catch(() => undefined)
  await attempt("authorize", { idToken: { idToken: odd, type: "keycode" } })
  await attempt("Authorize", {
    idToken: { idToken: mark("PIN of a broken Authorize"), type: "KeyCode" },
    certificate: 5
  })
  await attempt("NotifyReport", {
    requestId: 1,
    generatedAt: new Date().toISOString(),
    seqNo: 0,
    reportData: [{ ...variable("BasicAuthPassword"), variableAttribute: [{ value: mark("NotifyReport") }] }]
  })
  await attempt("NotifyEvent", {
    generatedAt: new Date().toISOString(),
    seqNo: 0,
    eventData: [
      {
        eventId: 1,
        timestamp: new Date().toISOString(),
        trigger: "Delta",
        actualValue: mark("NotifyEvent"),
        eventNotificationType: "HardWiredNotification",
        ...variable("BasicAuthPassword")
      }
    ]
  })
}

/** Secrets that Onetime makes: of them, too, only who gets them knows. */
const known = async () => {
  const at = `http://127.0.0.1:${system.port}/api`
  const body = JSON.stringify({ name: "someone", password: mark("password set by an admin") })
  const signedIn = await fetch(`${at}/sign-in`, { method: "POST", body })
  const session = /^onetime_session=([^;]+);/.exec(signedIn.headers.get("set-cookie") ?? "")?.[1] ?? ""
  const key = JSON.parse((await system.api("POST", "/api/keys", { label: "key", role: "viewer" })).text)
  markers.keep("secret of a session", session)
  markers.keep("secret of a key", key.secret)
  answers.push(["sign-in", await signedIn.text()])
  for (const headers of [{ cookie: `onetime_session=${session}` }, { authorization: `Bearer ${key.secret}` }]) {
    const me = await fetch(`${at}/me`, { headers })
    expect(me.status).toBe(200)
    answers.push(["me", await me.text()])
  }
}

const admin = async () => {
  await ask("PUT", "/api/stations/S16/password", { password: mark("station password"), byHand: true })
  await ask("PUT", "/api/stations/S16/password", { password: mark("password too long").repeat(9), byHand: true })
  await ask("POST", "/api/tokens", { token: mark("token PIN"), kind: "KeyCode", note: "mine" })
  await ask("POST", "/api/tokens", { token: mark("token PIN of a bad request"), kind: "KeyCode", limit: -1 })
  await ask("DELETE", `/api/tokens/${mark("token PIN")}`)
  const user = { name: "someone", role: "viewer", password: mark("user password") }
  await ask("POST", "/api/users", user)
  await ask("POST", "/api/users", { ...user, password: mark("user password too long").repeat(20) })
  await ask("POST", "/api/sign-in", user)
  await ask("POST", "/api/sign-in", { ...user, password: mark("wrong user password") })
  await ask("POST", "/api/sign-in", { name: mark("password given for a name"), password: "x" })
  await ask("POST", "/api/sign-in", { name: "someone", password: [mark("password that is no text")] })
  await ask("PATCH", "/api/users/someone", { password: mark("password set by an admin") })
  await known()
  const session = { cookie: `onetime_session=${mark("wrong session")}` }
  answers.push([
    "wrong session",
    await (await fetch(`http://127.0.0.1:${system.port}/api/me`, { headers: session })).text()
  ])
  const key = { authorization: `Bearer ${mark("wrong API key")}` }
  const refused = await fetch(`http://127.0.0.1:${system.port}/api/stations`, { headers: key })
  answers.push(["wrong key", await refused.text()])
  const way = { id: "S16", version: "1.6", port: () => system.port } as const
  const right = new FakeStation({ ...way, password: mark("station password") })
  await right.connect()
  const wrong = new FakeStation({ ...way, password: mark("wrong password") })
  await wrong.connect().then(
    () => expect("a wrong password").toBe("refused"),
    () => undefined
  )
  await right.call("Heartbeat", {})
  return right
}

test("no secret is found in any file, table, log or answer", async () => {
  system = await System.start({ env: { COMMAND_TIMEOUT: "5", ADMIN_PASSWORD: mark("ADMIN_PASSWORD") } })
  const stations = [await commands16(), await commands2("2.0.1"), await commands2("2.1")]
  for (const station of stations.slice(1)) await reports2(station)
  expect(new Set(await tellSecrets(ask, mark))).toEqual(new Set([200]))
  const seen = new Markers()
  await stations[0]?.report("Authorize", { idTag: seen.of("a card is no secret") })
  const said = (await system.api("GET", "/api/tokens/unknown")).text
  stations.push(await admin())
  const refusals = answers.filter(([asked]) => !asked.endsWith(": 200")).map(([asked]) => asked)
  console.log(`${answers.length} answers of the API; not 200: ${refusals.join(", ")}`)
  for (const path of [
    "stations",
    "stations/S16",
    "stations/S2.1",
    "tokens",
    "tokens/unknown",
    "transactions",
    "ready",
    "users",
    "keys",
    "me"
  ])
    await ask("GET", `/api/${path}`)
  for (const station of stations) station.leave()
  await system.drained()
  const sql = embedded(system.folder)
  const tables = await markers.inTables(sql)
  const seenInTables = await seen.inTables(sql)
  await sql.close()
  expect((await system.stop()).code).toBe(0)
  await until("the log to be whole", () => !system.running)
  // What is no secret is found: the search sees.
  expect([seen.below(system.folder).length > 0, seenInTables.length > 0, seen.in(said).length]).toEqual([true, true, 1])
  expect({
    files: markers.below(system.folder),
    tables,
    log: markers.in(system.log),
    answers: answers.flatMap(([asked, text]) => markers.in(text).map((way) => `${way}: ${asked}`))
  }).toEqual({ files: [], tables: [], log: [], answers: [] })
}, 60_000)

test("keys and passwords of the settings stand in no log, no answer and no file", async () => {
  const own = new Markers()
  const apiKey = own.of("API_KEY")
  const away = `postgres://onetime:${own.of("DATABASE_URL")}@127.0.0.1:1/onetime`
  system = new System({ databaseUrl: away, env: { API_KEY: apiKey } })
  await system.launch()
  await until("the line that says what it waits for", () => system.log.includes("waiting for PostgreSQL at"))
  const headers = { authorization: `Bearer ${apiKey}` }
  const ready = await fetch(`http://127.0.0.1:${system.port}/api/ready`, { headers })
  const text = await ready.text()
  expect(text).toContain("waiting")
  await system.stop()
  const bad = await new System({ databaseUrl: `postgress://onetime:${own.of("bad DATABASE_URL")}@127.0.0.1` }).refused()
  expect(bad.code).toBe(1)
  expect([...own.in(text), ...own.in(system.log), ...own.in(bad.log), ...own.below(system.folder)]).toEqual([])
}, 30_000)
