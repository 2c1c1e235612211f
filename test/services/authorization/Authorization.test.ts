// What the service says of a token, on a real journal and database, before and after a restart.
import { expect, test } from "bun:test"
import { Effect, Layer } from "effect"
import type { TokenRecord } from "../../../src/domain/Token.ts"
import { EventBus } from "../../../src/events/EventBus.ts"
import type { Listeners } from "../../../src/events/Listener.ts"
import { Authorization } from "../../../src/services/authorization/Authorization.ts"
import { AuthorizationListener } from "../../../src/services/authorization/AuthorizationListener.ts"
import { Seal } from "../../../src/services/authorization/Seal.ts"
import { drain, happen, open, reload, testRing } from "../stations/TestRing.ts"
import { day } from "./TokenFacts.ts"

const services = Layer.mergeAll(Authorization.layer, AuthorizationListener).pipe(
  Layer.provideMerge(Seal.layer),
  Layer.provideMerge(testRing())
)
const run = <A, E>(effect: Effect.Effect<A, E, Authorization | Seal | EventBus | Listeners>) =>
  open.pipe(Effect.andThen(effect), Effect.provide(services), Effect.scoped, Effect.runPromise)

const card = (text: string, more: Partial<TokenRecord> = {}): TokenRecord => ({
  text,
  kind: "card",
  status: "active",
  ...more
})
const enter = (...records: ReadonlyArray<TokenRecord>) =>
  Effect.gen(function* () {
    const authorization = yield* Authorization
    for (const token of records) yield* happen(day, ...authorization.save(token, "admin").events)
  })
const restart = Effect.andThen(drain, reload)

test("a token is accepted, blocked, expired, concurrent or invalid, whatever its case, also after a restart", () =>
  run(
    Effect.gen(function* () {
      const { rule } = yield* Authorization
      yield* enter(
        card("04A2", { group: "family", expiry: day + 1000, limit: 2 }),
        card("04B3", { status: "blocked", group: "family" }),
        card("04C4", { limit: 0 })
      )
      const verdict = (text: string, now = day, running = 0) => rule({ text, kind: "ISO14443" }, now, running).verdict
      for (const again of [Effect.void, restart]) {
        yield* again
        expect(rule({ text: "04a2", kind: "card" }, day, 1)).toEqual({
          verdict: "accepted",
          expiry: day + 1000,
          group: "family"
        })
        expect(verdict("04A2", day, 2)).toBe("concurrent")
        expect(verdict("04A2", day + 1000)).toBe("expired")
        expect(rule({ text: "04B3", kind: "card" }, day, 0)).toEqual({ verdict: "blocked", group: "family" })
        expect(verdict("04C4")).toBe("concurrent")
        expect(rule({ text: "nobody", kind: "card" }, day, 0)).toEqual({ verdict: "invalid" })
      }
    })
  ))

test("a start button without a token is accepted; an empty text of any other kind is not", () =>
  run(
    Effect.gen(function* () {
      const { rule, ask, unknown } = yield* Authorization
      expect(rule({ text: "", kind: "NoAuthorization" }, day, 0)).toEqual({ verdict: "accepted" })
      expect(rule({ text: "", kind: "card" }, day, 0)).toEqual({ verdict: "invalid" })
      expect(rule({ text: "x", kind: "NoAuthorization" }, day, 0)).toEqual({ verdict: "invalid" })
      yield* happen(day, ...ask("CP1", { text: "", kind: "card" }, day, 0).events)
      expect(unknown()).toEqual([])
    })
  ))

test("a PIN is kept sealed, opens with the PIN alone, and shows in no event, answer or list", () =>
  run(
    Effect.gen(function* () {
      const { save, rule, ask, all, find } = yield* Authorization
      const { seal } = yield* Seal
      const { answer, events } = save({ text: "4711-secret", kind: "KeyCode", status: "active" }, "admin")
      expect(answer?.text).toMatch(/^pin-[0-9a-f]{24}$/)
      yield* happen(day, ...events)
      yield* enter(answer ?? card("none"))
      yield* restart
      expect(all()).toEqual([{ text: seal("4711-secret"), kind: "KeyCode", status: "active" }])
      expect(rule({ text: "4711-secret", kind: "KeyCode" }, day, 0).verdict).toBe("accepted")
      expect(rule({ text: seal("4711-secret"), kind: "KeyCode" }, day, 0).verdict).toBe("accepted")
      expect(rule({ text: seal("4711-secret"), kind: "card" }, day, 0).verdict).toBe("invalid")
      expect(rule({ text: "4712-secret", kind: "KeyCode" }, day, 0).verdict).toBe("invalid")
      const asked = ask("CP1", { text: "9999-secret", kind: "KeyCode" }, day, 0)
      expect(JSON.stringify([answer, events, all(), asked])).not.toContain("secret")
      expect(find(seal("4711-secret").toUpperCase())).toBeDefined()
    })
  ))

