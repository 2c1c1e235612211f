/**
 * One station of the load: a bare TCP socket that boots, starts a charge and then sends meter values whose energy register
 * counts up, so that every value names itself. One call is open at a time.
 */
import type { Socket } from "bun"
import { MeterFrame } from "./MeterFrame.ts"
import { handshake, maskedPong, maskedText, responseHead, serverFrame } from "./Wire.ts"

/** Wh. The register of station `number` begins at `registerOf(...)`, and its n-th value is that plus n. */
export const registerOf = (number: number, stations: number): number => 1_000_000_000 + number * slotOf(stations)

/** How many values one station can send: registers of 1.6 are 32 bit, so more stations have fewer each. */
export const slotOf = (stations: number): number => (stations < 1000 ? 1_000_000 : 100_000)

export interface Way {
  readonly port: number
  readonly identity: string
  readonly password: string | undefined
  /** The register at the start of its charge, Wh. */
  readonly register: number
}

/** What the load hears of a station. */
export interface Ear {
  /** Its meter value was acknowledged; `ms`: how long after `send` was called, or after when it was due. */
  answered(charger: Charger, ms: number): void
  failed(charger: Charger, why: string): void
}

export class Charger {
  readonly way: Way
  /** Meter values sent and acknowledged. They are acknowledged in order, so these are the values 1 to `acknowledged`. */
  sent = 0
  acknowledged = 0
  dead = false
  private readonly ear: Ear
  private socket: Socket<Charger> | undefined
  private rest: Buffer | undefined
  private upgraded: (() => void) | undefined
  private heard: ((text: string) => void) | undefined
  private value: MeterFrame | undefined
  private since = 0

  constructor(way: Way, ear: Ear) {
    this.way = way
    this.ear = ear
  }

  /** Connects and sends a BootNotification; resolves when it is answered, rejects with the reason of a refusal. */
  async boot(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.upgraded = resolve
      this.refuse = reject
      const { port, identity, password } = this.way
      Bun.connect({ hostname: "127.0.0.1", port, socket: handlers, data: this }).then(
        (socket) => void socket.write(handshake(port, identity, password)),
        (cause) => reject(cause instanceof Error ? cause : new Error(String(cause)))
      )
    })
    const answer = await this.ask(
      `[2,"boot","BootNotification",{"chargePointVendor":"Bench","chargePointModel":"One"}]`
    )
    if (!answer.includes(`"Accepted"`)) throw new Error(`BootNotification: ${answer}`)
  }

  private refuse: ((error: Error) => void) | undefined

  /** Starts the charge that the meter values belong to. */
  async start(): Promise<void> {
    const { register } = this.way
    const payload = { connectorId: 1, idTag: "BENCH", meterStart: register, timestamp: new Date().toISOString() }
    const answer = await this.ask(`[2,"start","StartTransaction",${JSON.stringify(payload)}]`)
    const transaction = /"transactionId":(\d+)/.exec(answer)?.[1]
    if (transaction === undefined) throw new Error(`StartTransaction: ${answer}`)
    this.value = new MeterFrame(Number(transaction), register)
  }

  private ask(call: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.heard = resolve
      this.refuse = reject
      this.socket?.write(maskedText(call).frame)
    })
  }

  get waiting(): boolean {
    return this.sent > this.acknowledged
  }

  /** Sends the next value. `due`: when it should have been sent, if that was earlier (of `performance.now()`). */
  send(due?: number) {
    if (this.value === undefined || this.socket === undefined) return
    this.since = due ?? performance.now()
    const written = this.socket.write(this.value.next(++this.sent))
    if (written !== this.value.frame.length) this.fail(`the socket took ${written} of ${this.value.frame.length} bytes`)
  }

  close() {
    this.dead = true
    this.socket?.end()
  }

  opened(socket: Socket<Charger>) {
    this.socket = socket
  }

  received(chunk: Buffer) {
    if (this.value?.answeredBy(chunk) === true && this.rest === undefined) return this.acknowledge()
    this.slowly(chunk)
  }

  private acknowledge() {
    this.acknowledged++
    this.ear.answered(this, performance.now() - this.since)
  }

  /** Everything but the one answer that counts: the handshake, pieces, pings, calls of the central system. */
  private slowly(chunk: Buffer) {
    let bytes = this.rest === undefined ? Buffer.from(chunk) : Buffer.concat([this.rest, chunk])
    if (this.upgraded !== undefined) {
      const head = responseHead(bytes)
      if (head === undefined) return void (this.rest = bytes)
      if (head.status !== 101) return this.fail(`HTTP ${head.status}`)
      bytes = bytes.subarray(head.end)
      this.upgraded()
      this.upgraded = undefined
    }
    for (;;) {
      const frame = serverFrame(bytes)
      if (frame === undefined) break
      const end = frame.payload.byteOffset - bytes.byteOffset + frame.payload.length
      if (this.value?.answeredBy(bytes.subarray(0, end)) === true) this.acknowledge()
      else this.take(frame.opcode, frame.payload)
      bytes = bytes.subarray(end)
    }
    this.rest = bytes.length === 0 ? undefined : bytes
  }

  private take(opcode: number, payload: Buffer) {
    if (opcode === 9) return void this.socket?.write(maskedPong(payload))
    if (opcode === 8) return this.fail(`closed by the server: ${payload.readUInt16BE(0)}`)
    const text = payload.toString()
    const called = /^\[2,("[^"]*")/.exec(text)?.[1]
    if (called !== undefined) return void this.socket?.write(maskedText(`[4,${called},"NotImplemented","",{}]`).frame)
    const { heard } = this
    this.heard = undefined
    if (heard === undefined) return this.fail(`not the answer that was waited for: ${text.slice(0, 200)}`)
    heard(text)
  }

  fail(why: string) {
    if (this.dead) return
    this.dead = true
    this.socket?.end()
    this.refuse?.(new Error(why))
    this.ear.failed(this, why)
  }
}

const handlers = {
  open: (socket: Socket<Charger>) => socket.data.opened(socket),
  data: (socket: Socket<Charger>, chunk: Buffer) => socket.data.received(chunk),
  close: (socket: Socket<Charger>) => socket.data.fail("the connection was closed"),
  error: (socket: Socket<Charger>, error: Error) => socket.data.fail(error.message)
}
