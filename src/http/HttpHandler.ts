/**
 * Everything that is asked over HTTP and is no charger: the API, on the one port. Whatever goes wrong leaves as a problem
 * (RFC 9457), a fault of ours with an id under which the log tells the rest.
 */
import type { Server } from "bun"
import { Cause, Context, Effect, Layer, Option, type Scope } from "effect"
import {
  HttpEffect,
  HttpRouter,
  HttpServer,
  HttpServerError,
  type HttpServerRequest,
  HttpServerRespondable,
  HttpServerResponse,
  ProblemDetails
} from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import { backupType } from "../api/Backup.ts"
import { Internal, NotFound, PayloadInvalid, TooLarge } from "../api/Problems.ts"
import { Settings } from "../Config.ts"
import { originOf } from "../domain/Origin.ts"
import { measured } from "../observability/Metrics.ts"
import { ApiKey } from "./ApiKey.ts"
import { AuditHandlers } from "./AuditHandlers.ts"
import { BackupHandlers } from "./BackupHandlers.ts"
import { type Body, Sent, take } from "./Body.ts"
import { Changes } from "./Changes.ts"
import { CommandHandlers } from "./CommandHandlers.ts"
import { CorrectionHandlers } from "./CorrectionHandlers.ts"
import { EventHandlers } from "./EventHandlers.ts"
import { FrameHandlers } from "./FrameHandlers.ts"
import { AccessLayer, Caller, ReadableLayer, Secure } from "./Guards.ts"
import { InboxHandlers } from "./InboxHandlers.ts"
import { KeyHandlers } from "./KeyHandlers.ts"
import { MeHandlers } from "./MeHandlers.ts"
import { makeOnce, Once } from "./Once.ts"
import { OrphanHandlers } from "./OrphanHandlers.ts"
import { endless, Patience } from "./Patience.ts"
import { RequestTally } from "./RequestTally.ts"
import { asPage } from "./SignInPage.ts"
import { StationCommandHandlers } from "./StationCommandHandlers.ts"
import { StationHandlers } from "./StationHandlers.ts"
import { SystemHandlers } from "./SystemHandlers.ts"
import { TokenHandlers } from "./TokenHandlers.ts"
import { TransactionHandlers } from "./TransactionHandlers.ts"
import { UserHandlers } from "./UserHandlers.ts"

/** What we need of Bun's server: who asks, and time for an answer that waits for a charger. */
export type Host = Pick<Server<unknown>, "requestIP" | "timeout">

export class HttpHandler extends Context.Service<
  HttpHandler,
  {
    /** Answers a request. Never rejects. */
    handle(request: Request, server: Host): Promise<Response>
  }
>()("onetime/http/HttpHandler") {
  static readonly layer = Layer.effect(
    HttpHandler,
    Effect.gen(function* () {
      const routes = yield* Effect.provideService(HttpRouter.toHttpEffect(Routes), HttpRouter.RouterConfig, routing)
      const { trustedProxies, tls } = yield* Settings
      const doorway = { trusted: trustedProxies, encrypted: Option.isSome(tls) }
      const once = yield* makeOnce
      const tally = new RequestTally()
      yield* measured(...tally.families)
      const context = yield* Effect.context<never>()
      const answer = HttpEffect.toWebHandlerWith<never, HttpServerRequest.HttpServerRequest | Scope.Scope>(context)(
        guarded(routes)
      )
      const handle = async (request: Request, server: Host): Promise<Response> => {
        const began = performance.now()
        const peer = server.requestIP(request)?.address ?? "unknown"
        const { address, secure } = originOf(peer, request.headers, doorway)
        const { body, bytes, whole } = await take(request)
        // A charger may take its time; Bun would end the request. Afterwards an idle connection ends as usual.
        server.timeout(request, 0)
        const patience = { renew: () => server.timeout(request, endless) }
        const response = await answer(
          whole,
          Context.make(Caller, address).pipe(
            Context.add(Secure, secure),
            Context.add(Arrival, body),
            Context.add(Sent, bytes),
            Context.add(Once, once),
            Context.add(Patience, patience)
          )
        )
        tally.add(request.method, response.status, performance.now() - began)
        server.timeout(request, isEndless(response) ? endless : idle)
        return response
      }
      return HttpHandler.of({ handle })
    })
  )
}

/** Seconds for which a connection may be idle: Bun's own default. */
const idle = 10

const isEndless = ({ headers }: Response) => {
  const type = headers.get("content-type") ?? ""
  return /^text\/(?:event-stream|csv)/.test(type) || type === backupType
}

/** How the body of the request came in. */
class Arrival extends Context.Reference<Body>("onetime/http/Arrival", { defaultValue: () => "whole" }) {}

const Handlers = Layer.mergeAll(
  SystemHandlers,
  StationHandlers,
  TokenHandlers,
  TransactionHandlers,
  CommandHandlers,
  StationCommandHandlers,
  CorrectionHandlers,
  OrphanHandlers,
  EventHandlers,
  FrameHandlers,
  InboxHandlers,
  MeHandlers,
  UserHandlers,
  BackupHandlers,
  KeyHandlers,
  AuditHandlers
).pipe(Layer.provide([Changes.layer, AccessLayer.pipe(Layer.provide(ApiKey.layer)), ReadableLayer]))

const Routes = HttpApiBuilder.layer(Api).pipe(Layer.provide(Handlers), Layer.provide(HttpServer.layerServices))

/** An identity of 255 characters may be long when percent-encoded. */
const routing = { caseSensitive: true, maxParamLength: 4096 }

const guarded = <E, R>(routes: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>) =>
  Effect.gen(function* () {
    const body = yield* Arrival
    if (body === "whole") return yield* Effect.catchCause(routes, problemOf)
    return yield* HttpServerRespondable.toResponse(
      body === "too-large" ? new TooLarge({}) : new PayloadInvalid({ path: "", detail: "The body broke off." })
    )
  }).pipe(Effect.map(worded), Effect.flatMap(asPage), Effect.map(dressed))

/** A fault of ours says nothing of itself outside. An aborted request needs no answer. */
const problemOf = (cause: Cause.Cause<unknown>): Effect.Effect<HttpServerResponse.HttpServerResponse> => {
  if (Cause.hasInterruptsOnly(cause)) return Effect.interrupt
  const error = Cause.squash(cause)
  if (HttpServerError.isHttpServerError(error) && error.reason._tag === "RouteNotFound") {
    return HttpServerRespondable.toResponse(new NotFound({ detail: "There is no such route; see /api/openapi.json." }))
  }
  const id = crypto.randomUUID()
  return Effect.andThen(
    Effect.logError(`a request failed by a fault of ours, ${id}`, cause),
    HttpServerRespondable.toResponse(new Internal({ id, detail: `The log tells more under ${id}.` }))
  )
}

/** The last net: an error without words, from below us, becomes a problem, too. */
const worded = (response: HttpServerResponse.HttpServerResponse) =>
  response.status < 400 || response.headers["content-type"]?.includes("json") === true
    ? response
    : ProblemDetails.toResponse({
        type: ProblemDetails.blankType,
        status: response.status,
        title: "The request cannot be answered"
      })

const dressed = (response: HttpServerResponse.HttpServerResponse) =>
  HttpServerResponse.setHeaders(response, {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    ...(response.status === 503 ? { "Retry-After": "5" } : {}),
    ...(response.status === 401 ? { "WWW-Authenticate": 'Bearer realm="onetime"' } : {}),
    ...(response.status === 413 ? { Connection: "close" } : {})
  })
