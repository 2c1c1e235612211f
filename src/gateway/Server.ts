/**
 * The port, or two: any request to upgrade is a charger, everything else is people, who may have a port of their own.
 * Refuses at the handshake, in HTTP's words.
 */
import type { Server as BunServer } from "bun"
import { Context, Effect, Layer, Option } from "effect"
import { Settings } from "../Config.ts"
import type { StationId } from "../domain/Ids.ts"
import { originOf } from "../domain/Origin.ts"
import { basicCredentials, passwordMatches } from "../domain/Password.ts"
import { EventBus } from "../events/EventBus.ts"
import { OcppHandler } from "../ocpp/OcppHandler.ts"
import { Stations } from "../services/stations/Stations.ts"
import { type Addresses, addressesHere, addressesOutside } from "./Addresses.ts"
import { readCertificates } from "./Certificates.ts"
import { Connection } from "./Connection.ts"
import { ConnectionManager } from "./ConnectionManager.ts"
import { identityIn, versionIn } from "./Identity.ts"
import { type Fetch, openPort } from "./Port.ts"
import { renewed } from "./Renewal.ts"
import { Turnstile } from "./Turnstile.ts"

export type Web = (request: Request, server: BunServer<Connection>) => Response | Promise<Response>

/** What answers requests that are no chargers. */
export class WebHandler extends Context.Service<WebHandler, { readonly handle: Web }>()("onetime/gateway/WebHandler") {}

export class Server extends Context.Service<
  Server,
  {
    /** Of the chargers. */
    readonly port: number
    readonly here: Addresses
    readonly outside: Option.Option<Addresses>
  }
>()("onetime/gateway/Server") {
  static readonly layer = Layer.effect(
    Server,
    Effect.gen(function* () {
      const { host, port, admin, publicUrl, tls } = yield* Settings
      const web = yield* WebHandler
      const knock = yield* makeDoor
      const sockets = yield* ConnectionManager
      const one: Fetch = (request, server) =>
        isCharger(request) ? knock(request, server) : web.handle(request, server)
      const chargersOnly: Fetch = (request, server) =>
        isCharger(request) || isHealth(request) ? one(request, server) : say(404, "only chargers are served here")
      const peopleOnly: Fetch = (request, server) =>
        isCharger(request) ? say(404, "no chargers are served here") : web.handle(request, server)

      const certificates = Option.isSome(tls) ? yield* readCertificates(tls.value) : undefined
      const common = { sockets, tls: certificates?.tls }
      const fetch = Option.isSome(admin) ? chargersOnly : one
      const chargers = yield* openPort({ ...common, host, port, fetch })
      const api = Option.isSome(admin) ? yield* openPort({ ...common, ...admin.value, fetch: peopleOnly }) : chargers
      if (Option.isSome(tls) && certificates !== undefined) {
        const ports = [...new Set([chargers, api])]
        yield* renewed({ files: tls.value, served: certificates, ports, host: hostIn(publicUrl) })
      }
      return Server.of({
        port: chargers.port,
        here: addressesHere({ encrypted: Option.isSome(tls), chargers, api }),
        outside: addressesOutside(publicUrl, Option.isSome(admin))
      })
    })
  )
}

const hostIn = (publicUrl: Option.Option<string>) =>
  Option.getOrUndefined(Option.map(publicUrl, (url) => new URL(url).hostname.replace(/^\[|\]$/g, "")))

/** What a load balancer asks; open to everybody on either port. */
const isHealth = ({ url }: Request): boolean => URL.parse(url)?.pathname === "/api/health"

/** `Upgrade: websocket`, in any case and also as one of several (RFC 9110 7.8). */
const isCharger = ({ headers }: Request): boolean => {
  const offered = headers.get("upgrade")
  return offered !== null && /(?:^|,)\s*websocket\s*(?:,|$)/i.test(offered)
}

