/** Shows, enters, changes and removes tokens. */
import { Effect } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import { NotFound, TooManyTokens } from "../api/Problems.ts"
import type { TokenRecord } from "../domain/Token.ts"
import { Authorization } from "../services/authorization/Authorization.ts"
import { Changes } from "./Changes.ts"
import { answerList, pageIn } from "./Listing.ts"
import { firstOf } from "./Page.ts"
import { readTokens } from "./TokenImport.ts"
import { byText, cardOf, changed, latestFirst, recordOf, tokenCsv, tokenOf } from "./TokenShown.ts"

export const TokenHandlers = HttpApiBuilder.group(Api, "tokens", (handlers) =>
  Effect.gen(function* () {
    const authorization = yield* Authorization
    const changes = yield* Changes
    const { find } = authorization

    const listing = {
      ...byText,
      read: (after: readonly [string] | undefined, most: number) =>
        Effect.sync(() => firstOf(authorization.all(), byText.place, after, most)),
      show: tokenOf,
      csv: tokenCsv
    }

    /** Enters a token as `of` makes it from what is known in that moment. */
    const save = Effect.fnUntraced(function* (of: () => TokenRecord) {
      const { answer, written } = yield* changes.make(["authorization"], (_, by) => {
        const { answer: saved, events } = authorization.save(of(), by)
        return { answer: { saved, known: saved !== undefined && find(saved.text) !== undefined }, events }
      })
      if (answer.saved === undefined) return yield* tooMany()
      const status = written ? (answer.known ? 200 : 201) : 202
      return HttpServerResponse.jsonUnsafe(tokenOf(answer.saved), { status })
    })

    return handlers.handleAll({
      list: ({ query }) => answerList(listing, query, 500),

      unknown: ({ query: { limit = 500, cursor } }) =>
        pageIn(authorization.unknown(), latestFirst, { limit, cursor }, cardOf),

      save: ({ payload }) => save(() => recordOf(payload)),

      replace: ({ params: { token }, payload: { kind = find(token)?.kind ?? "card", ...rest } }) =>
        save(() => recordOf({ token, kind, ...rest })),

      change: ({ params: { token }, payload }) =>
        Effect.gen(function* () {
          const { answer, written } = yield* changes.make(["authorization"], (_, by) => {
            const record = find(token)
            return record === undefined
              ? { answer: undefined, events: [] }
              : authorization.save(changed(record, payload), by)
          })
          if (answer === undefined) return yield* noSuchToken()
          return HttpServerResponse.jsonUnsafe(tokenOf(answer), { status: written ? 200 : 202 })
        }),

      import: ({ payload }) =>
        Effect.gen(function* () {
          const tokens = yield* readTokens(payload, (text, kind) => authorization.meant(text, kind).text)
          const { answer, written } = yield* changes.make(["authorization"], (_, by) =>
            authorization.saveAll(tokens, by)
          )
          if (answer === undefined) return yield* tooMany()
          return HttpServerResponse.jsonUnsafe(answer, { status: written ? 200 : 202 })
        }),

      remove: ({ params: { token } }) =>
        Effect.gen(function* () {
          const { answer, written } = yield* changes.make(["authorization"], (_, by) => authorization.remove(token, by))
          if (answer === undefined) return yield* noSuchToken()
          return HttpServerResponse.jsonUnsafe(tokenOf(answer), { status: written ? 200 : 202 })
        })
    })
  })
)

const tooMany = () => new TooManyTokens({ detail: "Remove some of them first." })

/** What it is called is not repeated: it may be a PIN. */
const noSuchToken = () => new NotFound({ detail: "There is no such token." })
