/** Reads the live events over a real connection, as a browser's EventSource would. */
import { HttpHandler } from "../../src/http/HttpHandler.ts"
import { until } from "../faults/Until.ts"
import { key, type TestApi } from "./TestApi.ts"

export interface Heard {
  readonly id: string | undefined
  readonly event: string
  readonly data: { readonly [key: string]: unknown }
}

/** The API on a port of its own. */
export const serveApi = async (api: TestApi) => {
  const { handle } = await api.run(HttpHandler)
  const server = Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: (request, server) => handle(request, server) })
  return { port: server.port ?? 0, stop: () => server.stop(true) }
}

export class EventReader {
  readonly heard: Array<Heard> = []
  comments = 0
  /** Whether the answer has come to its end. */
  ended = false
  readonly response: Response
  private readonly aborter: AbortController

  private constructor(response: Response, aborter: AbortController) {
    this.response = response
    this.aborter = aborter
  }

  /** `lastEventId`: the header of a reader that comes again. Begins to read at once. */
  static async open(port: number, query = "", lastEventId?: string, shown = key): Promise<EventReader> {
    const aborter = new AbortController()
    const headers = {
      authorization: `Bearer ${shown}`,
      ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId })
    }
    const response = await fetch(`http://127.0.0.1:${port}/api/events${query}`, { headers, signal: aborter.signal })
    const reader = new EventReader(response, aborter)
    if (response.ok)
      void reader.read().then(
        () => {
          reader.ended = true
        },
        () => undefined
      )
    return reader
  }

  close() {
    this.aborter.abort()
  }

  /** Once so many events have come. */
  count(least: number): Promise<ReadonlyArray<Heard>> {
    return until(`${least} events`, () => this.heard.length >= least && this.heard)
  }

  /** Once an event of this position has come. */
  position(position: number): Promise<ReadonlyArray<Heard>> {
    return until(`position ${position}`, () => this.heard.some(({ data }) => data.position === position) && this.heard)
  }

  private async read() {
    let rest = ""
    const text = new TextDecoder()
    for await (const chunk of this.response.body ?? []) {
      const blocks = (rest + text.decode(chunk, { stream: true })).split("\n\n")
      rest = blocks.pop() ?? ""
      for (const block of blocks) this.take(block)
    }
  }

  private take(block: string) {
    if (block.startsWith(":")) return void this.comments++
    const fields = new Map(
      block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)])
    )
    this.heard.push({
      id: fields.get("id"),
      event: fields.get("event") ?? "",
      data: JSON.parse(fields.get("data") ?? "{}")
    })
  }
}

/** A reader that has come to stay and takes nothing; `received` says what it has taken so far since it was let read on. */
export const stalledReader = async (port: number) => {
  let received = ""
  let closed = false
  const text = new TextDecoder()
  const began = Promise.withResolvers<void>()
  const socket = await Bun.connect({
    hostname: "127.0.0.1",
    port,
    socket: {
      open: (socket) =>
        void socket.write(`GET /api/events HTTP/1.1\r\nHost: onetime.test\r\nAuthorization: Bearer ${key}\r\n\r\n`),
      data: (_, bytes) => {
        received += text.decode(bytes, { stream: true })
        began.resolve()
      },
      close: () => void (closed = true)
    }
  })
  await began.promise
  socket.pause()
  return {
    received: () => received,
    resume: () => void socket.resume(),
    end: () => void socket.end(),
    closed: () => closed
  }
}
