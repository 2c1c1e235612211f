/**
 * One socket of one station: its frames in, our answers out in order, our calls one at a time. Frames not yet answered
 * are its inbox: 64 or 1 MiB, then it is made to wait; nothing is dropped. What has come with the same read of the socket
 * waits in its backlog, so that a station that sends thousands at once takes no more turns than others.
 */
import type { ServerWebSocket } from "bun"
import type { StationId } from "../domain/Ids.ts"
import { readFrame } from "../ocpp/Frame.ts"
import type { Line, OcppHandler } from "../ocpp/OcppHandler.ts"
import { Recent } from "../ocpp/Recent.ts"
import type { Version } from "../ocpp/wire/Spec.ts"
import { Outbox } from "./Outbox.ts"

const mostFrames = 64
const mostBytes = 1 << 20
/** As many frames within so many ms are looked at at once; others have their turn before the next. */
const burst = 10
/** An inbox that stays full so long, in ms, ends the connection: the station comes again and repeats. */
const patience = 60_000
/** Calls of ours wait for the first answered frame, or so long, in ms. */
const settling = 10_000

/** What a connection does to its socket. */
export type Socket = Pick<ServerWebSocket<Connection>, "send" | "pause" | "resume" | "ping" | "close" | "terminate">

/** Who came in. `spelling` is its identity as it wrote it; `secure`: by TLS; `open`: it had to show no password. */
export interface Visitor {
  readonly station: StationId
  readonly version: Version
  readonly spelling: string
  readonly address: string
  readonly secure: boolean
  readonly open: boolean
}

/** All its times are of a clock that never jumps, unlike a small computer's own: `performance.now()`, in ms. */
export class Connection implements Line {
  readonly recent = new Recent()
  readonly provoked = new Set<string>()
  readonly outbox: Outbox
  /** When anything was last heard, a pong included. */
  heardAt: number
  /** Whether this station answers pings, as far as is known; and whether it did on this very connection. */
  pongs = false
  ponged = false
  pingedAt = 0
  /** Its number, unique in this journal: the position of its StationConnected. */
  connection = 0
  /** Why we gave it up; undefined: we did not. */
  lost: string | undefined
  readonly visitor: Visitor
  readonly station: StationId
  readonly version: Version
  readonly openedAt: number
  private frames = 0
  private bytes = 0
  private readonly backlog: Array<{ readonly text: string; readonly at: number }> = []
  private burstAt = 0
  private burstFrames = 0
  private turn: NodeJS.Immediate | undefined
  private pausedAt: number | undefined
  private socket: Socket | undefined
  private readonly handler: OcppHandler["Service"]
  private readonly report: (defect: unknown) => void

  /** `report` hears of faults of ours. */
  constructor(
    visitor: Visitor,
    handler: OcppHandler["Service"],
    report: (defect: unknown) => void,
    now = performance.now()
  ) {
    this.visitor = visitor
    this.station = visitor.station
    this.version = visitor.version
    this.openedAt = this.heardAt = now
    this.handler = handler
    this.report = report
    this.outbox = new Outbox((text) => void this.socket?.send(text))
  }

  opened(socket: Socket) {
    this.socket = socket
  }

  /** We do not read from it: its inbox is full. */
  get paused(): boolean {
    return this.pausedAt !== undefined
  }

  /** `at`: ms since 1970. */
  received(text: string, at: number, now = performance.now()) {
    this.heardAt = now
    if (text.length === 0) return
    if (now - this.burstAt > burst) {
      this.burstAt = now
      this.burstFrames = 0
    }
    if (this.pausedAt === undefined && ++this.burstFrames <= mostFrames) return this.look(text, at, now)
    this.backlog.push({ text, at })
    if (this.pausedAt === undefined) this.pause(now)
    if (this.frames < mostFrames / 2) this.next()
  }

  private look(text: string, at: number, now: number) {
    this.take(text.length, now)
    let isOpen = true
    const settle = (answer: string | undefined) => {
      if (isOpen) this.answered(text.length, answer)
      isOpen = false
    }
    try {
      this.dispatch(text, at, now, settle)
    } catch (defect) {
      // Unanswered, it comes again; the inbox must not leak for it.
      settle(undefined)
      this.report(defect)
    }
  }

