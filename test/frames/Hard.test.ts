/** The recorded dialogues in hard ways: said twice, in another order, cut by crashes. The same charges come of it each time. */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { Effect, Exit, Scope } from "effect"
import { Dice } from "../model/Dice.ts"
import { SimulatedClock } from "../model/SimulatedClock.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { freshUrl } from "../TestDatabase.ts"
import { files, read } from "./Recording.ts"
import { doubled, type Script, scriptOf, shuffled } from "./Script.ts"
import { Stage } from "./Stage.ts"

const recordings = files.map(read)
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e6))
const scope = Scope.makeUnsafe()
let stage: Stage

/** Each recording changed, as stations of their own. */
const played = async (name: string, change: (script: Script) => Script, dice?: Dice) => {
  const parts = recordings.map((recording) => ({
    station: `${recording.file}-${name}`,
    version: recording.version,
    script: change(scriptOf(recording))
  }))
  await stage.play(parts, dice)
}

beforeAll(async () => {
  const url = await Effect.runPromise(freshUrl().pipe(Scope.provide(scope)))
  stage = new Stage({ folder: temporaryFolder(), url, clock: new SimulatedClock(Date.now()) })
  await stage.open()
  await played("once", (script) => script)
})
afterAll(async () => {
  await stage.close()
  await Effect.runPromise(Scope.close(scope, Exit.void))
})

const ways: ReadonlyArray<[string, (script: Script, dice: Dice) => Script, boolean]> = [
  ["twice: every call again, under another message id", (script) => doubled(script), false],
  ["whole, and then whole again on other connections", (script) => [...script, ...script], false],
  ["in another order", shuffled, false],
  ["in yet another order, every call twice", (script, dice) => doubled(shuffled(script, dice)), false],
  ["cut by crashes at any frame", (script) => script, true],
  ["in another order, cut by crashes", shuffled, true]
]

for (const [nth, [name, change, isCut]] of ways.entries()) {
  describe(`${name} (SEED=${seed})`, () => {
    beforeAll(async () => {
      const dice = new Dice(seed + nth)
      await played(name, (script) => change(script, dice), isCut ? dice : undefined)
    })
    for (const { file } of recordings) {
      test(file, async () => {
        const once = await stage.holds(`${file}-once`)
        expect(Object(once).charges.length).toBeGreaterThan(0)
        expect(await stage.holds(`${file}-${name}`)).toEqual(once)
      })
    }
  })
}

test("it went down more than once", () => {
  expect(stage.crashes).toBeGreaterThan(1)
})
