/**
 * The single file in which records go to the disk: taken and folded at once, written a batch at a time, then told to
 * those who wait, in order. One write and one sync are under way at a time; what comes meanwhile is the next batch.
 */
import { type Event, highestIdIn } from "../domain/Event.ts"
import type { Position } from "../domain/Ids.ts"
import type { Door, Memory, Room } from "./EventBus.ts"
import type { Journal } from "./Journal.ts"
import { Lines } from "./Lines.ts"
import { type Entry, headText, type Record, tailText, withoutReadings } from "./Record.ts"

interface Waiting {
  readonly record: Record | undefined
  /** The line without its length and checksum. */
  readonly head: string
  readonly tail: string | undefined
  readonly done: ((kept: boolean) => void) | undefined
}

/** Recent records for the listeners, by position; those that lag further behind read the segments. */
const ringSize = 16_384
/** Bytes of one write: it is synchronous, and more of them would make the sockets wait. */
const mostAtOnce = 4 << 20
/** A longer line, in characters, is not held in the ring, nor its readings by live views: one frame may bring 15 000. */
const largestAtHand = 8192

export class Lane {
  readonly memories: Array<Memory> = []
  readonly heard: Array<(door: Door) => void> = []
  last: Position
  private own: Door = { open: false, reason: "starting", sockets: "close" }
  private room: Room = "plenty"
  private waiting: Array<Waiting> = []
  private busy = false
  private readonly lines = new Lines()
  private readonly ring: Array<Record | undefined> = new Array(ringSize)
  /** The ring holds nothing up to here. */
  private released: Position
  private idle: Array<() => void> = []
  private readonly journal: Journal["Service"]
  private readonly publish: (records: ReadonlyArray<Record>) => void
  private readonly fault: (what: string, cause: unknown) => void

  /** `fault` hears of a defect in code that was called from here; the lane goes on. */
  constructor(
    journal: Journal["Service"],
    publish: (records: ReadonlyArray<Record>) => void,
    fault: (what: string, cause: unknown) => void
  ) {
    this.journal = journal
    this.publish = publish
    this.fault = fault
    this.last = this.released = journal.head()
  }

  get door(): Door {
    return this.own.open && this.room === "full" ? diskFull : this.own
  }

  enqueue(given: Entry, done?: (kept: boolean) => void): Position {
    if (!this.door.open) {
      if (done !== undefined) this.tell(done, false)
      return 0
    }
    const entry = this.room === "plenty" ? given : spare(given)
    if (entry === undefined) {
      if (done !== undefined) this.follow(done)
      return this.last
    }
    const position = this.last + 1
    const head = headText(position, entry)
    this.last = position
    for (const event of entry.events) this.fold(event, position, entry.at)
    const record = { position, at: entry.at, cause: entry.cause, events: entry.events }
    this.push({ record, head, tail: tailText(entry), done })
    return position
  }

  /** The fact is decided whether or not a memory can take it in. */
  private fold(event: Event, position: Position, at: number) {
    for (const memory of this.memories) {
      try {
        memory.fold(event, position, at)
      } catch (cause) {
        this.fault(`the memory ${memory.name} cannot take in ${event._tag} of record ${position}`, cause)
      }
    }
  }

  follow(done: (kept: boolean) => void) {
    if (!this.door.open) return this.tell(done, false)
    if (this.waiting.length === 0 && !this.busy) return this.tell(done, true)
    this.push({ record: undefined, head: "", tail: undefined, done })
  }

  private push(item: Waiting) {
    this.waiting.push(item)
    if (!this.busy) {
      this.busy = true
      setImmediate(() => this.flush())
    }
  }

  private flush() {
    const { batch, bytes, transaction } = this.next()
    const records = batch.flatMap(({ record }) => record ?? [])
    const [first, last] = [records[0]?.position, records.at(-1)?.position]
    if (first === undefined || last === undefined) return this.kept(batch)
    this.journal.write({ bytes, first, last, transaction }, (error) =>
      error === undefined ? this.kept(batch) : this.lost(batch, error)
    )
  }

  private next() {
    const { lines } = this
    let [transaction, count] = [0, 0]
    for (const { record, head, tail } of this.waiting) {
      if (lines.length > mostAtOnce) break
      count++
      if (record !== undefined) lines.add(head, tail)
      for (const event of record?.events ?? []) transaction = Math.max(transaction, highestIdIn(event))
    }
    const batch = this.waiting.slice(0, count)
    this.waiting = this.waiting.slice(count)
    return { batch, bytes: lines.take(), transaction }
  }

