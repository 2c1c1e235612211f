// Recorded dialogues against the real system by `onetime replay`, and the reading and comparing behind it.
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { differences } from "../../../src/cli/replay/Difference.ts"
import { readRecording } from "../../../src/cli/replay/Recording.ts"
import { apiKey, endAll, root, System } from "../../faults/System.ts"
import { temporaryFolder } from "../../TemporaryFolder.ts"
import { onetime } from "../Onetime.ts"

let url: string
let system: System
const recorded = (name: string) => join(root, "test", "frames", "recorded", `${name}.jsonl`)
const replay = (file: string, ...words: ReadonlyArray<string>) =>
  onetime({ url: "http://127.0.0.1:1", key: apiKey }, "replay", file, "--url", url, ...words)

beforeAll(async () => {
  system = await System.start({ env: { HEARTBEAT_INTERVAL: "30" } })
  url = `ws://127.0.0.1:${system.port}/ocpp`
})
afterAll(endAll)

describe.each(["mobilityhouse-1.6", "mobilityhouse-2.0.1", "mobilityhouse-2.1"])("%s", (name) => {
  test("a card that is unknown here is told, and nothing else; once it is entered all is as recorded", async () => {
    const before = await replay(recorded(name))
    expect(before.code).toBe(1)
    expect(before.out).toMatch(/line \d+: Authorize \/idT(ag|oken)Info\/status: was "Accepted", is "(Invalid|Unknown)"/)
    expect(before.err).toMatch(/onetime: \d+ answers differ from the recorded ones/)
    const token = /\\"(?:idTag|idToken)\\":\s*\\"([^"\\]+)\\"/.exec(await Bun.file(recorded(name)).text())?.[1]
    await system.api("POST", "/api/tokens", { token })
    // Under its own name each start would get the answer it got before.
    const after = await replay(recorded(name), "--station", `${name}-again`)
    await system.api("DELETE", `/api/tokens/${token}`)
    expect(after).toMatchObject({ code: 0, err: "" })
    expect(after.out).toMatch(/^(\d+) of \1 calls answered as recorded; 0 commands came\n$/)
  })
})

test("every recording can be played, under another name, too", async () => {
  const { code, out } = await replay(recorded("sap-simulator-1.6"), "--station", "OTHER-1", "--ignore", "status")
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining("155 of 155 calls answered as recorded") })
})

test("what `onetime frames` shows of a station is a recording, too", async () => {
  await replay(recorded("ocpp-go-1.6"), "--station", "TRACED")
  const address = { url: `http://127.0.0.1:${system.port}`, key: apiKey }
  const trace = await onetime(address, "frames", "TRACED", "--limit", "1000", "--json")
  const file = join(temporaryFolder(), "trace.jsonl")
  writeFileSync(file, trace.out)
  const again = await replay(
    file,
    "--station",
    "TRACED-AGAIN",
    "--version",
    "1.6",
    "--password",
    "a password of its own"
  )
  expect(again).toMatchObject({ code: 0, err: "" })
  expect(again.out).toMatch(/^(\d\d) of \1 calls answered as recorded/)
})

test("what another central system asks meanwhile is answered as the station did then", async () => {
  const heard: Array<unknown> = []
  const central = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: (request, server) =>
      server.upgrade(request, { data: {}, headers: { "Sec-WebSocket-Protocol": "ocpp1.6" } })
        ? undefined
        : new Response("no"),
    websocket: {
      data: {},
      message: (socket, text) => {
        const frame: ReadonlyArray<unknown> = JSON.parse(String(text))
        if (frame[0] !== 2) return void heard.push(frame)
        socket.send('[2,"c1","ClearCache",{}]')
        socket.send('[2,"c2","MakeTea",{}]')
        socket.send(JSON.stringify([3, frame[1], { currentTime: "2026-11-25T12:00:00Z" }]))
      }
    }
  })
  const file = join(temporaryFolder(), "trace.jsonl")
  const line = (dir: string, raw: unknown) =>
    JSON.stringify({ station: "ASKED", proto: "ocpp1.6", dir, raw: JSON.stringify(raw) })
  const lines = [
    line("upgrade", { url: "/ASKED", headers: {} }),
    line("cp->csms", [2, "1", "Heartbeat", {}]),
    line("csms->cp", [2, "7", "ClearCache", {}]),
    line("csms->cp", [3, "1", { currentTime: "2020-01-01T00:00:00Z" }]),
    line("cp->csms", [3, "7", { status: "Rejected" }])
  ]
  writeFileSync(file, lines.join("\n"))
  const other = `ws://127.0.0.1:${central.port}/`
  const said = await onetime({ url: "http://127.0.0.1:1", key: apiKey }, "replay", file, "--url", other)
  await central.stop(true)
  expect(said.code).toBe(0)
  expect(said.out).toContain("1 of 1 calls answered as recorded; 2 commands came")
  expect(heard).toEqual([
    [3, "c1", { status: "Rejected" }],
    [4, "c2", "NotImplemented", "Not in the recording", {}]
  ])
  expect(said.out).toContain("answered NotImplemented: MakeTea")
})

