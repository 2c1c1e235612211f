/** A TCP door in front of a PostgreSQL's unix socket, which a test opens and shuts, and at which it can lose an answer. */
import type { Socket, TCPSocketListener } from "bun"

interface Pair {
  other: Socket<Pair> | undefined
  readonly early: Array<Uint8Array>
}

export class DatabaseProxy {
  readonly port: number
  /** So many COMMITs are let through whose answer is then lost, with the connection. */
  loseCommits = 0
  lost = 0
  private open: boolean
  private readonly path: string
  private readonly clients = new Set<Socket<Pair>>()
  private readonly listener: TCPSocketListener<Pair>

  constructor(path: string, open: boolean) {
    this.path = path
    this.open = open
    this.listener = Bun.listen<Pair>({ hostname: "127.0.0.1", port: 0, socket: this.outside })
    this.port = this.listener.port
  }

  /** The address for DATABASE_URL. */
  url(database: string): string {
    return `postgres://onetime@127.0.0.1:${this.port}/${database}`
  }

  admit() {
    this.open = true
  }

  /** Cuts every connection and takes no other. */
  shut() {
    this.open = false
    for (const client of this.clients) client.terminate()
  }

  end() {
    this.shut()
    this.listener.stop(true)
  }

  private readonly outside = {
    open: (client: Socket<Pair>) => {
      client.data = { other: undefined, early: [] }
      if (!this.open) return void client.terminate()
      this.clients.add(client)
      Bun.connect<Pair>({ unix: this.path, data: { other: client, early: [] }, socket: this.inside }).then(
        (server) => {
          client.data.other = server
          for (const bytes of client.data.early.splice(0)) send(server, bytes)
        },
        () => client.terminate()
      )
    },
    data: (client: Socket<Pair>, bytes: Uint8Array) => {
      if (client.data.other === undefined) client.data.early.push(Uint8Array.from(bytes))
      else send(client.data.other, bytes)
    },
    drain: (client: Socket<Pair>) => flush(client),
    close: (client: Socket<Pair>) => {
      this.clients.delete(client)
      client.data.other?.end()
    }
  }

  private readonly inside = {
    open: () => undefined,
    data: (server: Socket<Pair>, bytes: Uint8Array) => {
      const client = server.data.other
      if (client === undefined) return
      if (this.loseCommits > 0 && Buffer.from(bytes).includes("COMMIT\0")) {
        this.loseCommits--
        this.lost++
        client.terminate()
      } else send(client, bytes)
    },
    drain: (server: Socket<Pair>) => flush(server),
    close: (server: Socket<Pair>) => void server.data.other?.end()
  }
}

/** What a socket has not taken yet, in order. */
const held = new WeakMap<Socket<Pair>, Array<Uint8Array>>()

const send = (socket: Socket<Pair>, bytes: Uint8Array) => {
  const waiting = held.get(socket)
  if (waiting !== undefined) return void waiting.push(Uint8Array.from(bytes))
  const written = Math.max(0, socket.write(bytes))
  if (written < bytes.length) held.set(socket, [Uint8Array.from(bytes.subarray(written))])
}

const flush = (socket: Socket<Pair>) => {
  const waiting = held.get(socket) ?? []
  held.delete(socket)
  for (const bytes of waiting) send(socket, bytes)
}