  private kept(batch: ReadonlyArray<Waiting>) {
    const records: Array<Record> = []
    for (const { record, head, tail } of batch) {
      if (record === undefined) continue
      const isSmall = head.length + (tail?.length ?? 0) <= largestAtHand
      this.ring[record.position % ringSize] = isSmall ? record : undefined
      records.push(isSmall ? record : { ...record, events: record.events.map(withoutReadings) })
    }
    // The disk takes the next batch while the answers of this one leave. Where nothing is for the disk, order comes first.
    const isNext = this.waiting.some(({ record }) => record !== undefined)
    if (isNext) this.flush()
    for (const { done } of batch) if (done !== undefined) this.tell(done, true)
    if (records.length > 0) this.publish(records)
    if (!isNext) this.goOn()
  }

  /** Nobody in the lane is answered; what memory knows of it is forgotten when `Start` loads it anew. */
  private lost(batch: ReadonlyArray<Waiting>, error: Error) {
    const all = [...batch, ...this.waiting]
    this.waiting = []
    this.last = this.journal.head()
    this.setDoor({ open: false, reason: `the journal cannot be written: ${error.message}`, sockets: "close" })
    for (const { done } of all) if (done !== undefined) this.tell(done, false)
    this.goOn()
  }

  private tell(done: (kept: boolean) => void, kept: boolean) {
    try {
      done(kept)
    } catch (cause) {
      this.fault("what was to follow a record failed", cause)
    }
  }

  /** Who was told may have enqueued again, even after a failure: the door may be open already. */
  private goOn() {
    if (this.waiting.length > 0) return this.flush()
    this.busy = false
    for (const wake of this.idle.splice(0)) wake()
  }

  setDoor(door: Door) {
    if (door.open && !this.busy) this.last = this.journal.head()
    this.own = door
    this.announce()
  }

  setRoom(room: Room) {
    const before = this.door
    this.room = room
    if (this.door !== before) this.announce()
  }

  private announce() {
    const { door } = this
    for (const heard of [...this.heard]) {
      try {
        heard(door)
      } catch (cause) {
        this.fault("who was told of the door failed", cause)
      }
    }
  }

  why() {
    const { door } = this
    return door.open ? "the record was lost" : door.reason
  }

  /** Closes the door; `rested` is called when all that was taken is on disk or lost. */
  stop(rested: () => void) {
    this.setDoor({ open: false, reason: "stopping", sockets: "close" })
    if (this.busy) this.idle.push(rested)
    else rested()
  }

  release(position: Position) {
    // A listener that was reset reads again what it had passed: from the segments.
    for (let passed = Math.max(this.released + 1, position - ringSize); passed <= position; passed++) {
      const at = passed % ringSize
      if (this.ring[at]?.position === passed) this.ring[at] = undefined
    }
    this.released = Math.max(this.released, position)
  }

  /** Records from `from` on that the ring holds; undefined: it does not hold that one. */
  recent(from: Position, limit: number): ReadonlyArray<Record> | undefined {
    if (this.ring[from % ringSize]?.position !== from) return undefined
    const records: Array<Record> = []
    const head = this.journal.head()
    for (let position = from; position <= head && records.length < limit; position++) {
      const record = this.ring[position % ringSize]
      if (record === undefined || record.position !== position) break
      records.push(record)
    }
    return records
  }
}

const diskFull: Door = { open: false, reason: "the disk is full", sockets: "stay" }

/**
 * What is still written while room is short: every fact, and the frame only where it alone says what a station sent (no
 * event, or one that says it was not understood). Presence and the trace of our own calls are not.
 */
const spare = ({ at, cause, frame, events }: Entry): Entry | undefined => {
  const facts = events.filter((event) => event._tag !== "StationSeen")
  if (facts.length === 0 && (cause.kind !== "frame" || frame === undefined)) return undefined
  const told = facts.length > 0 && !facts.some((event) => wordless.has(event._tag))
  return { at, cause, events: facts, ...(told || frame === undefined ? {} : { frame }) }
}

const wordless: ReadonlySet<Event["_tag"]> = new Set(["MessageUnreadable", "MessageUndecided"])
