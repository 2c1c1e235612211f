// The page that describes the API: whole in itself, with no other host in it, for who is signed in or shows a key.
import { afterAll, beforeAll, expect, test } from "bun:test"
import { createHash } from "node:crypto"
import { gunzipSync } from "node:zlib"
import { HttpHandler } from "../../src/http/HttpHandler.ts"
import { key, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.dispose())

const page = (headers: { readonly [name: string]: string } = {}) => api.ask("GET", "/api/docs", undefined, { headers })

test("without a session or a key there is nothing of it: a problem for programs, a page to sign in on for people", async () => {
  const nobody = (accept: string) => api.ask("GET", "/api/docs", undefined, { key: null, headers: { accept } })
  expect(await nobody("*/*")).toMatchObject({ status: 401, body: { type: "/problems/unauthorized" } })
  expect(await api.ask("GET", "/api/openapi.json", undefined, { key: null })).toMatchObject({ status: 401 })
  const { status, headers, text } = await nobody("text/html,application/xhtml+xml,*/*;q=0.8")
  expect([status, headers.get("content-type")]).toEqual([401, "text/html; charset=utf-8"])
  expect(text).toContain('autocomplete="current-password"')
  expect(text).not.toContain("/api/stations")
  const [, script = ""] = /<script>([\s\S]*?)<\/script>/.exec(text) ?? []
  const hash = createHash("sha256").update(script).digest("base64")
  expect(headers.get("content-security-policy")).toContain(`script-src 'sha256-${hash}';`)
})

test("it shows the document itself", async () => {
  const { status, headers, text } = await page()
  expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"])
  const [, shown = ""] = /<script id="swagger-spec" type="application\/json">([\s\S]*?)<\/script>/.exec(text) ?? []
  const { body } = await api.ask("GET", "/api/openapi.json")
  expect(JSON.parse(shown)).toEqual(JSON.parse(JSON.stringify(body)))
})

test("only its own scripts may run, and it may ask nobody but us", async () => {
  const { headers, text } = await page()
  const policy = Object.fromEntries(
    (headers.get("content-security-policy") ?? "")
      .split("; ")
      .map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)])
  )
  const scripts = [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`
  )
  expect(scripts).toHaveLength(1)
  expect(policy).toMatchObject({ "default-src": ["'none'"], "script-src": scripts, "connect-src": ["'self'"] })
  expect(JSON.stringify(policy)).not.toMatch(/https?:|\*|unsafe-eval/)
  const outside = text.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, "")
  expect(outside).toContain('<div id="swagger-ui">')
  expect(outside).not.toMatch(/https?:\/\/|\b(?:src|href)=/)
})

test("it comes compressed to whoever takes that", async () => {
  const { handle } = await api.run(HttpHandler)
  const request = new Request("http://onetime.test/api/docs", {
    headers: { "accept-encoding": "br, gzip", authorization: `Bearer ${key}` }
  })
  const host = { requestIP: () => null, timeout: () => undefined }
  const response = await handle(request, host)
  expect([response.headers.get("content-encoding"), response.headers.get("vary")]).toEqual(["gzip", "accept-encoding"])
  const packed = Buffer.from(await response.arrayBuffer())
  expect(packed.length).toBeLessThan(800_000)
  expect(gunzipSync(packed).toString()).toBe((await page()).text)
})
