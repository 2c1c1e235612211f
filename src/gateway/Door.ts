/** The handshake of a charger: who comes, in which language, with which password. Refuses in HTTP's words. */
import type { Server as BunServer } from "bun"
import { Effect, Option } from "effect"
import { Settings } from "../Config.ts"
import type { StationId } from "../domain/Ids.ts"
import { originOf } from "../domain/Origin.ts"
import { basicCredentials, passwordMatches } from "../domain/Password.ts"
import { EventBus } from "../events/EventBus.ts"
import { OcppHandler } from "../ocpp/OcppHandler.ts"
import { type Station, Stations } from "../services/stations/Stations.ts"
import { Connection } from "./Connection.ts"
import { identityIn, versionIn } from "./Identity.ts"
import { Turnstile } from "./Turnstile.ts"

/** Lets a charger in or says why not. `encrypted`: it has come to a port that speaks TLS. */
export type Knock = (request: Request, server: BunServer<Connection>, encrypted: boolean) => Response | undefined

export const makeDoor = Effect.gen(function* () {
  const bus = yield* EventBus
  const stations = yield* Stations
  const handler = yield* OcppHandler
  const { trustedProxies: trusted, plain } = yield* Settings
  const plainPort = Option.isSome(plain)
  const turnstile = new Turnstile()
  const run = Effect.runForkWith(yield* Effect.context<never>())
  const report = (defect: unknown) => void run(Effect.logError("a frame could not be handled", defect))

  const refused = (known: Station, { request, spelling, address, secure, now }: Visit): Response | undefined => {
    const shown = credentials(request.headers.get("authorization") ?? "", known.id, spelling)
    const knows = (hash: string | undefined) =>
      hash !== undefined && typeof shown !== "string" && passwordMatches(hash, shown.password)
    const { passwordHash, offeredHash } = known
    const isGuarded = passwordHash !== undefined
    if (isGuarded && turnstile.closed(address, known.id, now))
      return say(429, "too many wrong passwords", { "Retry-After": "60" })
    const isNew = offeredHash !== undefined && knows(offeredHash)
    if (isGuarded && !isNew && !knows(passwordHash)) {
      turnstile.failed(address, known.id, now)
      return say(401, "wrong user or password", challenge)
    }
    // Once it has come by TLS there is no way back (OCPP 1.6 security extension TC_083, 2.0.1 TC_A_19).
    if (plainPort && !secure && known.secure === true) return say(401, "this station comes by TLS", challenge)
    if (isNew) tookPassword(bus, known.id, offeredHash, now)
    return undefined
  }

  const knock: Knock = (request, server, encrypted) => {
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
    const peer = server.requestIP(request)?.address ?? "unknown"
    const { address, secure } = originOf(peer, request.headers, { trusted, encrypted })
    const known = stations.called(spelling)
    const refusal = known === undefined ? undefined : refused(known, { request, spelling, address, secure, now })
    if (refusal !== undefined) return refusal
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

/** A known station at the door. */
interface Visit {
  readonly request: Request
  readonly spelling: string
  readonly address: string
  readonly secure: boolean
  readonly now: number
}

const challenge = { "WWW-Authenticate": 'Basic realm="onetime", charset="UTF-8"' }

/** What Bun will upgrade: nothing may happen for a request that it will not. */
const isHandshake = ({ method, headers }: Request): boolean =>
  method === "GET" && headers.get("sec-websocket-version") === "13" && headers.get("sec-websocket-key")?.length === 24

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

export const say = (status: number, text: string, headers: { readonly [name: string]: string } = {}) =>
  new Response(`${text}\n`, { status, headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" } })
