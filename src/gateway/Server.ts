/**
 * The port, or two: any request to upgrade is a charger, everything else is people, who may have a port of their own.
 * Where TLS is spoken there may be one more without it, for chargers that are not there yet.
 */
import type { Server as BunServer } from "bun"
import { Context, Effect, Layer, Option } from "effect"
import { Settings } from "../Config.ts"
import { type Addresses, addressesHere, addressesOutside } from "./Addresses.ts"
import { readCertificates } from "./Certificates.ts"
import type { Connection } from "./Connection.ts"
import { ConnectionManager } from "./ConnectionManager.ts"
import { makeDoor, say } from "./Door.ts"
import { type Fetch, openPort } from "./Port.ts"
import { renewed } from "./Renewal.ts"

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
    /** Where chargers come without TLS to a system that speaks it, as `ws://localhost:8081/ocpp`. */
    readonly plain: Option.Option<string>
  }
>()("onetime/gateway/Server") {
  static readonly layer = Layer.effect(
    Server,
    Effect.gen(function* () {
      const { host, port, admin, plain, publicUrl, tls } = yield* Settings
      const encrypted = Option.isSome(tls)
      const web = yield* WebHandler
      const knock = yield* makeDoor
      const sockets = yield* ConnectionManager
      const one: Fetch = (request, server) =>
        isCharger(request) ? knock(request, server, encrypted) : web.handle(request, server)
      const chargersOnly: Fetch = (request, server) =>
        isCharger(request) || isHealth(request) ? one(request, server) : say(404, "only chargers are served here")
      const peopleOnly: Fetch = (request, server) =>
        isCharger(request) ? say(404, "no chargers are served here") : web.handle(request, server)

      const plainOnly: Fetch = (request, server) =>
        isCharger(request) ? knock(request, server, false) : chargersOnly(request, server)

      const certificates = Option.isSome(tls) ? yield* readCertificates(tls.value) : undefined
      const common = { sockets, tls: certificates?.tls }
      const fetch = Option.isSome(admin) ? chargersOnly : one
      const chargers = yield* openPort({ ...common, host, port, fetch })
      const api = Option.isSome(admin) ? yield* openPort({ ...common, ...admin.value, fetch: peopleOnly }) : chargers
      if (Option.isSome(tls) && certificates !== undefined) {
        const ports = [...new Set([chargers, api])]
        yield* renewed({ files: tls.value, served: certificates, ports, host: hostIn(publicUrl) })
      }
      const open = Option.isSome(plain)
        ? yield* openPort({ host, port: plain.value, tls: undefined, sockets, fetch: plainOnly })
        : undefined
      return Server.of({
        port: chargers.port,
        here: addressesHere({ encrypted, chargers, api }),
        outside: addressesOutside(publicUrl, Option.isSome(admin)),
        plain: Option.map(
          Option.fromUndefinedOr(open),
          (port) => addressesHere({ encrypted: false, chargers: port, api: port }).chargers
        )
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