test.each([
  [2, "is no recording", "package.json", []],
  [2, "No such file|ENOENT", "nowhere.jsonl", []],
  [3, "does not let it in", recorded("mobilityhouse-1.6"), ["--url", "ws://127.0.0.1:1/ocpp"]]
])("it ends with %i: %s", async (code, words, file, more) => {
  const said = await onetime(
    { url: "http://127.0.0.1:1", key: apiKey },
    "replay",
    file,
    ...(more.length > 0 ? more : ["--url", url])
  )
  expect(said.code).toBe(code)
  expect(said.err).toMatch(new RegExp(words))
})

test("frames from our API are a recording, in either order and on many pages", () => {
  const item = (position: number, direction: string, connection: number, frame: string) => ({
    ...{ position, direction, connection, frame, at: "2026-11-25T12:00:00Z", kind: "call", action: null }
  })
  const items = [
    item(4, "in", 1, '[2,"1","Heartbeat",{}]'),
    item(4, "out", 1, '[3,"1",{"currentTime":"2026-11-25T12:00:00Z"}]'),
    item(9, "in", 2, "[2,")
  ]
  const steps = [
    { kind: "open", protocols: [], authorization: undefined },
    { kind: "said", text: items[0]?.frame, parts: [2, "1", "Heartbeat", {}], line: 1 },
    { kind: "heard", text: items[1]?.frame, parts: [3, "1", { currentTime: "2026-11-25T12:00:00Z" }], line: 2 },
    { kind: "open", protocols: [], authorization: undefined },
    { kind: "said", text: "[2,", parts: [], line: 3 }
  ]
  const pages = `${JSON.stringify({ items: items.slice(0, 2), next: "x" })}\n${JSON.stringify({ items: items.slice(2) })}\n`
  for (const text of [JSON.stringify({ items }), JSON.stringify(items.toReversed()), pages])
    expect<unknown>(readRecording(text)).toEqual({ station: "", steps })
  expect(readRecording("[]")).toBeUndefined()
})

describe("answers are compared", () => {
  const differing = (was: unknown, is: unknown, ...ignored: ReadonlyArray<string>) =>
    differences([3, "a", was], [3, "b", is], new Set(ignored)).map(({ path, was, is }) => [path, was, is])

  test("times and ids of charges are each system's own", () =>
    expect(
      differing(
        { currentTime: "2020-01-01T00:00:00Z", transactionId: 5 },
        { currentTime: "2026-11-25T12:00:00.000Z", transactionId: 9 }
      )
    ).toEqual([]))

  test("a field that is another, new, gone or of another type is told", () => {
    expect(differing({ a: 1, b: 2 }, { a: 2, c: [1] })).toEqual([
      ["/a", "1", "2"],
      ["/b", "2", "nothing"],
      ["/c", "nothing", "[1]"]
    ])
    expect(differing({ transactionId: 5 }, { transactionId: "5" })).toHaveLength(1)
    expect(differing({ interval: 5 }, { interval: 6 }, "interval")).toEqual([])
  })

  test("an error is no result, nothing is neither", () => {
    const error = [4, "a", "InternalError", "x", {}]
    expect(differences([3, "a", {}], error, new Set())).toEqual([
      { path: "", was: "a result", is: "the error InternalError" }
    ])
    expect(differences(error, [], new Set())).toHaveLength(1)
    expect(differences(error, [4, "b", "InternalError", "other words", {}], new Set())).toEqual([])
  })
})