test("an unknown card is remembered where it was shown last, until somebody enters it", () =>
  run(
    Effect.gen(function* () {
      const authorization = yield* Authorization
      const show = (station: string, text: string, at: number) =>
        happen(at, ...authorization.ask(station, { text, kind: "card" }, at, 0).events)
      yield* show("CP1", "04A2", day)
      yield* show("CP1", "04B3", day + 1)
      yield* show("CP2", "04a2", day + 2)
      yield* happen(day + 3, {
        _tag: "TransactionStarted",
        station: "CP3",
        transaction: 1,
        time: { text: "", at: null },
        token: { text: "04C4", kind: "card" },
        ruling: { verdict: "invalid" }
      })
      for (const again of [Effect.void, restart]) {
        yield* again
        expect(authorization.unknown().map(({ token, station, times }) => [token.text, station, times])).toEqual([
          ["04C4", "CP3", 1],
          ["04a2", "CP2", 2],
          ["04B3", "CP1", 1]
        ])
      }
      yield* enter(card("04A2"), card("04c4"))
      yield* show("CP1", "04A2", day + 4)
      for (const again of [Effect.void, restart]) {
        yield* again
        expect(authorization.unknown().map(({ token }) => token.text)).toEqual(["04B3"])
      }
    })
  ))

test("a removed token is invalid, an unknown card again, and can be entered anew", () =>
  run(
    Effect.gen(function* () {
      const authorization = yield* Authorization
      yield* enter(card("04A2"))
      expect(authorization.remove("04B3", "admin")).toEqual({ answer: undefined, events: [] })
      const { answer, events } = authorization.remove("04a2", "admin")
      expect(answer).toEqual(card("04A2"))
      yield* happen(day, ...events)
      for (const again of [Effect.void, restart]) {
        yield* again
        expect(authorization.rule({ text: "04A2", kind: "card" }, day, 0)).toEqual({ verdict: "invalid" })
        expect(authorization.all()).toEqual([])
      }
      yield* happen(day, ...authorization.ask("CP1", { text: "04A2", kind: "card" }, day, 0).events)
      expect(authorization.unknown().length).toBe(1)
      yield* enter(card("04A2"))
      yield* restart
      expect(authorization.all()).toEqual([card("04A2")])
    })
  ))

test("what a database could refuse of a token is made storable before it is kept", () =>
  run(
    Effect.gen(function* () {
      const authorization = yield* Authorization
      yield* enter(
        card("A\u0000B", { note: "\uD800", group: "g\u0000", expiry: 1e300, limit: Number.MAX_SAFE_INTEGER })
      )
      yield* enter(card("C", { expiry: -5.5 }))
      yield* restart
      expect(authorization.all()).toEqual([
        card("A\uFFFDB", { note: "\uFFFD", group: "g\uFFFD", limit: Number.MAX_SAFE_INTEGER }),
        card("C", { expiry: 0 })
      ])
    })
  ))

test("20 000 tokens fit and are there after a restart", () =>
  run(
    Effect.gen(function* () {
      const authorization = yield* Authorization
      const bus = yield* EventBus
      for (let n = 0; n < 20_000; n++) {
        const { events } = authorization.save(card(`TOKEN${n}`, { group: "family" }), "admin")
        bus.enqueue({ at: day, cause: { kind: "admin", by: "admin" }, events })
      }
      yield* happen(day)
      yield* restart
      expect(authorization.all().length).toBe(20_000)
      expect(authorization.rule({ text: "token19999", kind: "card" }, day, 0).verdict).toBe("accepted")
    })
  ))
