import { expect, test } from "bun:test"
import { Effect } from "effect"
import { type Level, levelOf, limits, Measure } from "../../src/events/DiskSpace.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"

const megabyte = 1 << 20

test("a level is entered at its limit, and left when there is a quarter more", () => {
  const all = 10_000 * megabyte
  const steps: ReadonlyArray<readonly [number, Level]> = [
    [9000, "plenty"],
    [2049, "plenty"],
    [2047, "low"],
    [2049, "low"],
    [2559, "low"],
    [2560, "plenty"],
    [511, "spare"],
    [639, "spare"],
    [640, "low"],
    [127, "full"],
    [159, "full"],
    [160, "spare"],
    [100, "full"],
    [9000, "plenty"]
  ]
  let level: Level = "plenty"
  for (const [free, expected] of steps) {
    level = levelOf({ free: free * megabyte, all }, level)
    expect([free, level]).toEqual([free, expected])
  }
})

test("on a large disk a tenth is little; a few hundred MB never close the door", () => {
  const all = 1e12
  expect(levelOf({ free: 0.09 * all, all }, "plenty")).toBe("low")
  expect(levelOf({ free: 0.11 * all, all }, "plenty")).toBe("plenty")
  expect(levelOf({ free: 200 * megabyte, all }, "plenty")).toBe("spare")
  expect(limits.full * limits.margin).toBeLessThan(200 * megabyte)
})

test("the space of a folder is told in bytes", () =>
  Effect.gen(function* () {
    const measure = yield* Measure
    const { free, all } = yield* measure(temporaryFolder())
    expect(free).toBeGreaterThan(megabyte)
    expect(all).toBeGreaterThanOrEqual(free)
    expect((yield* Effect.exit(measure("/no/such/folder")))._tag).toBe("Failure")
  }).pipe(Effect.runPromise))
