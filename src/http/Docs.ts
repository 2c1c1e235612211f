/**
 * The API as a page for people: Swagger UI, which comes inside `effect`. It is loaded when somebody first asks for it, and
 * kept compressed. All of it is in the page: no other host is asked for anything, and the page is not allowed to.
 */
import { promisify } from "node:util"
import { gunzip, gzip } from "node:zlib"
import { Effect } from "effect"
import { HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"
import { Api } from "../api/Api.ts"
import { policyOf } from "./PagePolicy.ts"

/** Answers with the page. */
export const makeDocs = Effect.map(Effect.cached(Effect.promise(() => render())), (page) =>
  Effect.gen(function* () {
    const { packed, policy } = yield* page
    const { headers } = yield* HttpServerRequest.HttpServerRequest
    const packable = /\bgzip\b/.test(headers["accept-encoding"] ?? "")
    const body = packable ? packed : yield* Effect.promise(() => unpack(packed))
    return HttpServerResponse.uint8Array(body, {
      contentType: "text/html; charset=utf-8",
      headers: {
        "content-security-policy": policy,
        "referrer-policy": "no-referrer",
        vary: "accept-encoding",
        ...(packable ? { "content-encoding": "gzip" } : {})
      }
    })
  })
)

const [pack, unpack] = [promisify(gzip), promisify(gunzip)]

const render = async () => {
  const { layer } = await import("effect/http-api/HttpApiSwagger")
  const { handler, dispose } = HttpRouter.toWebHandler(layer(Api, { path: "/docs" }), { disableLogger: true })
  const html = await (await handler(new Request("http://onetime/docs"))).text()
  await dispose()
  return { packed: await pack(html), policy: policyOf(html) }
}
