/** Shows, enters and removes tokens. A PIN is sealed before anything sees it. */
import { Effect, Schema } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import { NotFound } from "../api/Problems.ts"
import type { Token, TokenGiven } from "../api/Tokens.ts"
import { moment, readMoment } from "../api/Values.ts"
import { type TokenRecord, tokenKey } from "../domain/Token.ts"
import { Authorization } from "../services/authorization/Authorization.ts"
import { Seal } from "../services/authorization/Seal.ts"
import { Changes, operator } from "./Changes.ts"
import { pageByKey, readCursor } from "./Page.ts"

export const TokenHandlers = HttpApiBuilder.group(Api, "tokens", (handlers) =>
  Effect.gen(function*() {
    const authorization = yield* Authorization
    const changes = yield* Changes
    const { seal } = yield* Seal

    return handlers.handleAll({
      list: ({ query: { limit = 500, cursor } }) =>
        Effect.map(readCursor(cursor, Schema.Tuple([Schema.String])), (after) =>
          pageByKey(authorization.all(), ({ text }) => tokenKey(text), after, limit, tokenOf)),

      save: ({ payload }) =>
        Effect.gen(function*() {
          const record = recordOf(payload, seal)
          const { answer, written } = yield* changes.make(["tokens"], () => {
            const known = authorization.find(record.text) !== undefined
            const { answer: saved, events } = authorization.save(record, operator)
            return { answer: { known, saved }, events }
          })
          return HttpServerResponse.jsonUnsafe(tokenOf(answer.saved), { status: written ? (answer.known ? 200 : 201) : 202 })
        }),

      remove: ({ params: { token } }) =>
        Effect.gen(function*() {
          const { answer, written } = yield* changes.make(["tokens"], () => authorization.remove(token, operator))
          // What it is called is not repeated: it may be a PIN.
          if (answer === undefined) return yield* new NotFound({ detail: "There is no such token." })
          return HttpServerResponse.jsonUnsafe(tokenOf(answer), { status: written ? 200 : 202 })
        })
    })
  }))

const recordOf = (given: TokenGiven, seal: (secret: string) => string): TokenRecord => {
  const { token, kind = "card", status = "active", group, limit, note } = given
  const expiry = typeof given.expiry === "string" ? readMoment(given.expiry) : undefined
  return {
    text: kind.toLowerCase() === "keycode" && !sealed.test(token) ? seal(token) : token,
    kind,
    status,
    ...(expiry === undefined ? {} : { expiry }),
    ...(typeof group === "string" ? { group } : {}),
    ...(typeof limit === "number" ? { limit } : {}),
    ...(typeof note === "string" ? { note } : {})
  }
}

/** A PIN that was sealed before: its entry is changed under the name that the list shows. */
const sealed = /^pin-[0-9a-f]{24}$/

const tokenOf = ({ text, kind, status, expiry, group, limit, note }: TokenRecord): Token => ({
  token: text,
  kind,
  status,
  expiry: expiry === undefined ? null : moment(expiry),
  group: group ?? null,
  limit: limit ?? null,
  note: note ?? null
})
