/**
 * The passwords of people, as argon2id. A hash costs 19 MiB and a tenth of a second or more, on purpose: only two are
 * computed at once, and few may wait, so that many sign-ins neither fill the memory of a small computer nor its cores.
 */
import { Context, Effect, Layer, Schema, Semaphore } from "effect"
import { passwordCosts } from "../../domain/AdminPassword.ts"

/** Too many wait for a hash already. */
export class HashingBusy extends Schema.TaggedError<HashingBusy>()("HashingBusy", {}) {}

export class Passwords extends Context.Service<
  Passwords,
  {
    /** In the text form of PHC, with salt and costs. */
    hash(password: string): Effect.Effect<string, HashingBusy>
    /** Undefined: there is no such user; it takes as long as if there were, and is wrong. */
    verify(password: string, hash: string | undefined): Effect.Effect<boolean, HashingBusy>
  }
>()("onetime/services/access/Passwords") {
  static readonly layer = Layer.effect(
    Passwords,
    Effect.gen(function* () {
      const semaphore = yield* Semaphore.make(atOnce)
      let inside = 0
      /** A computation cannot be stopped: whoever has begun one waits for it. */
      const inTurn = <A>(compute: () => Promise<A>): Effect.Effect<A, HashingBusy> =>
        Effect.suspend(() => {
          if (inside >= atOnce + mostWaiting) return Effect.fail(new HashingBusy())
          inside++
          return Effect.promise(compute).pipe(
            Effect.uninterruptible,
            Semaphore.withPermit(semaphore),
            Effect.ensuring(Effect.sync(() => void inside--))
          )
        })
      return Passwords.of({
        hash: (password) => inTurn(() => Bun.password.hash(password, passwordCosts)),
        verify: (password, hash) =>
          Effect.map(
            inTurn(() => Bun.password.verify(password, hash ?? ofNobody).catch(() => false)),
            (right) => right && hash !== undefined
          )
      })
    })
  )
}

const atOnce = 2
const mostWaiting = 20

/** Of a random password that was thrown away, at the same costs. */
const ofNobody =
  "$argon2id$v=19$m=19456,t=2,p=1$3FlyX2WdubTuAEwboa/kTARJV/iQqJ4ontmMTzMadag$yZDH8RT1zBGfM7vjv23OTbS7J/Zf3q5h+dSxCo6DrNM"
