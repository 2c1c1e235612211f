/** Shows, makes and removes the keys of programs. */
import { randomBytes } from "node:crypto"
import { Effect, Schema } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import type { Key as Shown } from "../api/Keys.ts"
import { KeyExists, NotFound, TooManyKeys } from "../api/Problems.ts"
import { moment, readMoment } from "../api/Values.ts"
import { type Key, Keys } from "../services/access/Keys.ts"
import { hashOf, newSecret } from "../services/access/Secret.ts"
import { Changes } from "./Changes.ts"
import { pageIn } from "./Listing.ts"

export const KeyHandlers = HttpApiBuilder.group(Api, "keys", (handlers) =>
  Effect.gen(function* () {
    const keys = yield* Keys
    const changes = yield* Changes

    return handlers.handleAll({
      list: ({ query: { limit = 500, cursor } }) => pageIn(keys.all(), byLabel, { limit, cursor }, keyOf),

      make: ({ payload: { label, role, stations, expiry } }) =>
        Effect.gen(function* () {
          // The prefix lets those who search for secrets that got out find ours.
          const secret = `ot_${newSecret()}`
          const until = expiry === undefined ? undefined : readMoment(expiry)
          const wish = {
            key: randomBytes(4).toString("hex"),
            label,
            role,
            hash: hashOf(secret),
            ...(stations === undefined ? {} : { stations }),
            ...(until === undefined ? {} : { expiry: until })
          }
          const { answer: refusal, written } = yield* changes.make(["access"], (_, by) => keys.make({ ...wish, by }))
          if (refusal === "exists") return yield* new KeyExists({})
          const key = keys.find(wish.key)
          if (refusal !== undefined || key === undefined) return yield* new TooManyKeys({})
          return HttpServerResponse.jsonUnsafe({ ...keyOf(key), secret }, { status: written ? 201 : 202 })
        }),

      remove: ({ params: { key } }) =>
        Effect.gen(function* () {
          const { answer, written } = yield* changes.make(["access"], (_, by) => keys.remove(key, by))
          if (answer === undefined) return yield* new NotFound({ detail: "There is no such key." })
          return HttpServerResponse.jsonUnsafe(keyOf(answer), { status: written ? 200 : 202 })
        })
    })
  })
)

const byLabel = {
  shape: Schema.Tuple([Schema.String, Schema.String]),
  place: ({ label, id }: Key) => [label.toLowerCase(), id] as const
}

const keyOf = ({ id, label, role, stations, expiry, createdAt, createdBy, usedAt }: Key): Shown => ({
  key: id,
  label,
  role,
  stations: stations ?? null,
  expiry: maybe(expiry),
  createdAt: moment(createdAt),
  createdBy,
  lastUsedAt: maybe(usedAt)
})

const maybe = (at: number | undefined) => (at === undefined ? null : moment(at))
