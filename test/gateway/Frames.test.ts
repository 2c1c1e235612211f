/** Texts at the socket that are no good calls: what each version hears, and that nothing else is disturbed. */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import type { Version } from "../../src/ocpp/wire/Spec.ts"
import { type Fixture, startFixture } from "./Fixture.ts"
import { Peer } from "./Peer.ts"
import { RawPeer } from "./RawPeer.ts"

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.stop())

const versions: ReadonlyArray<Version> = ["1.6", "2.0.1", "2.1"]
let count = 0

/** All frames that a station hears for these texts, up to the answer of the Heartbeat behind them. */
const heard = async (version: Version, ...texts: ReadonlyArray<string | Uint8Array<ArrayBuffer>>) => {
  const station = await Peer.of(fixture.system.port, `frames-${++count}`, version)
  for (const text of texts) station.socket.send(text)
  expect((await station.call("Heartbeat", {}, "the end")).type).toBe(3)
  await station.close()
  return station.heard
}

const error = (id: unknown, code: string) => [4, id, code, expect.any(String), {}]

/** Text; then the id and code of its CALLERROR in 1.6, 2.0.1 and 2.1. Null: no frame at all. */
type Row = readonly [string, string, Said, Said, Said]
type Said = readonly [unknown, string] | null

const framework = ["-1", "RpcFrameworkError"] as const
const unread: readonly [Said, Said, Said] = [null, framework, framework]
const withId = (id: unknown): readonly [Said, Said, Said] => [
  [id, "FormationViolation"],
  [id, "RpcFrameworkError"],
  [id, "RpcFrameworkError"]
]
const nothing: readonly [Said, Said, Said] = [null, null, null]
const strange = (id: unknown): readonly [Said, Said, Said] => [null, [id, "MessageTypeNotSupported"], null]
const deep = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`

const rows: ReadonlyArray<Row> = [
  ["no JSON", "hello", ...unread],
  ["no JSON behind a readable id", '[2,"a",%', ...withId("a")],
  ["no JSON of no action we know", '[2,"a","Nonsense",{]', ...withId("a")],
  ["no JSON behind a number", "[2,17,'x'", ...withId(17)],
  ["cut before its action is whole", '[2,"a","MeterVal', ...withId("a")],
  ["no array", '{"a":1}', ...unread],
  ["a number", "2", ...unread],
  ["null", "null", ...unread],
  ["an empty array", "[]", ...unread],
  ["no id", "[2]", ...unread],
  ["no action", '[2,"a"]', ...withId("a")],
  ["an action that is no text", '[2,"a",7,{}]', ...withId("a")],
  ["an id that is a list", '[2,["a"],"Heartbeat",{}]', ...unread],
  ["an id that is an object", '[2,{"toString":1},"Heartbeat",{}]', ...unread],
  ["a type that is a text", '["2","a","Heartbeat",{}]', ...withId("a")],
  ["a type that is an object", '[{"toString":1},"a"]', ...withId("a")],
  ["blanks only", "   ", ...unread],
  ["a byte order mark alone", "\u{feff}", ...unread],
  ["too deep", deep(5000), ...unread],
  ["far too deep", deep(200_000), ...unread],
  ["a payload too deep", `[2,"a","DataTransfer",{"vendorId":"x","data":${deep(5000)}}]`, ...withId("a")],
  ["an id too deep", `[2,${deep(5000)},"Heartbeat",{}]`, ...unread],
  ["message type 0", '[0,"a","Heartbeat",{}]', ...strange("a")],
  ["message type 1", '[1,"a"]', ...strange("a")],
  ["message type 7", '[7,"a","Heartbeat",{}]', ...strange("a")],
  ["message type 2.5 without an id", "[2.5]", null, ["-1", "MessageTypeNotSupported"], null],
  ["an answer to nothing", '[3,"a",{}]', ...nothing],
  ["an error to nothing", '[4,"a","GenericError","",{}]', ...nothing],
  ["a broken answer", '[3,"a",{', ...nothing],
  ["a broken error", '[4,"a"', ...nothing],
  ["a broken SEND", '[6,"a"]', null, null, null],
  ["a CALLRESULTERROR (2.1)", '[5,"a","GenericError","",{}]', ...strange("a")],
  [
    "a SEND (2.1)",
    '[6,"a","NotifyPeriodicEventStream",{"id":1,"pending":0,"basetime":"2026-11-23T10:00:00Z","data":[{"t":0,"v":"1"}]}]',
    ...strange("a")
  ],
  ["a SEND of nothing known", '[6,"a","Nonsense",{}]', ...strange("a")],
  [
    "an unknown action",
    '[2,"a","Nonsense",{}]',
    ["a", "NotImplemented"],
    ["a", "NotImplemented"],
    ["a", "NotImplemented"]
  ],
  [
    "constructor",
    '[2,"a","constructor",{}]',
    ["a", "NotImplemented"],
    ["a", "NotImplemented"],
    ["a", "NotImplemented"]
  ],
  ["__proto__", '[2,"a","__proto__",{}]', ["a", "NotImplemented"], ["a", "NotImplemented"], ["a", "NotImplemented"]],
  ["the wrong direction", '[2,"a","Reset",{}]', ["a", "NotSupported"], ["a", "NotSupported"], ["a", "NotSupported"]],
  [
    "of 2.x only",
    '[2,"a","NotifyReport",{}]',
    ["a", "NotImplemented"],
    ["a", "OccurrenceConstraintViolation"],
    ["a", "OccurrenceConstraintViolation"]
  ],
  [
    "a payload that is a text",
    '[2,"a","Authorize","x"]',
    ["a", "FormationViolation"],
    ["a", "FormatViolation"],
    ["a", "FormatViolation"]
  ],
  [
    "a payload that is a list",
    '[2,"a","Authorize",[1]]',
    ["a", "FormationViolation"],
    ["a", "FormatViolation"],
    ["a", "FormatViolation"]
  ],
  [
    "a missing field",
    '[2,"a","Authorize",{}]',
    ["a", "OccurenceConstraintViolation"],
    ["a", "OccurrenceConstraintViolation"],
    ["a", "OccurrenceConstraintViolation"]
  ],
  [
    "a field of another type",
    '[2,"a","Authorize",{"idTag":{"a":7},"idToken":7}]',
    ["a", "TypeConstraintViolation"],
    ["a", "TypeConstraintViolation"],
    ["a", "TypeConstraintViolation"]
  ],
  [
    "a field far too long",
    `[2,"a","Authorize",{"idTag":"${"v".repeat(601)}","idToken":{"idToken":"${"v".repeat(601)}","type":"Central"}}]`,
    ["a", "PropertyConstraintViolation"],
    ["a", "PropertyConstraintViolation"],
    ["a", "PropertyConstraintViolation"]
  ]
]

for (const [column, version] of versions.entries()) {
  describe(`OCPP ${version}`, () => {
    for (const [name, text, ...said] of rows) {
      test(`${name}: ${text.slice(0, 40)}`, async () => {
        const expected = said[column] ?? null
        expect(await heard(version, text)).toEqual(expected === null ? [] : [error(expected[0], expected[1])])
      })
    }

    test("empty texts and empty binaries are nothing", async () => {
      expect(await heard(version, "", new Uint8Array(), "")).toEqual([])
    })

    test("a binary frame that holds a call is that call", async () => {
      const call = new TextEncoder().encode('[2,"b","Heartbeat",{}]')
      expect(await heard(version, call)).toEqual([[3, "b", { currentTime: expect.any(String) }]])
    })

    test("a binary frame that holds no text", async () => {
      expect((await heard(version, new Uint8Array([0xff, 0xfe, 0, 1, 2, 0x80]))).length).toBe(version === "1.6" ? 0 : 1)
    })

    test("no payload, or null, is an empty one; what comes behind it is nothing", async () => {
      const frames = ['[2,"a","Heartbeat"]', '[2,"b","Heartbeat",null]', '[2,"c","Heartbeat",{},{},1]']
      expect((await heard(version, ...frames)).map(([type, id]) => [type, id])).toEqual([
        [3, "a"],
        [3, "b"],
        [3, "c"]
      ])
    })

    test("an action in another case is understood", async () => {
      expect((await heard(version, '[2,"a","HEARTBEAT",{}]')).map(([type]) => type)).toEqual([3])
    })
  })
}

const ids: ReadonlyArray<[string, string]> = [
  ["a number", "17"],
  ["a number beyond 2^53", "9223372036854775807"],
  ["a negative number", "-3"],
  ["a fraction as written", "1.50"],
  ["an exponent as written", "1e-7"],
  ["null", "null"],
  ["true", "true"],
  ["an empty text", '""'],
  ["36 characters", `"${crypto.randomUUID()}"`],
  ["a thousand characters", `"${"i".repeat(1000)}"`],
  ["quotes and braces", '"a\\"{}[],b"'],
  ["a line break", '"a\\nb"'],
  ["beyond ASCII", '"üñ🔌"']
]
for (const [name, id] of ids) {
  test(`an id goes back as it came: ${name}`, async () => {
    const station = await RawPeer.open(fixture.system.port, "ids")
    station.text(`[2,${id},"Heartbeat",{}]`)
    const said = (await station.next(1)).payload.toString()
    expect(said).toStartWith(`[3,${id},{"currentTime":`)
    station.text(`[2,${id},"Nonsense",{}]`)
    expect((await station.next(1)).payload.toString()).toStartWith(`[4,${id},"NotImplemented","`)
    station.destroy()
  })
}

test("blanks around everything", async () => {
  expect((await heard("1.6", ' [ 2 , "a" , "Heartbeat" , { } ] ')).map(([type, id]) => [type, id])).toEqual([[3, "a"]])
})

test("nothing was too much for the process", () => {
  expect(fixture.system.faults()).toEqual([])
})
