/** The station's end of a WebSocket, frame by frame: what it hears is queued, and calls of ours are answered as told. */
import type { Version } from "../../src/ocpp/wire/Spec.ts"
import { until } from "../faults/Until.ts"

export type Json = unknown
export type Answer =
  | { readonly type: 3; readonly id: Json; readonly payload: Json }
  | { readonly type: 4; readonly id: Json; readonly code: string; readonly description: string; readonly details: Json }

export interface Wish {
  readonly port: number
  /** The path of the URL; `/ocpp/<identity>` usually. */
  readonly path: string
  readonly protocols: ReadonlyArray<string>
  readonly headers?: { readonly [name: string]: string }
  /** The certificates that it trusts, as PEM: it then speaks TLS and looks for `localhost` in them. */
  readonly ca?: string
}

export const protocolOf = (version: Version) => `ocpp${version}`

export class Peer {
  /** Frames heard that no `call` has taken, oldest first. */
  readonly heard: Array<ReadonlyArray<Json>> = []
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  /** What it does with a call to it; by default the call is queued in `heard`. Undefined: queued, too. */
  manner: (id: Json, action: Json, payload: Json) => string | undefined = () => undefined
  readonly socket: WebSocket
  private readonly waiting = new Map<string, (frame: ReadonlyArray<Json>) => void>()
  private next = 1

  private constructor(socket: WebSocket) {
    this.socket = socket
    this.closed = new Promise((resolve) => {
      socket.onclose = ({ code, reason }) => resolve({ code, reason })
    })
    socket.onmessage = ({ data }) => this.take(String(data))
  }

  static async open({ port, path, protocols, headers = {}, ca }: Wish): Promise<Peer> {
    // The types of the DOM know no headers and no certificates; Bun does.
    const socket: WebSocket = Reflect.construct(
      WebSocket,
      ca === undefined
        ? [`ws://127.0.0.1:${port}${path}`, { protocols, headers }]
        : [`wss://localhost:${port}${path}`, { protocols, headers, tls: { ca } }]
    )
    const peer = new Peer(socket)
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => resolve()
      void peer.closed.then(({ code }) => reject(new Error(`${path}: not let in, ${code}`)))
    })
    return peer
  }

  static of(port: number, identity: string, version: Version = "1.6", headers = {}): Promise<Peer> {
    return Peer.open({ port, path: `/ocpp/${encodeURIComponent(identity)}`, protocols: [protocolOf(version)], headers })
  }

  say(text: string) {
    this.socket.send(text)
  }

  /** One call and its answer. */
  call(action: string, payload: Json, id: Json = `c${this.next++}`): Promise<Answer> {
    return this.exchange(JSON.stringify([2, id, action, payload]), id)
  }

  /** Sends a text and waits for the frame with this id. */
  async exchange(text: string, id: Json): Promise<Answer> {
    const frame = new Promise<ReadonlyArray<Json>>((resolve, reject) => {
      this.waiting.set(JSON.stringify(id), resolve)
      void this.closed.then(({ code }) => reject(new Error(`closed ${code} before the answer`)))
    })
    this.say(text)
    return answerOf(await frame)
  }

  /** The payload of a call that must be answered with a result. */
  async result(action: string, payload: Json): Promise<{ readonly [key: string]: Json }> {
    const answer = await this.call(action, payload)
    if (answer.type === 4) throw new Error(`${action}: ${answer.code} ${answer.description}`)
    return { ...Object(answer.payload) }
  }

  boot(version: Version = "1.6"): Promise<{ readonly [key: string]: Json }> {
    return this.result("BootNotification", bootPayload(version))
  }

  /** The next call to the station that `manner` did not answer. */
  async asked(): Promise<{ readonly id: Json; readonly action: Json; readonly payload: Json }> {
    const frame = await until("a call to the station", () => {
      const at = this.heard.findIndex(([type]) => type === 2)
      return at < 0 ? undefined : this.heard.splice(at, 1)[0]
    })
    return { id: frame[1], action: frame[2], payload: frame[3] }
  }

  async close(): Promise<void> {
    this.socket.close()
    await this.closed
  }

  private take(text: string) {
    const frame: ReadonlyArray<Json> = JSON.parse(text)
    const [type, id, action, payload] = frame
    if (type === 2) {
      const answer = this.manner(id, action, payload)
      if (answer !== undefined) return this.say(answer)
    }
    const key = JSON.stringify(id)
    const give = type === 3 || type === 4 ? this.waiting.get(key) : undefined
    if (give === undefined) return void this.heard.push(frame)
    this.waiting.delete(key)
    give(frame)
  }
}

export const bootPayload = (version: Version) =>
  version === "1.6"
    ? { chargePointVendor: "Test", chargePointModel: "Peer" }
    : { reason: "PowerUp", chargingStation: { vendorName: "Test", model: "Peer" } }

const answerOf = ([type, id, third, fourth, fifth]: ReadonlyArray<Json>): Answer =>
  type === 3
    ? { type, id, payload: third }
    : { type: 4, id, code: String(third), description: String(fourth), details: fifth }

export const basic = (user: string, password: string | Uint8Array) => ({
  authorization: `Basic ${Buffer.concat([Buffer.from(`${user}:`), Buffer.from(password)]).toString("base64")}`
})
