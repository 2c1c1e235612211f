/**
 * Sees to it that somebody can sign in: at the very first start the user `admin` gets a random password, printed once;
 * ADMIN_PASSWORD sets it at every start; and so does, at any time, the file that `onetime admin reset-password` leaves.
 */
import { existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { Clock, Console, Effect, Latch, Layer, Option, Redacted, Schedule } from "effect"
import { Settings } from "../../Config.ts"
import { DataDirectory } from "../../database/DataDirectory.ts"
import { firstAdmin, isPasswordHash, newPassword, resetFile } from "../../domain/AdminPassword.ts"
import { EventBus } from "../../events/EventBus.ts"
import { Accounts } from "./Accounts.ts"
import { Passwords } from "./Passwords.ts"

export const FirstAdmin = Layer.effectDiscard(
  Effect.gen(function* () {
    const { adminPassword } = yield* Settings
    const { path } = yield* DataDirectory
    const accounts = yield* Accounts
    const passwords = yield* Passwords
    const bus = yield* EventBus
    const file = join(path, resetFile)

    const restore = Effect.fnUntraced(function* (hash: string, by: string) {
      const at = yield* Clock.currentTimeMillis
      yield* Effect.suspend(() =>
        bus.append({ at, cause: { kind: "admin", by }, events: accounts.restore(firstAdmin, hash, by).events })
      )
    })

    const begin = Effect.gen(function* () {
      yield* untilOpen
      const wanted = Option.match(adminPassword, { onNone: () => "", onSome: Redacted.value })
      const known = accounts.find(firstAdmin)
      if (wanted !== "") {
        const is = known?.role === "admin" && !known.disabled && (yield* passwords.verify(wanted, known.hash))
        if (!is) yield* restore(yield* passwords.hash(wanted), "settings ADMIN_PASSWORD")
      } else if (accounts.all().length === 0) {
        const password = newPassword()
        yield* restore(yield* passwords.hash(password), "first start")
        yield* Console.log(`sign in as ${firstAdmin} with the password ${password} (shown this once)`)
      }
    })

    const takeFile = Effect.gen(function* () {
      yield* Effect.sleep("2 seconds")
      if (!bus.door().open || !existsSync(file)) return
      const hash = readFileSync(file, "utf8").trim()
      if (isPasswordHash(hash)) yield* restore(hash, "onetime admin reset-password")
      else yield* Effect.logWarning(`${file} holds no hash of a password; it is removed`)
      rmSync(file, { force: true })
    }).pipe(
      Effect.catchCause((cause) =>
        Effect.andThen(Effect.logError(`${file} cannot be taken`, cause), Effect.sleep("1 minute"))
      )
    )

    yield* begin.pipe(
      Effect.retry(Schedule.spaced("1 second")),
      Effect.andThen(Effect.forever(takeFile)),
      Effect.forkScoped
    )
  })
)

const untilOpen = Effect.scoped(
  Effect.gen(function* () {
    const bus = yield* EventBus
    const open = yield* Latch.make()
    const heard = () => {
      if (bus.door().open) open.openUnsafe()
    }
    yield* bus.onDoor(heard)
    heard()
    yield* open.await
  })
)
