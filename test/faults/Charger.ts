/**
 * The day of a charger, over and over: it starts a charge, reports its register, which only ever counts up, and stops.
 * So every value names itself, and what it was told can be held against the tables.
 */
import { FakeStation, type Payload, type Version } from "./FakeStation.ts"

/** One charge as the charger knows it; registers in Wh. */
export interface Told {
  readonly station: string
  readonly version: Version
  /** Our id (1.6), or the station's own (2.x). */
  readonly name: string
  readonly begin: number
  readonly end: number
  /** The start's payload and our answer to it. */
  readonly start: { readonly payload: Payload; readonly answer: Payload }
}

export const versions: ReadonlyArray<Version> = ["1.6", "2.0.1", "2.1"]

export class Charger {
  readonly station: FakeStation
  readonly charges: Array<Told> = []
  /** Registers reported in readings and acknowledged. */
  readonly values: Array<number> = []
  private register: number

  /** `number` keeps its registers apart from all others'. */
  constructor(number: number, version: Version, port: () => number, breaks = () => false) {
    const id = `CP${String(number).padStart(3, "0")}-${version}`
    this.station = new FakeStation({ id, version, port, braces: number % 2 === 1, breaks })
    this.register = (number + 1) * 1_000_000
  }

  get id(): string {
    return this.station.way.id
  }

  /** Charges until it may go home; the charge it is in is always finished. */
  async live(home: () => boolean, values = 3): Promise<void> {
    await this.station.boot()
    while (!home()) await (this.station.way.version === "1.6" ? this.charge16(values) : this.charge2(values))
  }

  private async charge16(values: number) {
    const begin = ++this.register
    const start = { connectorId: 1, idTag: `TAG-${this.id}`, meterStart: begin, timestamp: now() }
    const answer = await this.station.report("StartTransaction", start)
    const { transactionId } = answer
    for (let value = 0; value < values; value++) {
      const meterValue = [{ timestamp: now(), sampledValue: [{ value: String(++this.register) }] }]
      await this.station.report("MeterValues", { connectorId: 1, transactionId, meterValue })
      this.values.push(this.register)
    }
    const end = ++this.register
    await this.station.report("StopTransaction", { transactionId, meterStop: end, timestamp: now(), reason: "Local" })
    this.told(String(transactionId), begin, end, { payload: start, answer })
  }

  private async charge2(values: number) {
    const transactionId = crypto.randomUUID()
    const begin = ++this.register
    let seqNo = 0
    const event = (eventType: string, triggerReason: string, info: Payload = {}, more: Payload = {}) => ({
      eventType,
      triggerReason,
      timestamp: now(),
      seqNo: seqNo++,
      transactionInfo: { transactionId, ...info },
      meterValue: [{ timestamp: now(), sampledValue: [{ value: this.register }] }],
      ...more
    })
    // A PIN is hidden in the journal: what is known again by its content must be known all the same.
    const idToken = { idToken: `TAG-${this.id}`, type: this.station.way.version === "2.1" ? "KeyCode" : "ISO14443" }
    const start = event(
      "Started",
      "Authorized",
      { chargingState: "Charging" },
      { idToken, evse: { id: 1, connectorId: 1 } }
    )
    const answer = await this.station.report("TransactionEvent", start)
    this.values.push(begin)
    for (let value = 0; value < values; value++) {
      this.register++
      await this.station.report("TransactionEvent", event("Updated", "MeterValuePeriodic"))
      this.values.push(this.register)
    }
    const end = ++this.register
    await this.station.report("TransactionEvent", event("Ended", "StopAuthorized", { stoppedReason: "Local" }))
    this.values.push(end)
    this.told(transactionId, begin, end, { payload: start, answer })
  }

  private told(name: string, begin: number, end: number, start: Told["start"]) {
    this.charges.push({ station: this.id, version: this.station.way.version, name, begin, end, start })
  }
}

/** Chargers of the three versions in turn. */
export const chargers = (count: number, port: () => number, breaks?: () => boolean): ReadonlyArray<Charger> =>
  Array.from({ length: count }, (_, number) => new Charger(number, versions[number % 3] ?? "1.6", port, breaks))

/** How many messages they were acknowledged in all. */
export const acknowledgements = (all: ReadonlyArray<Charger>): number =>
  all.reduce((sum, { station }) => sum + station.acknowledged.length, 0)

const now = () => new Date().toISOString()
