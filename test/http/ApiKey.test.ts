// The key that the first start makes: shown once, kept as a hash that only we may read.
import { expect, test } from "bun:test"
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Console, Effect } from "effect"
import { TestClock } from "effect/testing"
import { kept, keyed } from "../../src/http/ApiKey.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"

/** Starts with this file; the lines it printed and the hash it checks against. */
const start = async (file: string) => {
  const lines: Array<unknown> = []
  const log = (...words: ReadonlyArray<unknown>) => void lines.push(...words)
  const hash = await Effect.runPromise(
    kept(file).pipe(Effect.provideService(Console.Console, { ...globalThis.console, log }))
  )
  return { lines: lines.map(String), hash }
}

test("the first start shows a key and keeps its hash; the second shows nothing and knows it", async () => {
  const folder = temporaryFolder()
  const file = join(folder, "api-key")
  const first = await start(file)
  expect(first.lines).toHaveLength(1)
  const key = first.lines[0]?.split(" ").at(-1) ?? ""
  expect(key.length).toBeGreaterThanOrEqual(32)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(["api-key"])
  expect(readFileSync(file, "utf8")).not.toContain(key)
  const second = await start(file)
  expect(second.lines).toEqual([])
  const { check } = keyed([second.hash])
  expect(await Effect.runPromise(check(key, "a"))).toBe("right")
  expect(await Effect.runPromise(check(`${key}x`, "a"))).toBe("wrong")
})

test("a file that is not ours stops the start in plain words", async () => {
  const file = join(temporaryFolder(), "api-key")
  writeFileSync(file, "something else")
  const failure = await Effect.runPromise(Effect.flip(kept(file)))
  expect(failure.message).toBe(`${file} is not what we wrote: remove it, and a new key is made`)
  const nowhere = await Effect.runPromise(Effect.flip(kept(join(file, "below"))))
  expect(nowhere._tag).toBe("ApiKeyUnusable")
})

test("after twenty wrong keys an address waits out its minute, no key at all is not counted", () =>
  Effect.gen(function* () {
    const { check } = keyed([Buffer.alloc(32)])
    for (let tries = 0; tries < 100; tries++) expect(yield* check("", "a")).toBe("wrong")
    for (let tries = 0; tries < 20; tries++) expect(yield* check("guess", "a")).toBe("wrong")
    expect(yield* check("guess", "a")).toEqual({ wait: 60 })
    expect(yield* check("guess", "b")).toBe("wrong")
    yield* TestClock.adjust("59500 millis")
    expect(yield* check("guess", "a")).toEqual({ wait: 1 })
    yield* TestClock.adjust("500 millis")
    expect(yield* check("guess", "a")).toBe("wrong")
  }).pipe(Effect.provide(TestClock.layer()), Effect.runPromise))

test("only a thousand addresses are remembered", () =>
  Effect.gen(function* () {
    const { check } = keyed([Buffer.alloc(32)])
    for (let tries = 0; tries < 20; tries++) yield* check("guess", "first")
    for (let other = 0; other < 1000; other++) yield* check("guess", `other ${other}`)
    expect(yield* check("guess", "first")).toBe("wrong")
  }).pipe(Effect.runPromise))
