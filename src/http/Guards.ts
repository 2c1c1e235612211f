/** What stands before every handler: the key, and the answer to a request that cannot be read. */
import { Context, Effect, Layer, Redacted } from "effect"
import { HttpEffect, HttpServerRespondable, HttpServerResponse } from "effect/http"
import { type HttpApiEndpoint, HttpApiMiddleware } from "effect/http-api"
import { Access, Readable } from "../api/Access.ts"
import { Actor, LeastRole } from "../api/Actor.ts"
import { NotAllowed, ParameterInvalid, PayloadInvalid, TooManyAttempts, Unauthorized } from "../api/Problems.ts"
import { suffices } from "../domain/Role.ts"
import { ApiKey } from "./ApiKey.ts"
import { wrongIn } from "./Wrong.ts"

/** The address a request came from, behind trusted proxies the one that they tell: for limits, the audit and logs. */
export class Caller extends Context.Reference<string>("onetime/http/Caller", { defaultValue: () => "unknown" }) {}

/** Whether the request came by TLS, to us or to a trusted proxy: a cookie may then be `Secure`. */
export class Secure extends Context.Reference<boolean>("onetime/http/Secure", { defaultValue: () => false }) {}

/** Lets in whoever has the key, and the role that the endpoint wants. */
export const AccessLayer = Layer.effect(
  Access,
  Effect.gen(function* () {
    const { check } = yield* ApiKey
    return Access.of({
      key: Effect.fnUntraced(function* (answer, { credential, endpoint }) {
        const verdict = yield* check(Redacted.value(credential), yield* Caller)
        if (verdict === "right") return yield* as({ by: "api", role: "admin" }, endpoint, answer)
        if (verdict === "wrong") {
          return yield* new Unauthorized({ detail: "Send the header `Authorization: Bearer <key>`." })
        }
        const seconds = String(verdict.wait)
        yield* HttpEffect.appendPreResponseHandler((_, response) =>
          Effect.succeed(HttpServerResponse.setHeader(response, "Retry-After", seconds))
        )
        return yield* new TooManyAttempts({ detail: `Try again in ${seconds} s.` })
      })
    })
  })
)

/** An endpoint whose role was forgotten is the admin's. A refusal is an answer: no other way in is tried after it. */
const as = <E, R>(
  actor: Actor["Service"],
  endpoint: HttpApiEndpoint.Top,
  answer: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>
) => {
  const needs = Context.getOrElse(endpoint.annotations, LeastRole, () => "admin" as const)
  return needs === "anybody" || suffices(actor.role, needs)
    ? Effect.provideService(answer, Actor, Actor.of(actor))
    : HttpServerRespondable.toResponse(
        new NotAllowed({ needs, detail: `It is for the role ${needs}; you have the role ${actor.role}.` })
      )
}

/** Names the value that is wrong, and how; never repeats it. A failure to write our own answer goes on as a defect. */
export const ReadableLayer = HttpApiMiddleware.layerSchemaErrorTransform(Readable, (error) => {
  if (error.kind === "Body" || error.kind === "ResponseHeaders") return Effect.fail(error)
  const { path, detail } = wrongIn(error.cause.issue)
  if (error.kind === "Payload") return Effect.fail(new PayloadInvalid({ path, detail }))
  return Effect.fail(new ParameterInvalid({ path, in: error.kind === "Params" ? "path" : "query", detail }))
})
