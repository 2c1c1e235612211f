/**
 * Plays the station's half of a recording against a running system, a step at a time: every call waits for its answer.
 * Where the recorded system called the station, our API is asked to, and the station answers as it did then.
 */
import type { System } from "../faults/System.ts"
import { until } from "../faults/Until.ts"
import { ask } from "../gateway/Fixture.ts"
import { type Answer, Peer } from "../gateway/Peer.ts"
import type { Recording, Step } from "./Recording.ts"

export interface Heard {
  readonly action: string
  readonly payload: unknown
  readonly answer: Answer
  /** What the recorded system said to it. */
  readonly recorded: ReadonlyArray<unknown> | undefined
}

export interface Sent {
  readonly action: string
  readonly payload: unknown
  /** What the station said then: a payload, or an error's code. Undefined: nothing was recorded. */
  readonly recorded: unknown
  readonly status: number
  readonly body: unknown
}

interface Open {
  readonly ours: unknown
  readonly settled: Promise<void>
}

export class Player {
  readonly heard: Array<Heard> = []
  readonly sent: Array<Sent> = []
  private peer: Peer | undefined
  /** Our transaction ids by those of the recording. */
  private readonly ids = new Map<unknown, unknown>()
  /** Calls to the station that it has not answered, by their recorded id. */
  private readonly open = new Map<unknown, Open>()
  private readonly system: System
  private readonly recording: Recording

  constructor(system: System, recording: Recording) {
    this.system = system
    this.recording = recording
  }

  async play(): Promise<this> {
    for (const step of this.recording.steps) await this.step(step)
    await this.end()
    return this
  }

  private async step(step: Step) {
    if (step.kind === "close") return this.end()
    if (step.kind === "upgrade") return this.connect(step.path, step.headers)
    const [type, id, action, payload] = step.frame
    if (step.kind === "from" && type === 2) return this.call(step.text, id, String(action), payload)
    if (step.kind === "from") return this.answer(id, step.frame)
    if (type === 2) return this.command(id, String(action), payload)
  }

  /** The password of its first header that has one becomes the station's, so that it must be right from then on. */
  private async connect(path: string, { authorization, ...headers }: { readonly [name: string]: string }) {
    const { station } = this.recording
    const password = passwordIn(authorization, station)
    if (password !== "") {
      await this.system.api("POST", "/api/stations", { stationId: station })
      await ask(this.system, "PUT", `/api/stations/${station}/password`, { password, byHand: true })
    }
    const older = this.peer
    this.peer = await Peer.open({
      port: this.system.port,
      path,
      protocols: (headers["sec-websocket-protocol"] ?? "").split(/\s*,\s*/),
      headers: authorization === undefined ? {} : { authorization }
    })
    if (older !== undefined) await older.closed
  }

  private async end() {
    await this.peer?.close()
    this.peer = undefined
    await Promise.all([...this.open.values()].map(({ settled }) => settled))
    this.open.clear()
  }

  private async call(text: string, id: unknown, action: string, payload: unknown) {
    const theirs = this.recorded("to", id)
    const known = this.idsIn(payload)
    const said = known === undefined ? text : text.replace(known[0], known[1])
    const answer = await this.now().exchange(said, id)
    this.heard.push({ action, payload, answer, recorded: theirs })
    if (answer.type === 3 && action === "StartTransaction") {
      this.ids.set(transactionOf(theirs?.[2]), transactionOf(answer.payload))
    }
  }

  /** The recorded id of a transaction as it stands in the text, and ours in its place. */
  private idsIn(payload: unknown): readonly [RegExp, string] | undefined {
    const theirs = transactionOf(payload)
    const ours = this.ids.get(theirs)
    return ours === undefined ? undefined : [new RegExp(`("transactionId":\\s*)${theirs}\\b`), `$1${ours}`]
  }

  private async command(id: unknown, action: string, payload: unknown) {
    const known = this.idsIn(payload)
    const body =
      known === undefined ? payload : { ...Object(payload), transactionId: this.ids.get(transactionOf(payload)) }
    const before = this.sent.length
    const path = `/api/stations/${encodeURIComponent(this.recording.station)}/ocpp/${action}`
    const theirs = this.recorded("from", id)
    const recorded = theirs?.[2]
    const settled = this.system.api("POST", path, body).then(({ status, text }) => {
      this.sent.push({ action, payload, recorded, status, body: JSON.parse(text) })
    })
    const peer = this.now()
    await until(`${action} to reach the station, or its refusal`, () => {
      return peer.heard.some(([type]) => type === 2) || this.sent.length > before
    })
    if (this.sent.length > before) return
    const { id: ours } = await peer.asked()
    this.open.set(id, { ours, settled })
  }

  private async answer(id: unknown, frame: ReadonlyArray<unknown>) {
    const open = this.open.get(id)
    if (open === undefined) return
    this.open.delete(id)
    this.now().say(JSON.stringify([frame[0], open.ours, ...frame.slice(2)]))
    await open.settled
  }

  private now(): Peer {
    if (this.peer === undefined) throw new Error("no connection at this step")
    return this.peer
  }

  private recorded(kind: "from" | "to", id: unknown): ReadonlyArray<unknown> | undefined {
    for (const step of this.recording.steps) {
      if (step.kind === kind && step.frame[0] !== 2 && step.frame[1] === id) return step.frame
    }
    return undefined
  }
}

/** Empty: there is none. */
export const passwordIn = (authorization: string | undefined, station: string): string =>
  Buffer.from((authorization ?? "").replace("Basic ", ""), "base64")
    .toString()
    .slice(station.length + 1)

const transactionOf = (payload: unknown): unknown => Object(payload).transactionId
