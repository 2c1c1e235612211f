/**
 * Plays scripts to a central system in this process that may go down at any frame, and tells what it holds of each station
 * then. A station says again what was not answered.
 */
import { Effect, Schema } from "effect"
import { SqlClient } from "effect/sql"
import { rows } from "../../src/database/Rows.ts"
import type { Version } from "../../src/ocpp/wire/Spec.ts"
import type { Dice } from "../model/Dice.ts"
import { type Home, Life } from "../model/Life.ts"
import { type Central, Wire } from "../model/Wire.ts"
import { type Script, transactionOf } from "./Script.ts"

export interface Part {
  readonly station: string
  readonly version: Version
  readonly script: Script
}

export class Stage {
  crashes = 0
  private readonly home: Home
  private readonly central: Central = { life: undefined, volley: [] }

  constructor(home: Home) {
    this.home = home
  }

  async open(): Promise<void> {
    this.central.life = await Life.begin(this.home, () => undefined)
  }

  /** All parts beside each other; with `dice` the system goes down every few frames, until all are through. */
  async play(parts: ReadonlyArray<Part>, dice?: Dice): Promise<void> {
    const actors = parts.map((part, seed) => new Actor(part, seed, this.central, this.home.clock.now))
    while (actors.some(({ through }) => !through)) {
      if (dice === undefined) await Promise.all(actors.map((actor) => actor.act(Number.POSITIVE_INFINITY)))
      else await this.fall(actors, dice)
    }
    for (const actor of actors) actor.leave()
    await this.central.life?.drained()
  }

  private async fall(actors: ReadonlyArray<Actor>, dice: Dice) {
    await Promise.all(actors.map((actor) => actor.act(dice.whole(0, 25))))
    for (const actor of actors) actor.light()
    await Promise.all(actors.map((actor) => actor.act(Number.POSITIVE_INFINITY)))
    const { life, volley } = this.central
    this.central.life = undefined
    await life?.crash(
      () => {
        for (const arrive of volley.splice(0)) arrive()
      },
      dice.pick(0, dice.next(), 1)
    )
    this.crashes++
    await this.open()
    for (const actor of actors) actor.repair()
  }

  /** Its charges and readings without our ids and times, oldest charge first. */
  async holds(station: string): Promise<unknown> {
    const { life } = this.central
    if (life === undefined) throw new Error("it is not open")
    return Effect.runPromise(held(station).pipe(Effect.provideService(SqlClient.SqlClient, life.services.sql)))
  }

  async close(): Promise<void> {
    await this.central.life?.stop()
  }
}

class Actor {
  private at = 0
  private isOn = false
  private readonly ids = new Map<unknown, unknown>()
  private readonly part: Part
  private readonly wire: Wire
  private readonly now: number

  constructor(part: Part, seed: number, central: Central, now: number) {
    this.part = part
    this.wire = new Wire({ id: part.station, version: part.version, seed }, central)
    this.now = now
  }

  get through(): boolean {
    return this.at >= this.part.script.length
  }

  /** Says so many of its calls, or all until the system goes down. */
  async act(calls: number): Promise<void> {
    for (let said = 0; said < calls && !this.through; said++) if (!(await this.step())) return
  }

  private async step(): Promise<boolean> {
    const said = this.part.script[this.at]
    if (said === null || !this.isOn) {
      if (this.isOn) this.wire.close(this.now)
      this.isOn = this.wire.open(this.now)
      if (!this.isOn) return false
    }
    if (said !== null && said !== undefined) {
      const answer = await this.wire.ask(this.translated(said.text, said.payload), "", this.now)
      this.isOn = answer !== undefined
      if (answer === undefined) return false
      if (said.gave !== undefined) this.ids.set(said.gave, transactionOf(JSON.parse(answer)[2]))
    }
    this.at++
    return true
  }

  /** The recorded id of a transaction is ours. */
  private translated(text: string, payload: unknown): string {
    const theirs = transactionOf(payload)
    const ours = this.ids.get(theirs)
    return ours === undefined ? text : text.replace(new RegExp(`("transactionId":\\s*)${theirs}\\b`), `$1${ours}`)
  }

  light() {
    this.wire.light()
  }

  repair() {
    this.wire.cut()
    this.wire.repair()
    this.isOn = false
  }

  leave() {
    this.wire.close(this.now)
  }
}

const Row = Schema.Struct({ row: Schema.Unknown })

/**
 * As JSON, so that a column of tomorrow is compared, too. Of the meter's running state only what it comes to; not the last
 * state, nor the place of a reading, which a charge may learn later; and a reading that came twice counts once.
 */
const held = Effect.fnUntraced(function* (station: string) {
  const sql = yield* SqlClient.SqlClient
  const charges = yield* rows(Row)(sql`
    SELECT to_jsonb(t) - 'id' - 'station' - 'received_at' - 'heard_at' - 'position' - 'meter' - 'state'
      - CASE WHEN name = id::text THEN 'name' ELSE '' END
      || jsonb_build_object('from', meter->'begin', 'to', meter->'last') AS row
    FROM transactions t WHERE station = ${station} ORDER BY started_at, id`)
  const readings = yield* rows(Row)(sql`
    SELECT DISTINCT to_jsonb(r) - 'station' - 'position' - 'nth' - 'received' - 'transaction' - 'evse'
      || jsonb_build_object('of', (SELECT t.started_at FROM transactions t WHERE t.id = r.transaction)) AS row
    FROM readings r WHERE station = ${station} ORDER BY row`)
  return { charges: charges.map(({ row }) => row), readings: readings.map(({ row }) => row) }
})
