/**
 * Many stations, one central system, one clock. Time goes by in short windows: in each every station lives by itself, and
 * nobody begins the next before all have ended this one. Between two windows the central system may go down.
 */
import { Effect } from "effect"
import { Charger } from "./Charger.ts"
import type { Dice } from "./Dice.ts"
import { type Home, Life } from "./Life.ts"
import { acceptedCards, blockedCard } from "./Sessions.ts"
import { hour, minute, morning, type Station } from "./Truth.ts"
import { type Central, Wire } from "./Wire.ts"

/** So long do services count between two of their looks at most, whose timers are part of the world. */
const window = minute
/** After the last word of all, for those who wait for a word that will not come. */
const afterwards = 45 * minute
/** A day that is not over by then never ends. */
const latest = morning + 60 * hour

export class World {
  readonly chargers: ReadonlyArray<Charger>
  crashes = 0
  private readonly wires: ReadonlyArray<Wire>
  private readonly central: Central = { life: undefined, volley: [] }
  private readonly home: Home

  constructor(home: Home, stations: ReadonlyArray<Station>) {
    this.home = home
    this.wires = stations.map((station) => new Wire(station, this.central))
    this.chargers = stations.map((station, nth) => new Charger(station, this.wires[nth] ?? never()))
  }

  /** The whole day; `crashes` are the moments at which the central system goes down. Who is left is not done in time. */
  async live(crashes: ReadonlyArray<number>, dice: Dice): Promise<Life> {
    const coming = [...crashes]
    this.central.life = await this.rise()
    await enterCards(this.central.life)
    let over = 0
    for (let to = morning + window; over < afterwards && to < latest; to += window) {
      over = this.chargers.every(({ idle }) => idle) ? over + window : 0
      const isLast = coming[0] !== undefined && coming[0] < to
      if (isLast) for (const wire of this.wires) wire.light()
      await this.pass(to)
      if (!isLast) continue
      coming.shift()
      await this.crash(dice.pick(0, dice.next(), 1))
      to += dice.whole(0, 10) * minute
      // While it is down they live on.
      await this.pass(to)
      this.central.life = await this.rise()
      for (const wire of this.wires) wire.repair()
    }
    return this.central.life ?? never()
  }

  private async pass(to: number) {
    await Promise.all(this.chargers.map((charger) => (charger.next <= to ? charger.advance(to) : undefined)))
    this.home.clock.move(to)
    // Whoever has woken does what he woke for.
    for (let turn = 0; turn < 3; turn++) await new Promise((resume) => setImmediate(resume))
  }

  private rise(): Promise<Life> {
    const byId = new Map(this.chargers.map((charger) => [charger.plan.id, charger]))
    return Life.begin(this.home, (station, name) => byId.get(station)?.asked(name))
  }

  private async crash(share: number) {
    const { life, volley } = this.central
    this.central.life = undefined
    for (const wire of this.wires) wire.cut()
    await life?.crash(() => {
      for (const arrive of volley.splice(0)) arrive()
    }, share)
    this.crashes++
  }
}

/** The cards that may charge, and one that may not. */
const enterCards = async ({ services }: Life) => {
  for (const text of [...acceptedCards, blockedCard]) {
    const status = text === blockedCard ? "blocked" : "active"
    const { events } = services.authorization.save({ text, kind: "card", status }, "model")
    await Effect.runPromise(services.bus.append({ at: morning, cause: { kind: "admin", by: "model" }, events }))
  }
}

const never = (): never => {
  throw new Error("cannot be")
}
