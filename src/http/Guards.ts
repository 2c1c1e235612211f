/** What stands before every handler: who asks and whether he may, and the answer to a request that cannot be read. */
import { Clock, Context, Effect, Layer, Redacted } from "effect"
import { HttpEffect, HttpRouter, HttpServerRequest, HttpServerRespondable, HttpServerResponse } from "effect/http"
import { type HttpApiEndpoint, HttpApiMiddleware } from "effect/http-api"
import { Access, Readable } from "../api/Access.ts"
import { Actor, LeastRole } from "../api/Actor.ts"
import {
  CrossOrigin,
  DoorClosed,
  NotAllowed,
  OutOfScope,
  ParameterInvalid,
  PayloadInvalid,
  TooManyAttempts,
  Unauthorized
} from "../api/Problems.ts"
import { stationKey } from "../domain/Ids.ts"
import { suffices } from "../domain/Role.ts"
import { EventBus } from "../events/EventBus.ts"
import { Accounts } from "../services/access/Accounts.ts"
import { type Key, Keys } from "../services/access/Keys.ts"
import { hashOf } from "../services/access/Secret.ts"
import { ApiKey } from "./ApiKey.ts"
import { Once } from "./Once.ts"
import { makeIsForeign } from "./SameSite.ts"
import { wrongIn } from "./Wrong.ts"

/** The address a request came from, behind trusted proxies the one that they tell: for limits, the audit and logs. */
export class Caller extends Context.Reference<string>("onetime/http/Caller", { defaultValue: () => "unknown" }) {}

/** Whether the request came by TLS, to us or to a trusted proxy: a cookie may then be `Secure`. */
export class Secure extends Context.Reference<boolean>("onetime/http/Secure", { defaultValue: () => false }) {}

/** Lets in whoever has a session or a key, and the role that the endpoint wants. */
export const AccessLayer = Layer.effect(
  Access,
  Effect.gen(function* () {
    const { check } = yield* ApiKey
    const sessionOf = yield* makeSessionOf
    const ofKey = yield* makeOfKey
    return Access.of({
      session: Effect.fnUntraced(function* (answer, { credential, endpoint }) {
        const found = yield* sessionOf(Redacted.value(credential))
        if (found === "foreign") return yield* HttpServerRespondable.toResponse(new CrossOrigin({}))
        if (found === "not-yet") return yield* starting
        return yield* found === undefined ? unauthorized : as(found, endpoint, answer)
      }),
      key: Effect.fnUntraced(function* (answer, { credential, endpoint }) {
        const verdict = yield* check(Redacted.value(credential), yield* Caller)
        if (verdict === "right") return yield* as({ by: "api", role: "admin" }, endpoint, answer)
        if (verdict === "not-yet") return yield* starting
        if (verdict === "wrong") return yield* unauthorized
        if ("wait" in verdict) return yield* tooManyAttempts(verdict.wait)
        return yield* as(yield* ofKey(verdict), endpoint, answer)
      })
    })
  })
)

/** Those who use it are not known yet. */
const starting = Effect.suspend(() => HttpServerRespondable.toResponse(new DoorClosed({ detail: "It is starting." })))

const unauthorized = Effect.suspend(() =>
  Effect.fail(
    new Unauthorized({ detail: "Sign in with POST /api/sign-in, or send the header `Authorization: Bearer <key>`." })
  )
)

/** Says in the header, too, after how many seconds it is worth trying again. */
export const tooManyAttempts = Effect.fnUntraced(function* (seconds: number) {
  yield* HttpEffect.appendPreResponseHandler((_, response) =>
    Effect.succeed(HttpServerResponse.setHeader(response, "Retry-After", String(seconds)))
  )
  return yield* new TooManyAttempts({ detail: `Try again in ${seconds} s.` })
})

/** Who has the session of this secret; and that it was used is told now and then. */
const makeSessionOf = Effect.gen(function* () {
  const accounts = yield* Accounts
  const bus = yield* EventBus
  const isForeign = yield* makeIsForeign
  return Effect.fnUntraced(function* (secret: string) {
    if (secret === "") return undefined
    if (!accounts.loaded()) return "not-yet"
    const now = yield* Clock.currentTimeMillis
    const hash = hashOf(secret)
    const found = accounts.session(hash, now)
    if (found === undefined) return undefined
    const { headers, method } = yield* HttpServerRequest.HttpServerRequest
    if (method !== "GET" && method !== "HEAD" && isForeign(headers)) return "foreign"
    const { user, until } = found
    const events = accounts.used(hash, now)
    if (events.length > 0) bus.enqueue({ at: now, cause: { kind: "admin", by: user.name }, events })
    const lasts = (then: number) => accounts.session(hash, then) !== undefined
    return { by: user.name, role: user.role, session: { hash, until }, lasts }
  })
})

/** Who shows a key of an admin's making; and that it was shown is told now and then. */
const makeOfKey = Effect.gen(function* () {
  const keys = yield* Keys
  const bus = yield* EventBus
  return (key: Key) =>
    Effect.map(Clock.currentTimeMillis, (now): Actor["Service"] => {
      const by = `key:${key.label}`
      const events = keys.used(key, now)
      if (events.length > 0) bus.enqueue({ at: now, cause: { kind: "admin", by }, events })
      const { role, stations, hash } = key
      const lasts = (then: number) => keys.check(hash, then) !== undefined
      return { by, role, lasts, ...(stations === undefined ? {} : { stations }) }
    })
})

/** An endpoint whose role was forgotten is the admin's. A refusal is an answer: no other way in is tried after it. */
const as = <E, R>(
  actor: Actor["Service"],
  endpoint: HttpApiEndpoint.Top,
  answer: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>
) => {
  const needs = Context.getOrElse(endpoint.annotations, LeastRole, () => "admin" as const)
  if (needs !== "anybody" && !suffices(actor.role, needs)) {
    return HttpServerRespondable.toResponse(
      new NotAllowed({ needs, detail: `It is for the role ${needs}; you have the role ${actor.role}.` })
    )
  }
  return Effect.flatMap(HttpRouter.params, ({ stationId }) =>
    inScope(actor.stations, stationId) || endpoint.path === "/api/me"
      ? Effect.flatMap(Once, (once) => once(actor.by, Effect.provideService(answer, Actor, Actor.of(actor))))
      : HttpServerRespondable.toResponse(new OutOfScope({}))
  )
}

const inScope = (stations: ReadonlyArray<string> | undefined, asked: string | undefined): boolean =>
  stations === undefined ||
  (asked !== undefined && stations.some((station) => stationKey(station) === stationKey(asked)))

/** Names the value that is wrong, and how; never repeats it. A failure to write our own answer goes on as a defect. */
export const ReadableLayer = HttpApiMiddleware.layerSchemaErrorTransform(Readable, (error) => {
  if (error.kind === "Body" || error.kind === "ResponseHeaders") return Effect.fail(error)
  const { path, detail } = wrongIn(error.cause.issue)
  if (error.kind === "Payload") return Effect.fail(new PayloadInvalid({ path, detail }))
  return Effect.fail(new ParameterInvalid({ path, in: places[error.kind], detail }))
})

const places = { Params: "path", Query: "query", Headers: "header" } as const
