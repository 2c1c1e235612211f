/** What a story of the field is told in: a station that says things, and what Onetime then holds of it. */
import type { Event } from "../../src/domain/Event.ts"
import type { Version } from "../../src/ocpp/wire/Spec.ts"
import { type Answer, Peer } from "../gateway/Peer.ts"
import { type Field, field } from "./Field.ts"

/** A transaction as the API tells it. */
export interface Told {
  readonly id: number
  readonly stationTransactionId: string
  readonly evse: number | null
  readonly connector: number | null
  readonly token: string | null
  readonly stopToken: string | null
  readonly verdict: string | null
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly energy: number
  readonly meterStart: number | null
  readonly meterStop: number | null
  readonly state: string | null
  readonly reason: string | null
  readonly open: boolean
  readonly flags: ReadonlyArray<string>
}

type Payload = { readonly [key: string]: unknown }

export class Story {
  readonly id: string
  readonly version: Version
  private readonly field: Field
  peer: Peer

  private constructor(id: string, version: Version, field: Field, peer: Peer) {
    this.id = id
    this.version = version
    this.field = field
    this.peer = peer
  }

  /** A new station, connected and booted. */
  static async of(version: Version = "1.6", id = `F-${crypto.randomUUID()}`): Promise<Story> {
    const story = await Story.unbooted(version, id)
    await story.peer.boot(version)
    return story
  }

  static async unbooted(version: Version = "1.6", id = `F-${crypto.randomUUID()}`): Promise<Story> {
    const running = await field()
    return new Story(id, version, running, await Peer.of(running.port, id, version))
  }

  /** Its connection ends and it comes back, without a boot. */
  async reconnect(): Promise<void> {
    await this.peer.close()
    this.peer = await Peer.of(this.field.port, this.id, this.version)
  }

  /** A call that must be answered with a result. */
  say(action: string, payload: unknown): Promise<Payload> {
    return this.peer.result(action, payload)
  }

  /** A text as it stands, and the answer to the call of this id. */
  raw(text: string, id: unknown): Promise<Answer> {
    return this.peer.exchange(text, id)
  }

  /** A 1.6 start, what is not said as usual; our id. */
  async start(payload: Payload = {}): Promise<number> {
    return Number((await this.say("StartTransaction", start(payload))).transactionId)
  }

  stop(payload: Payload): Promise<Payload> {
    return this.say("StopTransaction", { timestamp: clock(60), ...payload })
  }

  /** A register in Wh at a minute. */
  meter(register: number, minute: number, rest: Payload = {}): Promise<Payload> {
    return this.say("MeterValues", { connectorId: 1, meterValue: [value(register, minute)], ...rest })
  }

  /** A 2.x event of a charge. */
  event(eventType: string, seqNo: number, rest: Payload = {}): Promise<Payload> {
    return this.say("TransactionEvent", event(eventType, seqNo, rest))
  }

  ask(path: string, method = "GET", body?: unknown, status = 200): Promise<unknown> {
    return this.field.ask(method, path, body, status)
  }

  /** Its charges, newest first. */
  async charges(): Promise<ReadonlyArray<Told>> {
    return Object(await this.ask(`/api/transactions?station=${encodeURIComponent(this.id)}&limit=500`)).items
  }

  /** The only charge it has. */
  async charge(): Promise<Told> {
    const charges = await this.charges()
    const [only] = charges
    if (only === undefined || charges.length > 1) throw new Error(`not one charge: ${JSON.stringify(charges)}`)
    return only
  }

  async readings(id?: number): Promise<ReadonlyArray<Payload>> {
    const of = id ?? (await this.charge()).id
    return Object(await this.ask(`/api/transactions/${of}/readings?limit=5000`)).items
  }

  /** The frames of its connections as the journal keeps them. */
  async frames(): Promise<ReadonlyArray<string>> {
    return (await this.field.trace(this.id)).flatMap(({ frame }) => frame ?? [])
  }

  /** What Onetime took its messages for. */
  async events(): Promise<ReadonlyArray<Event>> {
    return (await this.field.trace(this.id)).flatMap(({ events }) => events)
  }

  /** The rules by which its messages were put right, each once. */
  async rules(): Promise<ReadonlyArray<string>> {
    const found = (await this.events()).flatMap((event) => (event._tag === "StationDeviated" ? event.deviations : []))
    return [...new Set(found.map(({ rule }) => rule))]
  }

  /** The only connector that it has reported. */
  async connector(): Promise<Payload> {
    const { connectors } = Object(await this.station())
    if (connectors.length !== 1) throw new Error(`not one connector: ${JSON.stringify(connectors)}`)
    return connectors[0]
  }

  orphans(): Promise<number> {
    return this.field.orphans(this.id)
  }

  station(): Promise<unknown> {
    return this.ask(`/api/stations/${encodeURIComponent(this.id)}`)
  }
}

/** An hour and a half ago: every story has happened already. */
const beginning = Math.floor(Date.now() / 60_000) * 60_000 - 90 * 60_000

/** The minute of the stories as a station writes it: `2026-11-23T09:05:00.000Z`. */
export const clock = (minute: number): string => new Date(beginning + minute * 60_000).toISOString()

export const start = (payload: Payload = {}): Payload => ({
  connectorId: 1,
  idTag: "TAG",
  meterStart: 0,
  timestamp: clock(0),
  ...payload
})

/** One meter value of 1.6: the import register in Wh. */
export const value = (register: number | string, minute: number, rest: Payload = {}): Payload => ({
  timestamp: clock(minute),
  sampledValue: [{ value: String(register), ...rest }]
})

/** One meter value of 2.x. */
export const value2 = (register: number, minute: number, rest: Payload = {}): Payload => ({
  timestamp: clock(minute),
  sampledValue: [{ value: register, ...rest }]
})

const triggers: { readonly [phase: string]: string } = {
  Started: "CablePluggedIn",
  Updated: "MeterValuePeriodic",
  Ended: "EVDeparted"
}

/** A 2.x event of charge T1, a minute after the one before it. */
export const event = (eventType: string, seqNo: number, rest: Payload = {}): Payload => ({
  eventType,
  timestamp: clock(seqNo),
  triggerReason: triggers[eventType] ?? "Trigger",
  seqNo,
  transactionInfo: { transactionId: "T1" },
  ...rest
})

/** One meter value of a minute with these samples. */
export const samples = (minute: number, ...sampledValue: ReadonlyArray<{ readonly [key: string]: unknown }>) => ({
  timestamp: clock(minute),
  sampledValue
})

/** A 1.6 charge that began at a register and said these meter values. */
export const charging = async (meterStart: number, ...meterValue: ReadonlyArray<unknown>) => {
  const story = await Story.of()
  const transactionId = await story.start({ meterStart })
  for (const one of meterValue) await story.say("MeterValues", { connectorId: 1, transactionId, meterValue: [one] })
  return { story, transactionId }
}