/** What Bun will upgrade: nothing may happen for a request that it will not. */
const isHandshake = ({ method, headers }: Request): boolean =>
  method === "GET" && headers.get("sec-websocket-version") === "13" && headers.get("sec-websocket-key")?.length === 24

const makeDoor = Effect.gen(function* () {
  const bus = yield* EventBus
  const stations = yield* Stations
  const handler = yield* OcppHandler
  const { trustedProxies, tls } = yield* Settings
  const doorway = { trusted: trustedProxies, encrypted: Option.isSome(tls) }
  const turnstile = new Turnstile()
  const run = Effect.runForkWith(yield* Effect.context<never>())
  const report = (defect: unknown) => void run(Effect.logError("a frame could not be handled", defect))

  const knock = (request: Request, server: BunServer<Connection>): Response | undefined => {
    const now = Date.now()
    const state = bus.door()
    if (!state.open) return say(503, `not now: ${state.reason}`, { "Retry-After": "5" })
    if (!isHandshake(request)) return say(400, "this is no WebSocket handshake", { "Sec-WebSocket-Version": "13" })
    const spelling = identityIn(request.url)
    if (spelling === undefined)
      return say(404, "the path must end with the station's identity, for example /ocpp/CP001")
    const offered = versionIn(request.headers.get("sec-websocket-protocol"))
    if (offered === undefined)
      return say(400, "no common subprotocol: this central system speaks ocpp1.6, ocpp2.0.1, ocpp2.1")
    const { address, secure } = originOf(server.requestIP(request)?.address ?? "unknown", request.headers, doorway)
    const known = stations.called(spelling)
    if (known !== undefined) {
      const shown = credentials(request.headers.get("authorization") ?? "", known.id, spelling)
      const knows = (hash: string | undefined) =>
        hash !== undefined && typeof shown !== "string" && passwordMatches(hash, shown.password)
      const { passwordHash, offeredHash } = known
      const isGuarded = passwordHash !== undefined
      if (isGuarded && turnstile.closed(address, known.id, now))
        return say(429, "too many wrong passwords", { "Retry-After": "60" })
      if (offeredHash !== undefined && knows(offeredHash)) tookPassword(bus, known.id, offeredHash, now)
      else if (isGuarded && !knows(passwordHash)) {
        turnstile.failed(address, known.id, now)
        return say(401, "wrong user or password", { "WWW-Authenticate": 'Basic realm="onetime", charset="UTF-8"' })
      }
    }
    const station = known?.id ?? spelling
    if (known === undefined) {
      const admission = stations.admit(spelling, address, now)
      if (admission === "unknown") return say(404, "this station is not known here")
      if (admission === "too-many") return say(503, "too many unknown stations", { "Retry-After": "60" })
      if (admission !== "known") {
        const standing = admission === "accept" ? "accepted" : "held"
        bus.enqueue({
          at: now,
          cause: { kind: "socket", station, connection: 0 },
          events: [{ _tag: "StationFound", station, standing, version: offered.version, address }]
        })
      }
    }
    const open = known?.passwordHash === undefined
    const data = new Connection({ station, version: offered.version, spelling, address, secure, open }, handler, report)
    const upgraded = server.upgrade(request, { headers: { "Sec-WebSocket-Protocol": offered.protocol }, data })
    return upgraded ? undefined : say(400, "this is no WebSocket handshake")
  }
  return knock
})

/** The station has come with its new password: from now on it is the only one. */
const tookPassword = (bus: EventBus["Service"], station: StationId, hash: string, at: number) =>
  bus.enqueue({
    at,
    cause: { kind: "socket", station, connection: 0 },
    events: [{ _tag: "StationPasswordSet", station, hash }]
  })

/** A station that comes under another name shows that as its user, or the one it was given. */
const credentials = (header: string, id: string, spelling: string) => {
  const shown = basicCredentials(header, id)
  return shown === "wrong-user" ? basicCredentials(header, spelling) : shown
}

const say = (status: number, text: string, headers: { readonly [name: string]: string } = {}) =>
  new Response(`${text}\n`, { status, headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" } })