  /** In a later turn of the event loop: some of the backlog, and when there is none, the socket again. */
  private next() {
    this.turn ??= setImmediate(() => {
      this.turn = undefined
      const now = performance.now()
      for (let taken = 0; taken < mostFrames && this.frames < mostFrames && this.bytes < mostBytes; taken++) {
        const first = this.backlog.shift()
        if (first === undefined) return this.resume(now)
        this.look(first.text, first.at, now)
      }
      if (this.frames < mostFrames / 2 && this.bytes < mostBytes / 2) this.next()
    })
  }

  private pause(now: number) {
    this.pausedAt = now
    this.socket?.pause()
  }

  private resume(now: number) {
    if (this.pausedAt === undefined || this.frames >= mostFrames / 2 || this.bytes >= mostBytes / 2) return
    this.pausedAt = undefined
    this.burstFrames = 0
    this.heardAt = now
    this.socket?.resume()
  }

  private dispatch(text: string, at: number, now: number, settle: (answer: string | undefined) => void) {
    const { handler } = this
    const read = readFrame(text)
    const isBroken = read._tag === "Broken" || read._tag === "Stray"
    const salvaged = isBroken ? handler.salvage(text, this) : undefined
    const frame = salvaged?.frame ?? read
    const note = () => handler.note(text, undefined, undefined, this, at, settle)
    switch (frame._tag) {
      case "Call":
        return handler.take(frame, text, this, at, settle, salvaged?.damage)
      case "Send":
        return this.version === "2.1"
          ? handler.take(frame, text, this, at, settle, salvaged?.damage)
          : this.strange(6, frame.id, text, at, settle)
      case "Result": {
        const { id, payload } = frame
        return handler.note(text, this.outbox.answer(id, { _tag: "Result", payload }, now), payload, this, at, settle)
      }
      case "Error": {
        const { id, code, description } = frame
        const asked = this.outbox.answer(id, { _tag: "Error", code, description }, now)
        return handler.note(text, asked, undefined, this, at, settle)
      }
      case "ResultError":
        return this.version === "2.1" ? note() : this.strange(5, frame.id, text, at, settle)
      case "Stray":
        return note()
      case "UnknownType":
        return this.strange(frame.type, frame.id, text, at, settle)
      case "Broken":
        return handler.oddity(text, { id: frame.id, code: "RpcFrameworkError", reason: frame.reason }, this, at, settle)
    }
  }

  /** A message type that its version does not have: 1.6 and 2.1 ignore it, 2.0.1 says so (Part 4 4.1.3). */
  private strange(
    type: number,
    id: string | undefined,
    text: string,
    at: number,
    settle: (answer: string | undefined) => void
  ) {
    if (this.version !== "2.0.1") return this.handler.note(text, undefined, undefined, this, at, settle)
    const reason = `message type ${type} is not known`
    return this.handler.oddity(text, { id, code: "MessageTypeNotSupported", reason }, this, at, settle)
  }

  private take(bytes: number, now: number) {
    this.frames++
    this.bytes += bytes
    if (this.pausedAt === undefined && (this.frames >= mostFrames || this.bytes >= mostBytes)) this.pause(now)
  }

  private answered(bytes: number, answer: string | undefined) {
    this.frames--
    this.bytes -= bytes
    if (answer !== undefined) this.socket?.send(answer)
    if (this.pausedAt !== undefined && this.frames < mostFrames / 2 && this.bytes < mostBytes / 2) this.next()
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

  pong(now = performance.now()) {
    this.pongs = this.ponged = true
    this.heardAt = now
  }

  close(code: number, reason: string) {
    this.socket?.close(code, reason)
  }

  /** For a peer that does not answer any more: no closing handshake. */
  terminate(reason: string) {
    this.lost = reason
    this.socket?.terminate()
  }

  /** The socket is gone. What it has brought is still looked at: nobody hears the answers, and it may never come again. */
  ended(reason: string) {
    this.socket = undefined
    clearImmediate(this.turn)
    const now = performance.now()
    for (const { text, at } of this.backlog.splice(0)) this.look(text, at, now)
    this.outbox.fail(reason)
  }
}
