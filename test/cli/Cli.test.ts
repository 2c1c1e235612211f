// The command line as people meet it: words, tables, JSON, refusals and exit codes.
import { afterAll, beforeAll, expect, test } from "bun:test"
import { apiKey, endAll, System } from "../faults/System.ts"
import { onetime } from "./Onetime.ts"

let url: string
const run = (...words: ReadonlyArray<string>) => onetime({ url, key: apiKey }, ...words)

beforeAll(async () => {
  const system = await System.start()
  url = `http://127.0.0.1:${system.port}`
  await system.api("POST", "/api/stations", { stationId: "garage-1" })
})
afterAll(endAll)

test("a list is a table for people and JSON for programs", async () => {
  const { code, out, err } = await run("stations", "list")
  expect({ code, err }).toEqual({ code: 0, err: "" })
  expect(out).toMatch(/^STATION +STANDING +ONLINE .*\ngarage-1 +accepted +no /)
  const json = await run("stations", "list", "--json")
  expect(JSON.parse(json.out)).toMatchObject([{ id: "garage-1", standing: "accepted" }])
})

test("--help explains, with the exit codes; so does a noun alone", async () => {
  const help = await run("--help")
  expect(help).toMatchObject({ code: 0, err: "" })
  expect(help.out).toContain("Exit codes: 0 done; 1 refused")
  expect(help.out).toMatch(/stations +The chargers/)
  expect((await run("stations", "--help")).out).toMatch(/list +All stations/)
  expect(await run("--version")).toMatchObject({ code: 0, out: expect.stringMatching(/^onetime v\d/) })
})

test.each([
  [2, ["stations", "lists"], 'Unknown subcommand "lists"'],
  [2, ["nonsense"], 'Unknown subcommand "nonsense"'],
  [2, ["stations", "list", "--colour"], "--colour"],
  [2, ["keys", "add", "lab", "viewer", "--expiry", "tomorrow"], "onetime: expiry: Expected a date"],
  [2, ["users", "add", "ann", "viewer", "--password", "short"], "onetime: password: Expected a value with a length"],
  [2, ["transactions", "list", "--limit", "0"], "onetime: limit: Expected a value between 1 and 500"],
  [2, ["frames", "garage-1", "--from", "yesterday"], "onetime: from: Expected a date"],
  [3, ["stations", "list", "--url", "http://127.0.0.1:1"], "onetime: http://127.0.0.1:1 cannot be reached"],
  [4, ["stations", "list", "--key", "wrong"], "onetime: Nobody is signed in, and no valid key was shown"]
])("it ends with %i: %p", async (code, words, line) => {
  const said = await run(...words)
  expect(said.code).toBe(code)
  expect(said.err).toContain(line)
})

test("the words that an argument may be stand in its help", async () => {
  const help = (...words: ReadonlyArray<string>) => run(...words, "--help").then(({ out }) => out)
  expect(await help("users", "add")).toMatch(/ROLE choice .*viewer, operator, admin/)
  expect(await help("keys", "add")).toMatch(/ROLE choice .*viewer, operator, admin/)
  expect(await help("stations", "availability")).toMatch(/SERVICE choice .*in, or out/)
})

test("who asks something else than Onetime is told so", async () => {
  const other = Bun.serve({ port: 0, fetch: () => new Response("<h1>hello</h1>") })
  const said = await run("stations", "list", "--url", `http://127.0.0.1:${other.port}/`)
  await other.stop(true)
  expect(said).toMatchObject({ code: 1, out: "", err: expect.stringContaining("did not answer as Onetime does") })
  const older = Bun.serve({ port: 0, fetch: () => Response.json({ items: [{}] }) })
  const answered = await run("stations", "list", "--url", `http://127.0.0.1:${older.port}/`)
  await older.stop(true)
  expect(answered).toMatchObject({ code: 1, err: expect.stringContaining("did not answer as Onetime does") })
})
