/** Chance with a seed that is printed: FAULT_SEED=<it> runs a test once more as it was. */
import { Dice } from "../model/Dice.ts"

export class Chance extends Dice {
  readonly seed: number

  constructor(title: string) {
    const seed = Number(process.env["FAULT_SEED"] ?? Math.floor(Math.random() * 2 ** 31))
    super(seed)
    this.seed = seed
    console.log(`${title}: FAULT_SEED=${seed}`)
  }
}
