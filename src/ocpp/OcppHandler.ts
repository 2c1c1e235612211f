/**
 * From a call to its answer: gate, decode, decide, append; the answer leaves when the record is on disk, in order. All of
 * it up to the lane is one synchronous step, so that memory is always what has been decided.
 */
import { Context, Effect, Layer } from "effect"
import { EventBus } from "../events/EventBus.ts"
import type { Entry } from "../events/Record.ts"
import { measured } from "../observability/Metrics.ts"
import { Authorization } from "../services/authorization/Authorization.ts"
import { Seal } from "../services/authorization/Seal.ts"
import { Stations } from "../services/stations/Stations.ts"
import { Transactions } from "../services/transactions/Transactions.ts"
import { type ErrorCode, spell } from "./CallError.ts"
import { receiverOf, receivers } from "./Catalogue.ts"
import { decide, isOdd } from "./Decide.ts"
import { type Call, contentKey, type Damage, errorText, resultText, type Salvaged, salvageFrame } from "./Frame.ts"
import { gate } from "./Gate.ts"
import { HeldBudget } from "./HeldBudget.ts"
import type { Desk, From, Receiver, Reply } from "./Message.ts"
import { notOurs } from "./NotOurs.ts"
import type { Recent } from "./Recent.ts"
import { redact, redactBroken, redactOdd, redactRaw } from "./Redaction.ts"
import { isOldNews, Replays } from "./Replays.ts"
import { ReplaysFile } from "./ReplaysFile.ts"
import { openSigned } from "./Signed.ts"
import type { Asked } from "./Spelling.ts"
import { Tally } from "./Tally.ts"

/** A connection as the handler needs it: who it is, and what it answered lately. */
export interface Line extends Omit<From, "received"> {
  readonly recent: Recent
  /** The actions that calls of ours on this connection have it send. */
  readonly provoked: ReadonlySet<string>
}

export class OcppHandler extends Context.Service<
  OcppHandler,
  {
    /**
     * Decides at once. `done` is called once, in the order of the calls: with the answer's text when its record is on disk;
     * with undefined when nothing is to be sent (a SEND; a door that closed: the station will repeat it). `damage`: the
     * text is no JSON, and this is what `salvage` made of it.
     */
    take(
      call: Call,
      text: string,
      line: Line,
      received: number,
      done: (answer: string | undefined) => void,
      damage?: Damage
    ): void
    /** A frame of a text that is no JSON; undefined: nothing can be made of it, or the station is held to the standard. */
    salvage(text: string, line: Line): Salvaged | undefined
    /** A text that is no call and no answer: kept, and answered as the version wants (1.6-J 4.2.3, 2.0.1 Part 4 4.2.3). */
    oddity(
      text: string,
      odd: { readonly id: string | undefined; readonly code: ErrorCode; readonly reason: string },
      line: Line,
      received: number,
      done: (answer: string | undefined) => void
    ): void
    /**
     * A text that wants no answer: a station's answer (its `payload`, if it has one) to a call of ours (`asked`), or one
     * that belongs to none. Kept for the trace; `done` when it is on disk, or is not to be.
     */
    note(
      text: string,
      asked: Asked | undefined,
      payload: unknown,
      line: Line,
      received: number,
      done: (answer: undefined) => void
    ): void
  }
>()("onetime/ocpp/OcppHandler") {
  static readonly layer = Layer.effect(
    OcppHandler,
    Effect.gen(function* () {
      const bus = yield* EventBus
      const desk: Desk = {
        stations: yield* Stations,
        authorization: yield* Authorization,
        transactions: yield* Transactions,
        seal: yield* Seal
      }
      const handler = new Handler(bus, desk)
      yield* measured(...handler.tally.families)
      const remembered = new Set(
        receivers.filter(({ options }) => options.unreadable).map(({ action }) => action.toLowerCase())
      )
      const file = new ReplaysFile(bus, handler.replays, remembered)
      yield* bus.remember({ name: "replays", load: file.load, fold: () => undefined })
      yield* Effect.addFinalizer(() => file.save)
      yield* Effect.forkScoped(file.keep)
      return OcppHandler.of({
        take: (call, text, line, received, done, damage) => handler.take(call, text, line, received, done, damage),
        salvage: (text, line) => handler.salvage(text, line),
        oddity: (text, odd, line, received, done) => handler.oddity(text, odd, line, received, done),
        note: (text, asked, payload, line, received, done) => handler.note(text, asked, payload, line, received, done)
      })
    })
  )
}

