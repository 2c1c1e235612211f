// Tokens by their own address, as a file and from a file.
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { items, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.dispose())

const problem = (type: string, more: object = {}) => expect.objectContaining({ type: `/problems/${type}`, ...more })
const all = async () => items((await api.ask("GET", "/api/tokens")).body)
const file = (text: string) => api.ask("POST", "/api/tokens/import", undefined, { raw: text })
const empty = { expiry: null, group: null, limit: null, note: null }

describe("a token at its address", () => {
  test("is entered, and replaced whole", async () => {
    const first = await api.ask("PUT", "/api/tokens/Card%2F1", { note: "first", limit: 2 })
    const card = { token: "Card/1", kind: "card", status: "active" }
    expect([first.status, first.body]).toEqual([201, { ...card, ...empty, note: "first", limit: 2 }])
    const second = await api.ask("PUT", "/api/tokens/card%2F1", { kind: "eMAID", status: "blocked" })
    expect([second.status, second.body]).toEqual([200, { token: "card/1", kind: "eMAID", status: "blocked", ...empty }])
    expect(await all()).toHaveLength(1)
  })

  test("is changed in part; null takes away", async () => {
    await api.ask("PUT", "/api/tokens/part", { group: "flat", limit: 1, expiry: "2030-01-01" })
    const { status, body } = await api.ask("PATCH", "/api/tokens/PART", { status: "blocked", group: null })
    expect([status, body]).toEqual([
      200,
      { token: "part", kind: "card", status: "blocked", ...empty, limit: 1, expiry: "2030-01-01T00:00:00.000Z" }
    ])
    const none = await api.ask("PATCH", "/api/tokens/part", { expiry: null, limit: null })
    expect(none.body).toMatchObject({ status: "blocked", expiry: null, limit: null })
  })

  test("that is a PIN stays sealed, and stays a PIN", async () => {
    const { body } = await api.ask("PUT", "/api/tokens/1234", { kind: "keycode" })
    const sealed = String(Object(body).token)
    expect(sealed).toMatch(/^pin-[0-9a-f]{24}$/)
    const replaced = await api.ask("PUT", `/api/tokens/${sealed}`, { note: "door" })
    expect([replaced.status, replaced.body]).toEqual([
      200,
      { token: sealed, kind: "KeyCode", status: "active", ...empty, note: "door" }
    ])
  })

  test.each([
    ["PATCH", "/api/tokens/nobody", {}, 404, problem("not-found")],
    ["PATCH", "/api/tokens/part", { limit: 0 }, 400, problem("payload-invalid", { path: "/limit" })],
    ["PUT", "/api/tokens/part", { expiry: "soon" }, 400, problem("payload-invalid", { path: "/expiry" })],
    ["PUT", `/api/tokens/${"x".repeat(256)}`, {}, 400, problem("parameter-invalid", { path: "/token", in: "path" })]
  ] as const)("%s %s is refused", async (method, path, sent, status, refusal) => {
    const answer = await api.ask(method, path, sent)
    expect([answer.status, answer.body]).toEqual([status, refusal])
  })
})

describe("a file of tokens", () => {
  test("is entered whole, and replaces what was there", async () => {
    const text = "token;note;limit;expiry\r\nCARD/1;one;;\r\nfile-1;'=1+1;3;2031-05-01\r\n"
    const { status, body } = await file(text)
    expect([status, body]).toEqual([200, { entered: 1, replaced: 1 }])
    expect(await all()).toContainEqual({
      token: "file-1",
      kind: "card",
      status: "active",
      ...empty,
      note: "=1+1",
      limit: 3,
      expiry: "2031-05-01T00:00:00.000Z"
    })
    expect(await all()).toContainEqual({ token: "CARD/1", kind: "card", status: "active", ...empty, note: "one" })
  })

  test("with wrong lines enters none, and all of them are told", async () => {
    const before = await all()
    const { status, body } = await file(
      'token,limit,status\nok-1,1,\n,2,\nok-2,many,\nok-3,,lost\nOK-1,,\nok-4,1,active,x\n"'
    )
    expect(status).toBe(422)
    expect(body).toMatchObject({
      type: "/problems/import-invalid",
      detail: expect.stringMatching(/^Nothing was entered\. Line 3: /),
      count: 6,
      errors: [
        { line: 3, path: "/token" },
        { line: 4, path: "/limit" },
        { line: 5, path: "/status" },
        { line: 6, path: "/token", detail: "It is the token of line 2." },
        { line: 7, path: "" },
        { line: 8, detail: "a quotation mark is not closed" }
      ]
    })
    expect(await all()).toEqual([...before])
  })

  test.each([
    ["The file is empty.", ""],
    ["The first line names the columns.", "token,colour\nx,red"],
    ["The first line names the columns.", "token,token\nx,y"],
    ["A column token is missing.", "note\nx"],
    ["It is the token of line 2.", `token\n${"x\n".repeat(3)}`],
    [
      "There are more than 20000 lines.",
      () => `token\n${Array.from({ length: 20_001 }, (_, nth) => `m${nth}`).join("\n")}`
    ]
  ])("is refused: %s", async (detail, text) => {
    const answer = await file(typeof text === "string" ? text : text())
    expect(answer.body).toEqual(problem("import-invalid", { detail: expect.stringContaining(detail) }))
  })

  test("of two PINs that are one is refused, and says neither", async () => {
    const { status, text } = await file("token,kind\n987654,KeyCode\n987654,keycode")
    expect(status).toBe(422)
    expect(text).not.toContain("987654")
  })

  test("that is too large is refused", async () =>
    expect((await file(`token\n${"x".repeat(1 << 20)}`)).body).toEqual(problem("too-large")))
})

describe("the list as a file", () => {
  const csv = (query = "") => api.ask("GET", `/api/tokens${query}`, undefined, { headers: { accept: "text/csv" } })

  test("has every token, and can be entered as it is", async () => {
    const many = Array.from({ length: 1200 }, (_, nth) => `m-${String(nth).padStart(4, "0")}`)
    await file(`token,note\n${many.map((one) => `${one},"a ""b"", c"`).join("\n")}`)
    const { status, text, headers } = await csv()
    expect([status, headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"])
    expect(headers.get("content-disposition")).toBe('attachment; filename="tokens.csv"')
    const lines = text.split("\r\n")
    expect(lines[0]).toBe("token,kind,status,expiry,group,limit,note")
    expect(lines.filter((line) => line.startsWith("m-"))).toEqual(
      many.map((one) => `${one},card,active,,,,"a ""b"", c"`)
    )
    expect(text).toContain("file-1,card,active,2031-05-01T00:00:00.000Z,,3,'=1+1\r\n")
    const before = await api.ask("GET", "/api/tokens?limit=500")
    expect((await file(text)).body).toEqual({ entered: 0, replaced: lines.length - 2 })
    expect((await api.ask("GET", "/api/tokens?limit=500")).body).toEqual(before.body)
  })

  test("is as long as its limit, and begins behind a cursor", async () => {
    const { next } = Object((await api.ask("GET", "/api/tokens?limit=1")).body)
    expect((await csv("?limit=2")).text.split("\r\n")).toHaveLength(4)
    const rest = (await csv(`?cursor=${next}`)).text.split("\r\n")
    expect([...rest.slice(1)]).toEqual((await csv()).text.split("\r\n").slice(2))
  })

  test("says what is wrong as a problem", async () =>
    expect((await csv("?cursor=x")).body).toEqual(problem("parameter-invalid", { path: "/cursor" })))
})
