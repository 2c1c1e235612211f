/**
 * A charging station on a real WebSocket, with the manners of a real one: one call at a time, and what matters is kept
 * and sent again after a lost connection until it is answered. It notes everything it was told.
 */
import { until } from "./Until.ts"

export type Version = "1.6" | "2.0.1" | "2.1"
// biome-ignore lint/suspicious/noExplicitAny: payloads are looked into freely by the tests
export type Payload = any

export interface Acknowledged {
  readonly action: string
  readonly payload: Payload
  readonly answer: Payload
  /** How often it was sent. */
  readonly tries: number
  /** From the last sending to the answer, ms. */
  readonly ms: number
  readonly at: number
}

/** A CALLERROR. */
export class Refused extends Error {
  readonly code: string

  constructor(code: string, description: string) {
    super(`${code}: ${description}`)
    this.code = code
  }
}

/** No answer: the connection ended before. */
export class Unanswered extends Error {}

export interface Way {
  readonly id: string
  readonly version: Version
  readonly port: () => number
  readonly password?: string
  /** Its message ids are GUIDs in braces, as some write them. */
  readonly braces?: boolean
  /** Whether its connection breaks just after it has sent a call. */
  readonly breaks?: () => boolean
}

/** What the station answers to a call of ours. */
export type Manner = (action: string, payload: Payload) => Payload | Refused

/** Bun's has more than the one that the compiler knows from the DOM library: headers, and an end without a closing frame. */
type BunSocket = WebSocket & { terminate(): void }

const protocols = { "1.6": "ocpp1.6", "2.0.1": "ocpp2.0.1", "2.1": "ocpp2.1" } as const

export class FakeStation {
  readonly way: Way
  readonly acknowledged: Array<Acknowledged> = []
  readonly refused: Array<{ readonly action: string; readonly payload: Payload; readonly error: Refused }> = []
  /** How its connections ended; those that were never let in do not count. */
  readonly closed: Array<number> = []
  manner: Manner = (action) => (action === "GetConfiguration" ? {} : { status: "Accepted" })
  private socket: BunSocket | undefined
  private readonly waiting = new Map<string, (frame: ReadonlyArray<Payload> | undefined) => void>()
  private left = false

  constructor(way: Way) {
    this.way = way
  }

  get connected(): boolean {
    return this.socket?.readyState === WebSocket.OPEN
  }

  /** Tries once. */
  connect(): Promise<void> {
    const { id, version, port, password } = this.way
    const headers = password === undefined ? {} : { authorization: `Basic ${btoa(`${id}:${password}`)}` }
    const url = `ws://127.0.0.1:${port()}/ocpp/${encodeURIComponent(id)}`
    const socket: BunSocket = Reflect.construct(WebSocket, [url, { protocols: [protocols[version]], headers }])
    this.socket = socket
    let letIn = false
    return new Promise((resolve, reject) => {
      socket.onopen = () => {
        letIn = true
        resolve()
      }
      socket.onmessage = ({ data }) => this.heard(socket, String(data))
      socket.onclose = ({ code }) => {
        if (this.socket === socket) this.socket = undefined
        if (letIn) this.closed.push(code)
        reject(new Unanswered(`closed ${code}`))
        for (const give of this.waiting.values()) give(undefined)
        this.waiting.clear()
      }
    })
  }

  /** Tries until it is connected. */
  async online(patience = 40_000): Promise<void> {
    if (this.connected) return
    const once = () =>
      this.connect().then(
        () => true,
        () => this.left
      )
    await until(`${this.way.id} to connect`, once, patience)
  }

  /** One call, sent once. Rejects with `Refused` or `Unanswered`. */
  async call(action: string, payload: Payload, id: string = this.newId()): Promise<Payload> {
    const [type, , second, third] = await this.exchange(JSON.stringify([2, id, action, payload]), id)
    if (type === 3) return second
    throw new Refused(String(second), String(third))
  }

  private newId(): string {
    return this.way.braces === true ? `{${crypto.randomUUID()}}` : crypto.randomUUID()
  }

  /** Sends a text, and resolves with the frame that answers the call of this id. */
  exchange(text: string, id: string): Promise<ReadonlyArray<Payload>> {
    const { socket } = this
    if (socket?.readyState !== WebSocket.OPEN) return Promise.reject(new Unanswered("not connected"))
    return new Promise((resolve, reject) => {
      this.waiting.set(id, (frame) => (frame === undefined ? reject(new Unanswered("closed")) : resolve(frame)))
      socket.send(text)
      if (this.way.breaks?.() === true) socket.terminate()
    })
  }

  /** Sends until it is answered, over as many connections as it takes: what a charger does with its transactions. */
  async report(action: string, payload: Payload): Promise<Payload> {
    for (let tries = 1; ; tries++) {
      if (this.left) throw new Unanswered(`${this.way.id} has left`)
      await this.online()
      const sent = performance.now()
      try {
        const answer = await this.call(action, payload)
        const at = performance.now()
        this.acknowledged.push({ action, payload, answer, tries, ms: at - sent, at })
        return answer
      } catch (error) {
        if (!(error instanceof Refused)) continue
        this.refused.push({ action, payload, error })
        throw error
      }
    }
  }

  boot(): Promise<Payload> {
    const reply =
      this.way.version === "1.6"
        ? { chargePointVendor: "Test", chargePointModel: "Fake" }
        : { reason: "PowerUp", chargingStation: { vendorName: "Test", model: "Fake" } }
    return this.report("BootNotification", reply)
  }

  /** Closes its connection and comes no more. */
  leave() {
    this.left = true
    this.socket?.close()
  }

  /** Closes its connection; the next report opens another. */
  async drop(): Promise<void> {
    this.socket?.close()
    await until("the connection to end", () => this.socket === undefined)
  }

  /** Sends a text and waits for nothing. */
  shout(text: string) {
    this.socket?.send(text)
  }

  private heard(socket: BunSocket, text: string) {
    const frame: ReadonlyArray<Payload> = JSON.parse(text)
    const [type, id, action, payload] = frame
    if (type === 2) {
      const said = this.manner(action, payload)
      const [code, words] = said instanceof Refused ? said.message.split(": ", 2) : []
      return socket.send(JSON.stringify(said instanceof Refused ? [4, id, code, words, {}] : [3, id, said]))
    }
    const give = this.waiting.get(id)
    this.waiting.delete(id)
    give?.(frame)
  }
}