type Done = (answer: string | undefined) => void

class Handler {
  private readonly bus: EventBus["Service"]
  private readonly desk: Desk
  readonly replays = new Replays()
  readonly tally = new Tally()
  private readonly held = new HeldBudget()

  constructor(bus: EventBus["Service"], desk: Desk) {
    this.bus = bus
    this.desk = desk
  }

  take(call: Call, text: string, line: Line, received: number, done: Done, damage?: Damage) {
    const receiver = receiverOf(line.version, call.action)
    const signed = receiver === undefined && damage === undefined ? openSigned(call) : undefined
    if (signed === undefined) return this.hear(receiver, call, text, line, received, done, damage)
    const meant = receiverOf(line.version, signed.call.action)
    return this.hear(meant, signed.call, text, line, received, done, signed.damage)
  }

  private hear(
    receiver: Receiver | undefined,
    call: Call,
    text: string,
    line: Line,
    received: number,
    done: Done,
    damage?: Damage
  ) {
    const said = damage?.said ?? text
    const key = contentKey(call, said)
    const repeated = line.recent.find(call.id, key, received)
    if (repeated !== undefined) {
      this.tally.repeats++
      return this.bus.follow((kept) => done(kept ? repeated : undefined))
    }
    const from: From = { station: line.station, version: line.version, connection: line.connection, received }
    const count = this.tally.of(receiver, line.version)
    count.calls++
    const plain =
      damage === undefined
        ? redact(line.version, call.action, call.payload, text)
        : redactBroken(call.action, call.payload, text)
    // After a restart nothing but the journal's text is left to compare with; of broken text with a secret it is not enough.
    const keptKey = plain === text || damage !== undefined ? key : contentKey(call, plain)
    const before =
      receiver?.options.unreadable === undefined || call._tag !== "Call"
        ? undefined
        : this.replays.find(line.station, line.connection, keptKey, received)
    if (before !== undefined && before.connection !== line.connection) {
      const frame = damage === undefined ? redactOdd(call.action, call.payload, text, plain) : plain
      return this.replay(frame, from, line, resultText(call.id, before.answer), done)
    }
    const reply =
      receiver === undefined
        ? notOurs(line.version, call.action)
        : this.decide(receiver, call, said, from, line, damage)
    if (reply._tag === "Refusal") count.refused++
    const odd = isOdd(reply)
    const frame = damage === undefined && odd ? redactOdd(call.action, call.payload, text, plain) : plain
    if (before !== undefined && isOldNews(reply.events, received))
      return this.replay(frame, from, line, resultText(call.id, before.answer), done)
    const payload = reply._tag === "Answer" ? JSON.stringify(reply.answer) : ""
    const answer = this.say(call, line, reply, payload)
    if (receiver?.options.unkept === true && reply._tag === "Answer" && reply.events.length === 0)
      return this.unkept(from, answer, done)
    // While the door is closed (the disk is full, say) nothing is taken: what comes again is decided then.
    if (reply._tag === "Answer" && this.bus.door().open) {
      if (receiver?.options.unreadable !== undefined)
        this.replays.add(line.station, { key: keptKey, connection: line.connection, at: received, answer: payload })
      // A refusal changed nothing: what is decided anew may be better by now.
      if (answer !== undefined && receiver?.options.fresh !== true) line.recent.add(call.id, key, received, answer)
    }
    // A station that never sends a heartbeat is seen by what else it sends.
    const seen = reply._tag === "Answer" ? this.desk.stations.seen(line.station, received) : undefined
    if (odd) this.tally.odd(reply.events)
    const entry = {
      at: received,
      cause: { kind: "frame", station: line.station, connection: line.connection } as const,
      frame,
      ...(answer === undefined ? {} : { answer: this.redacted(call, line, reply, answer) }),
      events: seen === undefined ? reply.events : [...reply.events, seen]
    }
    // What was refused without an event is not waited for: the station loses nothing by it.
    if (reply._tag === "Refusal" && reply.events.length === 0) return this.trifle(entry, line, answer, done)
    if (receiver?.options.unreadable === undefined && !this.keeps(line, received))
      return this.bus.follow(this.settled(answer, received, done))
    this.bus.enqueue(entry, this.settled(answer, received, done))
  }

