/**
 * Plays the station's side of a recording, a step at a time: every call waits for its answer, a new connection stands where
 * one stood. What the central system asks meanwhile is answered as the station answered that action then.
 */
import * as Line from "../simulate/Line.ts"
import { type Difference, differences } from "./Difference.ts"
import type { Recording, Step } from "./Recording.ts"

export interface Options {
  readonly url: string
  readonly station: string
  /** For a recording that does not tell what was offered. */
  readonly protocol: string | undefined
  /** In place of the recorded one. */
  readonly authorization: string | undefined
  readonly insecure: boolean
  readonly ignored: ReadonlySet<string>
  /** ms that an answer may take. */
  readonly patience: number
}

export interface Played {
  readonly action: string
  readonly line: number
  readonly differences: ReadonlyArray<Difference>
}

/** The central system did not let the station in. */
export class NotLetIn extends Error {}

type Frame = ReadonlyArray<unknown>

export class Player {
  readonly played: Array<Played> = []
  /** Commands that it got, and whether the station's answer to one like it was in the recording. */
  readonly commands: Array<{ readonly action: string; readonly known: boolean }> = []
  private readonly recording: Recording
  private readonly options: Options
  private socket: WebSocket | undefined
  private readonly waiting = new Map<string, (frame: Frame) => void>()
  /** This system's transaction ids by those of the recording (1.6). */
  private readonly ids = new Map<unknown, unknown>()
  private readonly answers: ReadonlyMap<number, Frame>
  private readonly replies: Map<string, Array<Frame>>

  constructor(recording: Recording, options: Options) {
    this.recording = recording
    this.options = options
    this.answers = answersIn(recording)
    this.replies = repliesIn(recording)
  }

  async play(): Promise<this> {
    try {
      for (const step of this.recording.steps) await this.step(step)
    } finally {
      this.close()
    }
    return this
  }

  private step(step: Step): Promise<void> | void {
    if (step.kind === "open") return this.connect(step)
    if (step.kind === "close") return this.close()
    if (step.kind === "heard") return
    const [type] = step.parts
    // Answers are given when something is asked; what is neither call nor answer is said as it was.
    if (type === 2) return this.call(step)
    if (type !== 3 && type !== 4) this.socket?.send(step.text)
  }

  private connect({ protocols, authorization }: Extract<Step, { kind: "open" }>): Promise<void> {
    this.close()
    const { url, station, protocol } = this.options
    const offered = protocols.length > 0 ? protocols : protocol === undefined ? [] : [protocol]
    const way = {
      address: Line.addressOf(url, station),
      protocols: offered,
      insecure: this.options.insecure,
      authorization: this.options.authorization ?? renamed(authorization, station)
    }
    return new Promise((resolve, reject) => {
      const socket = Line.open(way, {
        opened: resolve,
        heard: (text) => this.heard(socket, text),
        closed: (code, reason) => {
          reject(new NotLetIn(`${way.address} does not let it in (${code} ${reason})`))
          if (this.socket === socket) this.fail()
        }
      })
      this.socket = socket
    })
  }

  private close() {
    const { socket } = this
    this.socket = undefined
    socket?.close(1000)
    this.fail()
  }

  /** Nothing will be answered any more. */
  private fail() {
    for (const give of this.waiting.values()) give([])
    this.waiting.clear()
  }

  private async call({ text, parts, line }: Extract<Step, { kind: "said" | "heard" }>) {
    const [, id, action, payload] = parts
    const recorded = this.answers.get(line)
    const is = await this.exchange(this.translated(text, payload), String(id))
    if (recorded === undefined) return
    if (action === "StartTransaction") this.ids.set(transactionOf(recorded[2]), transactionOf(is[2]))
    this.played.push({ action: String(action), line, differences: differences(recorded, is, this.options.ignored) })
  }

  /** Resolves with an empty frame when no answer comes. */
  private exchange(text: string, id: string): Promise<Frame> {
    const { socket } = this
    if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve([])
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve([]), this.options.patience)
      this.waiting.set(id, (frame) => {
        clearTimeout(late)
        this.waiting.delete(id)
        resolve(frame)
      })
      socket.send(text)
    })
  }

  private translated(text: string, payload: unknown): string {
    const theirs = transactionOf(payload)
    const ours = this.ids.get(theirs)
    return ours === undefined ? text : text.replace(new RegExp(`("transactionId"\\s*:\\s*)${theirs}\\b`), `$1${ours}`)
  }

  private heard(socket: WebSocket, text: string) {
    const frame = listIn(text)
    const [type, id, action] = frame
    if (type !== 2) return this.waiting.get(String(id))?.(frame)
    const known = this.replies.get(String(action))
    const reply = (known?.length ?? 0) > 1 ? known?.shift() : known?.[0]
    this.commands.push({ action: String(action), known: reply !== undefined })
    const rest =
      reply === undefined ? [4, id, "NotImplemented", "Not in the recording", {}] : [reply[0], id, ...reply.slice(2)]
    socket.send(JSON.stringify(rest))
  }
}

/** The recorded password, under the name that the station has here. */
const renamed = (authorization: string | undefined, station: string): string | undefined => {
  const [, password] = /^[^:]*:(.*)$/s.exec(Buffer.from(authorization?.split(" ")[1] ?? "", "base64").toString()) ?? []
  return password === undefined ? authorization : Line.basic(station, password)
}

/** What each call was answered, by its line: the next answer of its id, which other connections may use again. */
const answersIn = ({ steps }: Recording): ReadonlyMap<number, Frame> => {
  const open = new Map<unknown, number>()
  const answers = new Map<number, Frame>()
  for (const step of steps) {
    if (step.kind === "open") open.clear()
    if (step.kind !== "said" && step.kind !== "heard") continue
    const [type, id] = step.parts
    if (step.kind === "said" && type === 2) open.set(id, step.line)
    const line = step.kind === "heard" && type !== 2 ? open.get(id) : undefined
    if (line === undefined) continue
    answers.set(line, step.parts)
    open.delete(id)
  }
  return answers
}

/** What the station answered, by the action that it was asked. */
const repliesIn = ({ steps }: Recording): Map<string, Array<Frame>> => {
  const asked = new Map<unknown, string>()
  const replies = new Map<string, Array<Frame>>()
  for (const step of steps) {
    if (step.kind !== "said" && step.kind !== "heard") continue
    const [type, id, action] = step.parts
    if (step.kind === "heard" && type === 2) asked.set(id, String(action))
    const known = step.kind === "said" && type !== 2 ? asked.get(id) : undefined
    if (known !== undefined) replies.set(known, [...(replies.get(known) ?? []), step.parts])
  }
  return replies
}

const listIn = (text: string): Frame => {
  try {
    const parts: unknown = JSON.parse(text)
    return Array.isArray(parts) ? parts : []
  } catch {
    return []
  }
}

const transactionOf = (payload: unknown): unknown => Object(payload).transactionId
