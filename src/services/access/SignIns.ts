/** Whether somebody is who he says: by password, seldom enough from one address and for one user that guessing is slow. */
import { Clock, Context, Effect, Layer, Schema } from "effect"
import { EventBus } from "../../events/EventBus.ts"
import { userKey } from "./AccessState.ts"
import { Accounts, type User } from "./Accounts.ts"
import { Attempts, networkOf } from "./Attempts.ts"
import { Passwords } from "./Passwords.ts"

/** Name or password are wrong, or the user is disabled: which of it is not said. */
export class SignInRefused extends Schema.TaggedError<SignInRefused>()("SignInRefused", {}) {}

/** Nobody is listened to from this address, or for this user, for so many seconds. */
export class TooManySignIns extends Schema.TaggedError<TooManySignIns>()("TooManySignIns", { wait: Schema.Number }) {}

/** A user, and the hash of the password that he has shown. */
export interface Verified {
  readonly name: string
  readonly hash: string
}

export class SignIns extends Context.Service<
  SignIns,
  {
    /** Counts the attempt before it looks; a refusal is written down. */
    verify(name: string, password: string, address: string): Effect.Effect<Verified, SignInRefused | TooManySignIns>
  }
>()("onetime/services/access/SignIns") {
  static readonly layer = Layer.effect(
    SignIns,
    Effect.gen(function* () {
      const accounts = yield* Accounts
      const passwords = yield* Passwords
      const bus = yield* EventBus
      const addresses = new Attempts(mostOfAddress, 60_000)
      // Apart: names that nobody bears must not push out the counts of those that somebody does.
      const users = new Attempts(mostOfUser, 300_000)
      const strangers = new Attempts(mostOfUser, 300_000)

      const note = (at: number, user: User | undefined, address: string, because: string) => {
        const name = user === undefined ? {} : { name: user.name }
        bus.enqueue({
          at,
          cause: { kind: "admin", by: user?.name ?? "" },
          events: [{ _tag: "SignInRefused", ...name, address, because }]
        })
      }

      return SignIns.of({
        verify: Effect.fnUntraced(function* (name: string, password: string, address: string) {
          const now = yield* Clock.currentTimeMillis
          const [known, key] = [accounts.find(name), userKey(name).slice(0, 100)]
          const network = networkOf(address)
          const names = known === undefined ? strangers : users
          // Who guesses from elsewhere does not shut out the user himself where he is signed in.
          const atHome = known !== undefined && accounts.isSignedInAt(name, network, now)
          const wait = Math.max(addresses.wait(network, now), atHome ? 0 : names.wait(key, now))
          if (wait > 0) return yield* new TooManySignIns({ wait })
          const last = [addresses.failed(network, now), names.failed(key, now)].includes(true)
          const right = yield* Effect.mapError(
            passwords.verify(password, known?.hash),
            () => new TooManySignIns({ wait: 1 })
          )
          const user = accounts.find(name)
          if (right && user?.hash !== undefined && !user.disabled && user.hash === known?.hash) {
            addresses.forgive(network)
            names.forgive(key)
            return { name: user.name, hash: user.hash }
          }
          note(now, user, address, user === undefined ? "unknown" : right ? "disabled" : "password")
          if (last) note(now, user, address, "too-many")
          return yield* new SignInRefused()
        })
      })
    })
  ).pipe(Layer.provideMerge(Passwords.layer))
}

const mostOfAddress = 10
const mostOfUser = 10
