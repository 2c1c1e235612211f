/** Keeps the tables of tokens and unknown cards up to date from what operators entered and drivers showed. */
import { Effect, Layer } from "effect"
import type { SqlError } from "effect/sql"
import type { Event } from "../../domain/Event.ts"
import { tokenKey } from "../../domain/Token.ts"
import { Listeners } from "../../events/Listener.ts"
import type { Record } from "../../events/Record.ts"
import { foldToken, shownBy, tokenTags } from "./TokenState.ts"
import { TokenTable } from "./TokenTable.ts"
import { UnknownCardTable } from "./UnknownCardTable.ts"

/** The listener `authorization`. */
export const AuthorizationListener = Layer.effectDiscard(
  Effect.gen(function* () {
    const listeners = yield* Listeners
    const apply = yield* applyTokens
    yield* listeners.listen({ name: "authorization", tags: tokenTags, apply, reset: Effect.void })
  })
).pipe(Layer.provide([TokenTable.layer, UnknownCardTable.layer]))

/** Reads what the batch speaks of and all unknown cards, folds its events in as memory does, and writes the difference. */
export const applyTokens = Effect.gen(function* () {
  const tokenTable = yield* TokenTable
  const cardTable = yield* UnknownCardTable
  return Effect.fnUntraced(function* (records: ReadonlyArray<Record>): Effect.fn.Return<void, SqlError.SqlError> {
    const facts = factsOf(records)
    if (facts.length === 0) return
    const tokens = new Map(yield* tokenTable.find([...new Set(facts.map(({ key }) => key))].sort()))
    const unknown = new Map(yield* cardTable.all)
    const before = { tokens: new Map(tokens), unknown: new Map(unknown) }
    for (const { event, key, position, at } of facts) {
      if (shownBy(event) !== undefined && position <= (before.unknown.get(key)?.position ?? 0)) continue
      foldToken({ tokens, unknown }, event, position, at)
    }
    yield* tokenTable.put(changed(tokens, before.tokens))
    yield* cardTable.put(changed(unknown, before.unknown))
    yield* cardTable.remove([...before.unknown.keys()].filter((key) => !unknown.has(key)))
  })
})

/** What these records say of tokens and cards; `key` is the token's or card's. */
const factsOf = (records: ReadonlyArray<Record>) =>
  records.flatMap(({ position, at, events }) =>
    events.flatMap((event) => {
      const text = textOf(event)
      return text === undefined ? [] : [{ event, key: tokenKey(text), position, at }]
    })
  )

const textOf = (event: Event): string | undefined => {
  if (event._tag === "TokenSaved") return event.token.text
  return event._tag === "TokenRemoved" || event._tag === "CardDismissed" ? event.text : shownBy(event)?.token.text
}

const changed = <A>(now: ReadonlyMap<string, A>, before: ReadonlyMap<string, A>): ReadonlyMap<string, A> =>
  new Map([...now].filter(([key, value]) => before.get(key) !== value))
