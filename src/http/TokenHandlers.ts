/** Shows, enters and removes tokens. */
import { Effect, Schema } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import { NotFound, TooManyTokens } from "../api/Problems.ts"
import type { Token, TokenGiven, UnknownCard } from "../api/Tokens.ts"
import { moment, readMoment } from "../api/Values.ts"
import { type TokenRecord, tokenKey } from "../domain/Token.ts"
import { Authorization, type UnknownCard as Unknown } from "../services/authorization/Authorization.ts"
import { Changes } from "./Changes.ts"
import { pageIn } from "./Page.ts"

export const TokenHandlers = HttpApiBuilder.group(Api, "tokens", (handlers) =>
  Effect.gen(function* () {
    const authorization = yield* Authorization
    const changes = yield* Changes

    return handlers.handleAll({
      list: ({ query: { limit = 500, cursor } }) => pageIn(authorization.all(), byText, { limit, cursor }, tokenOf),

      unknown: ({ query: { limit = 500, cursor } }) =>
        pageIn(authorization.unknown(), latestFirst, { limit, cursor }, cardOf),

      save: ({ payload }) =>
        Effect.gen(function* () {
          const { answer, written } = yield* changes.make(["authorization"], (_, by) => {
            const { answer: saved, events } = authorization.save(recordOf(payload), by)
            return {
              answer: { saved, known: saved !== undefined && authorization.find(saved.text) !== undefined },
              events
            }
          })
          if (answer.saved === undefined) return yield* new TooManyTokens({ detail: "Remove some of them first." })
          return HttpServerResponse.jsonUnsafe(tokenOf(answer.saved), {
            status: written ? (answer.known ? 200 : 201) : 202
          })
        }),

      remove: ({ params: { token } }) =>
        Effect.gen(function* () {
          const { answer, written } = yield* changes.make(["authorization"], (_, by) => authorization.remove(token, by))
          // What it is called is not repeated: it may be a PIN.
          if (answer === undefined) return yield* new NotFound({ detail: "There is no such token." })
          return HttpServerResponse.jsonUnsafe(tokenOf(answer), { status: written ? 200 : 202 })
        })
    })
  })
)

const byText = { shape: Schema.Tuple([Schema.String]), place: ({ text }: TokenRecord) => [tokenKey(text)] as const }

/** The one shown last comes first. */
const latestFirst = {
  shape: Schema.Tuple([Schema.Finite, Schema.String]),
  place: ({ position, token }: Unknown) => [-position, tokenKey(token.text)] as const
}

const recordOf = ({ token, kind = "card", status = "active", group, limit, note, expiry }: TokenGiven): TokenRecord => {
  const until = typeof expiry === "string" ? readMoment(expiry) : undefined
  return {
    text: token,
    // In any case of letters it is a PIN, and must be sealed.
    kind: kind.toLowerCase() === "keycode" ? "KeyCode" : kind,
    status,
    ...(until === undefined ? {} : { expiry: until }),
    ...(typeof group === "string" ? { group } : {}),
    ...(typeof limit === "number" ? { limit } : {}),
    ...(typeof note === "string" ? { note } : {})
  }
}

const cardOf = ({ token, station, lastSeen, times }: Unknown): UnknownCard => ({
  token: token.text,
  kind: token.kind,
  stationId: station,
  lastSeen: moment(lastSeen),
  times
})

const tokenOf = ({ text, kind, status, expiry, group, limit, note }: TokenRecord): Token => ({
  token: text,
  kind,
  status,
  expiry: expiry === undefined ? null : moment(expiry),
  group: group ?? null,
  limit: limit ?? null,
  note: note ?? null
})
