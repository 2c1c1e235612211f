/** One listening socket. Its TLS certificates can be changed while the connections that are open live on. */
import type { Server as BunServer, TLSOptions } from "bun"
import { Effect, Schema } from "effect"
import type { Connection } from "./Connection.ts"

/** The port is taken or not ours to take. */
export class PortUnusable extends Schema.TaggedError<PortUnusable>()("PortUnusable", { message: Schema.String }) {}

export type Fetch = (
  request: Request,
  server: BunServer<Connection>
) => Response | undefined | Promise<Response | undefined>

/** Which connections come and go. */
export interface Sockets {
  enter(connection: Connection): void
  leave(connection: Connection, code: number, reason: string): void
}

export interface Port {
  readonly host: string
  readonly port: number
  /** New connections meet these certificates. Fails if the port could not be had again; it is then asked for anew. */
  readonly renew: (tls: TLSOptions) => Effect.Effect<void, PortUnusable>
}

export interface Wanted {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  readonly tls: TLSOptions | undefined
  readonly fetch: Fetch
  readonly sockets: Sockets
}

/** Listens until the scope closes; then every connection is closed, too. */
export const openPort = Effect.fnUntraced(function* (wanted: Wanted) {
  const listening = yield* Effect.acquireRelease(
    attempt(wanted, () => new Listening(wanted)),
    (listening) => Effect.promise(() => listening.close())
  )
  const { host } = wanted
  const { port } = listening
  return { host, port, renew: (tls) => attempt({ host, port }, () => listening.renew(tls)) } satisfies Port
})

const attempt = <A>({ host, port }: { readonly host: string; readonly port: number }, run: () => A) =>
  Effect.try({
    try: run,
    catch: (cause) =>
      new PortUnusable({
        message: `cannot listen on ${host}:${port}: ${cause instanceof Error ? cause.message : String(cause)}`
      })
  })

/**
 * `reload` of Bun leaves the certificates as they are. So the port is let go, which leaves its connections alone, and
 * taken again in the same breath. Who is just shaking hands, or comes in that half a millisecond, has to come again.
 */
class Listening {
  readonly port: number
  private readonly wanted: Wanted
  private server: BunServer<Connection>
  private readonly older = new Set<BunServer<Connection>>()

  constructor(wanted: Wanted) {
    this.wanted = wanted
    this.server = serve(wanted)
    this.port = this.server.port ?? wanted.port
  }

  renew(tls: TLSOptions) {
    const before = this.server
    if (!this.older.has(before)) {
      this.older.add(before)
      void before.stop(false).finally(() => this.older.delete(before))
    }
    this.server = serve({ ...this.wanted, port: this.port, tls })
  }

  async close() {
    await Promise.all([this.server, ...this.older].map((server) => server.stop(true)))
  }
}

/** A frame may be 1 MiB; a larger one ends the connection with 1009. */
const largestFrame = 1 << 20

const serve = ({ host, port, tls, fetch, sockets }: Wanted): BunServer<Connection> =>
  Bun.serve({
    hostname: host,
    port,
    ...(tls === undefined ? {} : { tls }),
    fetch,
    websocket: {
      data: {} as Connection,
      maxPayloadLength: largestFrame,
      backpressureLimit: 4 * largestFrame,
      closeOnBackpressureLimit: true,
      idleTimeout: 0,
      sendPings: false,
      // Shared: a window per socket would cost 64 kB each; answers are short and go uncompressed.
      perMessageDeflate: { compress: false, decompress: "shared" },
      open: (socket) => {
        socket.data.opened(socket)
        sockets.enter(socket.data)
      },
      message: (socket, message) => {
        socket.data.received(typeof message === "string" ? message : message.toString("utf8"), Date.now())
      },
      pong: (socket) => socket.data.pong(),
      close: (socket, code, reason) => sockets.leave(socket.data, code, reason)
    }
  })
