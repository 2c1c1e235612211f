/** Shows, adds, changes and removes users. */
import { Effect, Schema } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import { LastAdmin, NotFound, TooManyUsers, UserExists } from "../api/Problems.ts"
import type { User as Shown } from "../api/Users.ts"
import { moment } from "../api/Values.ts"
import { userKey } from "../services/access/AccessState.ts"
import { Accounts, type User } from "../services/access/Accounts.ts"
import { Passwords } from "../services/access/Passwords.ts"
import { Changes } from "./Changes.ts"
import { tooManyAttempts } from "./Guards.ts"
import { pageIn } from "./Listing.ts"

export const UserHandlers = HttpApiBuilder.group(Api, "users", (handlers) =>
  Effect.gen(function* () {
    const accounts = yield* Accounts
    const changes = yield* Changes
    const passwords = yield* Passwords

    const hashed = (password: string) =>
      Effect.catchTag(passwords.hash(password), "HashingBusy", () => tooManyAttempts(1))
    const find = (name: string) => {
      const user = accounts.find(name)
      return user === undefined ? Effect.fail(unknown()) : Effect.succeed(user)
    }
    const answer = (user: User, written: boolean, status = 200) =>
      HttpServerResponse.jsonUnsafe(userOf(user), { status: written ? status : 202 })

    return handlers.handleAll({
      list: ({ query: { limit = 500, cursor } }) => pageIn(accounts.all(), byName, { limit, cursor }, userOf),

      add: ({ payload: { name, role, password } }) =>
        Effect.gen(function* () {
          const hash = yield* hashed(password)
          const { answer: refusal, written } = yield* changes.make(["access"], (_, by) =>
            accounts.add(name, role, hash, by)
          )
          if (refusal === "too-many") return yield* new TooManyUsers({})
          if (refusal !== undefined) return yield* new UserExists({})
          return answer(yield* Effect.orDie(find(name)), written, 201)
        }),

      change: ({ params: { name }, payload: { role, disabled, password } }) =>
        Effect.gen(function* () {
          yield* find(name)
          const hash = password === undefined ? undefined : yield* hashed(password)
          const { answer: refusal, written } = yield* changes.make(["access"], (_, by) =>
            accounts.change(name, { role, disabled, hash }, by)
          )
          if (refusal === "last-admin") return yield* new LastAdmin({})
          return answer(yield* find(name), written)
        }),

      remove: ({ params: { name } }) =>
        Effect.gen(function* () {
          const user = yield* find(name)
          const { answer: refusal, written } = yield* changes.make(["access"], (_, by) => accounts.remove(name, by))
          if (refusal === "last-admin") return yield* new LastAdmin({})
          if (refusal !== undefined) return yield* unknown()
          return answer(user, written)
        })
    })
  })
)

const byName = { shape: Schema.Tuple([Schema.String]), place: ({ name }: User) => [userKey(name)] as const }

const unknown = () => new NotFound({ detail: "There is no such user." })

const userOf = ({ name, role, disabled, createdAt, passwordAt }: User): Shown => ({
  name,
  role,
  disabled,
  createdAt: moment(createdAt),
  passwordSetAt: passwordAt === undefined ? null : moment(passwordAt)
})
