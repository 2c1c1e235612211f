/**
 * One socket of one station: its frames in, our answers out in order, our calls one at a time. Frames not yet answered
 * are its inbox: 64 or 1 MiB, then it is made to wait; nothing is dropped.
 */
import type { ServerWebSocket } from "bun"
import type { StationId } from "../domain/Ids.ts"
import { readFrame } from "../ocpp/Frame.ts"
import { type Line, type OcppHandler, Recent } from "../ocpp/OcppHandler.ts"
import type { Version } from "../ocpp/wire/Spec.ts"
import { type Asked, Outbox } from "./Outbox.ts"

const mostFrames = 64
const mostBytes = 1 << 20
/** An inbox that stays full so long, in ms, ends the connection: the station comes again and repeats. */
const patience = 60_000
/** Calls of ours wait for the first answered frame, or so long, in ms. */
const settling = 10_000

export type Socket = ServerWebSocket<Connection>

export class Connection implements Line {
  readonly recent = new Recent()
  readonly outbox: Outbox
  /** When anything was last heard, a pong included; ms since 1970. */
  heardAt: number
  /** Whether this station has ever answered a ping. */
  pongs = false
  pingedAt = 0
  private frames = 0
  private bytes = 0
  private pausedAt: number | undefined
  private socket: Socket | undefined
  readonly station: StationId
  readonly version: Version
  /** Its number, unique in this journal: the position of its StationConnected. */
  connection = 0
  readonly openedAt: number
  /** The station's spelling of its identity, its address, and whether it had to show a password. */
  readonly spelling: string
  readonly address: string
  readonly open: boolean
  private readonly handler: OcppHandler["Service"]
  private readonly trace: (connection: Connection, text: string, asked: Asked | undefined, payload: unknown) => void

  constructor(
    about: { station: StationId; version: Version; spelling: string; address: string; open: boolean; now: number },
    handler: OcppHandler["Service"],
    trace: (connection: Connection, text: string, asked: Asked | undefined, payload: unknown) => void
  ) {
    this.station = about.station
    this.version = about.version
    this.spelling = about.spelling
    this.address = about.address
    this.open = about.open
    this.openedAt = this.heardAt = about.now
    this.handler = handler
    this.trace = trace
    this.outbox = new Outbox((text) => void this.socket?.send(text))
  }

  opened(socket: Socket) {
    this.socket = socket
  }

  received(text: string, now: number) {
    this.heardAt = now
    if (text.length === 0) return
    const frame = readFrame(text)
    switch (frame._tag) {
      case "Call":
      case "Send":
        this.take(text.length)
        return this.handler.take(frame, text, this, now, (answer) => this.answered(text.length, answer))
      case "Result": {
        const { payload } = frame
        return this.trace(this, text, this.outbox.answer(frame.id, { _tag: "Result", payload }, now), payload)
      }
      case "Error": {
        const { code, description } = frame
        return this.trace(
          this,
          text,
          this.outbox.answer(frame.id, { _tag: "Error", code, description }, now),
          undefined
        )
      }
      case "UnknownType":
        // 1.6 and 2.1 ignore it, 2.0.1 says so (Part 4 4.1.3).
        if (this.version !== "2.0.1") return this.trace(this, text, undefined, undefined)
        return this.odd(
          text,
          frame.id,
          "MessageTypeNotSupported",
          `message type ${String(frame.type).slice(0, 20)} is not known`,
          now
        )
      case "Broken":
        return this.odd(text, frame.id, "RpcFrameworkError", frame.reason, now)
    }
  }

  private odd(
    text: string,
    id: string | undefined,
    code: "MessageTypeNotSupported" | "RpcFrameworkError",
    reason: string,
    now: number
  ) {
    this.take(text.length)
    this.handler.oddity(text, { id, code, reason }, this, now, (answer) => this.answered(text.length, answer))
  }

  private take(bytes: number) {
    this.frames++
    this.bytes += bytes
    if (this.pausedAt === undefined && (this.frames >= mostFrames || this.bytes >= mostBytes)) {
      this.pausedAt = Date.now()
      this.socket?.pause()
    }
  }

  private answered(bytes: number, answer: string | undefined) {
    this.frames--
    this.bytes -= bytes
    if (answer !== undefined) this.socket?.send(answer)
    if (this.pausedAt !== undefined && this.frames < mostFrames / 2 && this.bytes < mostBytes / 2) {
      this.pausedAt = undefined
      this.socket?.resume()
    }
    if (answer !== undefined) this.outbox.begin(this.heardAt)
  }

  /** Looks at its clocks, about once a second. */
  tick(now: number) {
    this.outbox.expire(now)
    if (now - this.openedAt > settling) this.outbox.begin(now)
    if (this.pausedAt !== undefined && now - this.pausedAt > patience)
      this.close(1013, "the inbox was full for a minute")
  }

  ping(now: number) {
    this.pingedAt = now
    this.socket?.ping()
  }

  ponged(now: number) {
    this.pongs = true
    this.heardAt = now
  }

  close(code: number, reason: string) {
    this.socket?.close(code, reason)
  }

  /** For a peer that does not answer any more: no closing handshake. */
  terminate() {
    this.socket?.terminate()
  }

  ended(reason: string) {
    this.socket = undefined
    this.outbox.fail(reason)
  }
}
