/**
 * Many stations, one central system, one clock. Time goes by in short windows: in each every station lives by itself, and
 * nobody begins the next before all have ended this one. Between two windows the central system may go down.
 */
import { Charger } from "./Charger.ts"
import type { Dice } from "./Dice.ts"
import { type Home, Life } from "./Life.ts"
import { hour, minute, morning, type Station } from "./Truth.ts"
import { type Central, Wire } from "./Wire.ts"

/** Shorter than the difference by which a station's message may come after a newer one of another (5 minutes). */
const window = 2 * minute
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
  async live(life: Life, crashes: ReadonlyArray<number>, dice: Dice): Promise<Life> {
    const coming = [...crashes]
    this.central.life = life
    for (let to = morning + window; this.chargers.some(({ idle }) => !idle) && to < latest; to += window) {
      const isLast = coming[0] !== undefined && coming[0] < to
      if (isLast) for (const wire of this.wires) wire.light()
      await this.pass(to)
      if (!isLast) continue
      coming.shift()
      await this.crash(dice.pick(0, dice.next(), 1))
      to += dice.whole(0, 10) * minute
      // While it is down they live on.
      await this.pass(to)
      this.central.life = await Life.begin(this.home)
      for (const wire of this.wires) wire.repair()
    }
    return this.central.life ?? never()
  }

  private async pass(to: number) {
    await Promise.all(this.chargers.map((charger) => (charger.next <= to ? charger.advance(to) : undefined)))
    this.home.clock.move(to)
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

const never = (): never => {
  throw new Error("cannot be")
}
