// The first admin: printed once, set by ADMIN_PASSWORD, given anew by a file that only the owner of the machine can leave.
import { expect, test } from "bun:test"
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Console, Effect, Layer, Option, Redacted } from "effect"
import { Settings } from "../../../src/Config.ts"
import { DataDirectory } from "../../../src/database/DataDirectory.ts"
import { passwordCosts, resetFile } from "../../../src/domain/AdminPassword.ts"
import { EventBus } from "../../../src/events/EventBus.ts"
import { AccessListener } from "../../../src/services/access/AccessListener.ts"
import { Accounts } from "../../../src/services/access/Accounts.ts"
import { FirstAdmin } from "../../../src/services/access/FirstAdmin.ts"
import { Passwords } from "../../../src/services/access/Passwords.ts"
import { drain, happen, open, reload, testRing } from "../stations/TestRing.ts"

const ring = Layer.mergeAll(AccessListener, Passwords.layer).pipe(
  Layer.provideMerge(Accounts.layer),
  Layer.provideMerge(testRing())
)
type Ring = Layer.Success<typeof ring>
const run = <A, E>(effect: Effect.Effect<A, E, Ring>) =>
  open.pipe(Effect.andThen(effect), Effect.provide(ring), Effect.scoped, Effect.runPromise)

/** Starts it until what is wished holds; the lines it printed meanwhile. */
const started = (adminPassword: string, until: Effect.Effect<boolean, unknown, Ring>, lines: Array<string> = []) =>
  Effect.gen(function* () {
    const log = (...words: ReadonlyArray<unknown>) => void lines.push(words.join(" "))
    const settings = { ...(yield* Settings), adminPassword: Option.some(Redacted.make(adminPassword)) }
    yield* Effect.scoped(
      Effect.gen(function* () {
        yield* Layer.build(FirstAdmin)
        yield* Effect.repeat(Effect.yieldNow.pipe(Effect.andThen(Effect.sleep("5 millis")), Effect.andThen(until)), {
          until: (done) => done
        })
      })
    ).pipe(
      Effect.provideService(Settings, Settings.of(settings)),
      Effect.provideService(Console.Console, { ...globalThis.console, log })
    )
    yield* drain
    return lines
  })

const knows = (password: string) =>
  Effect.gen(function* () {
    const admin = (yield* Accounts).find("admin")
    return admin?.role === "admin" && !admin.disabled && (yield* (yield* Passwords).verify(password, admin.hash))
  })
const exists = Effect.map(Accounts, (accounts) => accounts.find("admin") !== undefined)
const head = Effect.map(EventBus, (bus) => bus.enqueued())

test("the first start prints a password that holds, the second prints and changes nothing", () =>
  run(
    Effect.gen(function* () {
      const lines: Array<string> = []
      yield* started(
        "",
        Effect.sync(() => lines.length > 0),
        lines
      )
      expect(lines).toEqual([
        expect.stringMatching(/^sign in as admin with the password (\w{5}-){3}\w{5} \(shown this once\)$/)
      ])
      const password = lines[0]?.split(" ")[7] ?? ""
      expect(yield* knows(password)).toBe(true)
      yield* reload
      const before = yield* head
      expect(yield* started("", exists)).toEqual([])
      expect([yield* knows(password), yield* head]).toEqual([true, before])
    })
  ))

test("ADMIN_PASSWORD wins at every start, and changes nothing that is so already", () =>
  run(
    Effect.gen(function* () {
      expect(yield* started("from outside", knows("from outside"))).toEqual([])
      const before = yield* head
      yield* started("from outside", knows("from outside"))
      expect(yield* head).toBe(before)
      yield* started("another one", knows("another one"))
      yield* happen(Date.now(), { _tag: "UserSaved", name: "admin", role: "viewer", disabled: true, by: "test" })
      yield* drain
      yield* reload
      yield* started("another one", knows("another one"))
      yield* reload
      expect(yield* knows("another one")).toBe(true)
    })
  ))

test(
  "the file left in the data directory gives the admin a new password, once",
  () =>
    run(
      Effect.gen(function* () {
        const { path } = yield* DataDirectory
        const file = join(path, resetFile)
        const gone = Effect.sync(() => !existsSync(file))
        yield* started("the first one", knows("the first one"))
        writeFileSync(file, yield* Effect.promise(() => Bun.password.hash("left in a file", passwordCosts)))
        yield* started("", gone)
        expect([yield* knows("the first one"), yield* knows("left in a file")]).toEqual([false, true])
        writeFileSync(file, "no hash")
        yield* started("", gone)
        expect(yield* knows("left in a file")).toBe(true)
      })
    ),
  20_000
)