  /** What is done when the record is on disk, or cannot be. */
  private settled(answer: string | undefined, received: number, done: Done) {
    return (kept: boolean) => {
      if (kept && answer !== undefined) this.tally.latency.since(received)
      done(kept ? answer : undefined)
    }
  }

  /** Whether one more record of no great weight is kept of this station: of an accepted one always. */
  private keeps(line: Line, received: number): boolean {
    return this.accepted(line.station) || this.held.trifle(line.station, received)
  }

  private accepted(station: string): boolean {
    return this.desk.stations.find(station)?.standing === "accepted"
  }

  /** Kept for the trace if there is room for it; its answer leaves in order. */
  private trifle(entry: Entry, line: Line, answer: string | undefined, done: Done) {
    if (this.keeps(line, entry.at)) this.bus.enqueue(entry)
    this.bus.follow(this.settled(answer, entry.at, done))
  }

  private say(call: Call, line: Line, reply: Reply<unknown>, payload: string): string | undefined {
    if (call._tag === "Send") return undefined
    return reply._tag === "Answer"
      ? resultText(call.id, payload)
      : errorText(call.id, spell(line.version, reply.code), reply.description)
  }

  /** Kept for the trace, without a second event; what it says is on disk already. */
  private replay(frame: string, from: From, line: Line, answer: string, done: Done) {
    const cause = { kind: "frame", station: from.station, connection: from.connection } as const
    this.trifle({ at: from.received, cause, frame, answer, events: [] }, line, answer, done)
  }

  private redacted(call: Call, line: Line, reply: Reply<unknown>, answer: string): string {
    return reply._tag === "Answer" ? redact(line.version, call.action, reply.answer, answer) : answer
  }

  salvage(text: string, { station, version }: Line): Salvaged | undefined {
    if (this.desk.stations.find(station)?.strict === true) return undefined
    const salvaged = salvageFrame(text)
    const isKnown = salvaged?.frame._tag !== "Call" || receiverOf(version, salvaged.frame.action) !== undefined
    return isKnown ? salvaged : undefined
  }

  private decide(
    receiver: Receiver,
    call: Call,
    text: string,
    from: From,
    line: Line,
    damage?: Damage
  ): Reply<unknown> {
    const station = this.desk.stations.find(from.station)
    const isStrict = station?.strict === true
    return gate(receiver, line, station, this.held) ?? decide(receiver, call, text, from, this.desk, isStrict, damage)
  }

  private unkept(from: From, answer: string | undefined, done: Done) {
    const seen = this.desk.stations.seen(from.station, from.received)
    if (seen !== undefined) {
      const cause = { kind: "socket", station: from.station, connection: from.connection } as const
      this.bus.enqueue({ at: from.received, cause, events: [seen] })
    }
    this.bus.follow(this.settled(answer, from.received, done))
  }

  oddity(
    text: string,
    odd: { readonly id: string | undefined; readonly code: ErrorCode; readonly reason: string },
    line: Line,
    received: number,
    done: Done
  ) {
    const id = odd.id ?? (line.version === "1.6" ? undefined : '"-1"')
    const answer = id === undefined ? undefined : errorText(id, spell(line.version, odd.code), odd.reason)
    const entry: Entry = {
      at: received,
      cause: { kind: "frame", station: line.station, connection: line.connection },
      frame: redactRaw(text),
      ...(answer === undefined ? {} : { answer }),
      events: []
    }
    this.trifle(entry, line, answer, done)
  }

  note(
    text: string,
    asked: Asked | undefined,
    payload: unknown,
    line: Line,
    received: number,
    done: (answer: undefined) => void
  ) {
    const plain =
      asked === undefined || payload === undefined ? redactRaw(text) : redact(line.version, asked.action, payload, text)
    const frame = asked === undefined ? plain : asked.unquote(plain)
    const cause = { kind: "frame", station: line.station, connection: line.connection } as const
    this.trifle({ at: received, cause, frame, events: [] }, line, undefined, () => done(undefined))
  }
}
