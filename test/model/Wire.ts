/** A line to a central system in this process: a real `Connection`, no socket. A crash may come over it at any frame. */

import { Connection } from "../../src/gateway/Connection.ts"
import { Dice } from "./Dice.ts"
import type { Life } from "./Life.ts"
import type { Line } from "./Line.ts"
import type { Station } from "./Truth.ts"

/** How a frame meets a crash: it does not arrive; it is being written; it is kept and its answer is not heard. */
export type Meeting = "unsent" | "unsynced" | "unanswered"

/** The central system as lines find it; undefined: it is down. */
export interface Central {
  life: Life | undefined
  /** What arrives at the very moment of the crash. */
  readonly volley: Array<() => void>
}

export class Wire implements Line {
  private connection: Connection | undefined
  private heard: ((answer: string | undefined) => void) | undefined
  /** The crash comes with this many more frames. */
  private fuse = Number.POSITIVE_INFINITY
  private meeting: Meeting = "unsent"
  private readonly station: string
  private readonly version: Station["version"]
  private readonly central: Central
  private readonly dice: Dice

  constructor({ id, version, seed }: Pick<Station, "id" | "version" | "seed">, central: Central) {
    this.station = id
    this.version = version
    this.central = central
    this.dice = new Dice(seed + 1)
  }

  /** Until `repair` it ends at one of the next frames. */
  light() {
    this.fuse = this.dice.whole(0, 6)
    this.meeting = this.dice.pick("unsent", "unsynced", "unanswered")
  }

  /** The central system is gone, whether or not the fuse has burnt down. */
  cut() {
    this.fuse = -1
    this.connection = undefined
  }

  repair() {
    this.fuse = Number.POSITIVE_INFINITY
  }

  now(at: number): number {
    return at
  }

  open(at: number): boolean {
    const { life } = this.central
    if (life === undefined || this.fuse < 0) return false
    const { bus, stations, handler } = life.services
    const { station, version } = this
    const cause = { kind: "socket", station, connection: 0 } as const
    const [address, open] = ["model", true]
    if (stations.find(station) === undefined) {
      const found = { _tag: "StationFound", station, standing: "accepted", version, address } as const
      bus.enqueue({ at, cause, events: [found] })
    }
    const visitor = { station, version, spelling: station, address, secure: false, open }
    const connection = new Connection(visitor, handler, fault, at)
    connection.connection = bus.enqueued() + 1
    const connected = { _tag: "StationConnected", connection: connection.connection, ...visitor } as const
    bus.enqueue({ at, cause: { ...cause, connection: connection.connection }, events: [connected] })
    connection.opened(this.socket)
    this.connection = connection
    return true
  }

  async ask(text: string, _id: string, at: number): Promise<string | undefined> {
    const { connection } = this
    if (connection === undefined) return undefined
    if (this.fuse-- > 0) return this.exchange(connection, text, at)
    if (this.meeting === "unanswered") await this.exchange(connection, text, at)
    if (this.meeting === "unsynced") this.central.volley.push(() => connection.received(text, at, at))
    this.cut()
    return undefined
  }

  private exchange(connection: Connection, text: string, at: number) {
    return new Promise<string | undefined>((resolve) => {
      this.heard = resolve
      connection.received(text, at, at)
    })
  }

  close(at: number) {
    const { connection, central, station } = this
    this.connection = undefined
    if (connection === undefined) return
    connection.ended("the connection closed")
    const cause = { kind: "socket", station, connection: connection.connection } as const
    const left = { _tag: "StationDisconnected", station, connection: cause.connection, reason: "closed 1006" } as const
    central.life?.services.bus.enqueue({ at, cause, events: [left] })
  }

  private readonly socket = {
    send: (text: string | NodeJS.TypedArray | DataView | ArrayBufferLike) => {
      this.heard?.(String(text))
      return 1
    },
    pause: () => undefined,
    resume: () => undefined,
    ping: () => 1,
    close: () => this.heard?.(undefined),
    terminate: () => this.heard?.(undefined)
  }
}

const fault = (defect: unknown) => {
  throw defect
}
