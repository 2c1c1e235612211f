/** The station's end of a TCP connection, byte for byte: handshakes and frames that no WebSocket client would send. */
import { connect, type Socket } from "node:net"
import { until } from "../faults/Until.ts"

export interface Head {
  readonly status: number
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

export interface RawFrame {
  readonly opcode: number
  readonly compressed: boolean
  readonly payload: Buffer
}

export const opcodes = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

export class RawPeer {
  /** Bytes heard that were not read as a frame yet. */
  private heard: Buffer = Buffer.alloc(0)
  ended = false
  readonly socket: Socket

  private constructor(socket: Socket) {
    this.socket = socket
    socket.on("data", (bytes) => {
      this.heard = Buffer.concat([this.heard, typeof bytes === "string" ? Buffer.from(bytes) : bytes])
    })
    socket.on("close", () => {
      this.ended = true
    })
    socket.on("error", () => {
      this.ended = true
    })
  }

  /** `from`: the address it comes from, any of 127.0.0.0/8. */
  static async connect(port: number, from = "127.0.0.1"): Promise<RawPeer> {
    const socket = connect({ port, host: "127.0.0.1", localAddress: from })
    const peer = new RawPeer(socket)
    await new Promise<void>((resolve, reject) => {
      socket.on("connect", () => resolve())
      socket.on("error", reject)
    })
    return peer
  }

  /** Asks with these lines and resolves with what came before any frame. The status is 0 if it just hung up. */
  static async ask(
    port: number,
    lines: ReadonlyArray<string>,
    from?: string
  ): Promise<{ readonly peer: RawPeer; readonly head: Head }> {
    const peer = await RawPeer.connect(port, from)
    peer.socket.write(Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"))
    return { peer, head: await peer.head() }
  }

  /** A WebSocket of a station that speaks 1.6. */
  static async open(port: number, identity: string, headers: ReadonlyArray<string> = []): Promise<RawPeer> {
    const { peer, head } = await RawPeer.ask(port, handshake(`/ocpp/${identity}`, { extra: [...headers] }))
    if (head.status !== 101) throw new Error(`${head.status} ${head.body}`)
    return peer
  }

  private async head(): Promise<Head> {
    const end = await until("the head of the answer", () => {
      const at = this.heard.indexOf("\r\n\r\n")
      return at >= 0 ? at : this.ended ? -1 : undefined
    })
    if (end < 0) return { status: 0, headers: new Map(), body: this.heard.toString("latin1") }
    const [first = "", ...lines] = this.heard.subarray(0, end).toString("latin1").split("\r\n")
    const headers = new Map(
      lines.map((line): [string, string] => {
        const colon = line.indexOf(":")
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
      })
    )
    this.heard = this.heard.subarray(end + 4)
    const length = Number(headers.get("content-length") ?? 0)
    await until("the body", () => this.heard.length >= length || this.ended)
    const body = this.heard.subarray(0, length).toString("latin1")
    this.heard = this.heard.subarray(length)
    return { status: Number(first.split(" ")[1]), headers, body }
  }

  /** Sends one masked frame. */
  send(opcode: number, payload: Uint8Array | string, { compressed = false, final = true } = {}) {
    this.socket.write(frameOf(opcode, Buffer.from(payload), compressed, final))
  }

  text(text: string) {
    this.send(opcodes.text, text)
  }

  /** Sends these texts with one write. */
  texts(texts: ReadonlyArray<string>) {
    this.socket.write(Buffer.concat(texts.map((text) => frameOf(opcodes.text, Buffer.from(text), false, true))))
  }

  /** The next frame of this kind; those of other kinds before it are dropped. */
  next(opcode: number): Promise<RawFrame> {
    return until(`a frame of type ${opcode}`, () => {
      for (;;) {
        const frame = this.shift()
        if (frame === undefined && this.ended) throw new Error(`the connection ended before a frame of type ${opcode}`)
        if (frame === undefined || frame.opcode === opcode) return frame
      }
    })
  }

  async json(): Promise<ReadonlyArray<unknown>> {
    return JSON.parse((await this.next(opcodes.text)).payload.toString())
  }

  /** The code of the close frame; 1006: there was none. */
  async closeCode(): Promise<number> {
    return until("the end of the connection", () => {
      for (;;) {
        const frame = this.shift()
        if (frame?.opcode === opcodes.close) return frame.payload.length < 2 ? 1005 : frame.payload.readUInt16BE(0)
        if (frame === undefined) return this.ended ? 1006 : undefined
      }
    })
  }

  destroy() {
    this.socket.destroy()
  }

  private shift(): RawFrame | undefined {
    const { heard } = this
    if (heard.length < 2) return undefined
    const [first = 0, second = 0] = heard
    const short = second & 0x7f
    const start = short === 126 ? 4 : short === 127 ? 10 : 2
    if (heard.length < start) return undefined
    const length = short === 126 ? heard.readUInt16BE(2) : short === 127 ? Number(heard.readBigUInt64BE(2)) : short
    if (heard.length < start + length) return undefined
    this.heard = heard.subarray(start + length)
    return { opcode: first & 0x0f, compressed: (first & 0x40) !== 0, payload: heard.subarray(start, start + length) }
  }
}

const frameOf = (opcode: number, payload: Buffer, compressed: boolean, final: boolean): Buffer => {
  const first = (final ? 0x80 : 0) | (compressed ? 0x40 : 0) | opcode
  const length =
    payload.length < 126
      ? Buffer.from([0x80 | payload.length])
      : payload.length < 65_536
        ? Buffer.from([0x80 | 126, payload.length >> 8, payload.length & 255])
        : Buffer.concat([Buffer.from([0x80 | 127, 0, 0, 0, 0]), uint32(payload.length)])
  const mask = Buffer.from([1, 2, 3, 4])
  const masked = Buffer.from(payload)
  for (let at = 0; at < masked.length; at++) masked[at] = (masked[at] ?? 0) ^ (mask[at % 4] ?? 0)
  return Buffer.concat([Buffer.from([first]), length, mask, masked])
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

export interface HandshakeChange {
  /** Lines of `Sec-WebSocket-Protocol`, each its value; `ocpp1.6` if not said. */
  readonly protocols?: ReadonlyArray<string>
  /** Headers that are left out, or come otherwise in `extra`. */
  readonly without?: ReadonlyArray<string>
  readonly extra?: ReadonlyArray<string>
  /** The request line, if not `GET <path> HTTP/1.1`. */
  readonly request?: string
}

/** The lines of an ordinary handshake, changed. */
export const handshake = (path: string, change: HandshakeChange = {}): ReadonlyArray<string> => {
  const { protocols = ["ocpp1.6"], without = [], extra = [], request = `GET ${path} HTTP/1.1` } = change
  const usual = [
    "Host: 127.0.0.1",
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version: 13"
  ].filter((line) => !without.includes(line.slice(0, line.indexOf(":"))))
  return [request, ...usual, ...protocols.map((value) => `Sec-WebSocket-Protocol: ${value}`), ...extra]
}
