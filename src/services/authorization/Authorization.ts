/** Which cards may charge. Decides from memory: every token of the network is in it. */
import { Context, Effect, Layer } from "effect"
import type { Decision } from "../../domain/Decision.ts"
import type { StationId } from "../../domain/Ids.ts"
import { type Ruling, type Token, type TokenRecord, tokenKey } from "../../domain/Token.ts"
import { EventBus } from "../../events/EventBus.ts"
import { CardForms } from "./CardForm.ts"
import { Seal } from "./Seal.ts"
import { foldToken, type TokenState, type UnknownCard } from "./TokenState.ts"
import { TokenTable } from "./TokenTable.ts"
import { UnknownCardTable } from "./UnknownCardTable.ts"

export type { UnknownCard } from "./TokenState.ts"

export class Authorization extends Context.Service<
  Authorization,
  {
    /**
     * Whether a token may charge now. Reads only. `running` is how many live charges it has elsewhere (for its limit).
     * NoAuthorization with an empty text is accepted (2.0.1 C02.FR.02). A PIN's token is only opened by a PIN.
     */
    rule(token: Token, now: number, running: number): Ruling
    /** Answers an Authorize, as an event: an unknown card is remembered. */
    ask(station: StationId, token: Token, now: number, running: number): Decision<Ruling>
    find(text: string): TokenRecord | undefined
    /** What tells the charges of a token: one key for every spelling of it that stations give (ocpp.md 5, 49). */
    keyOf(token: Token): string
    /** The token that an operator means by a text: its kind as entered unless he says another, else card; a PIN sealed. */
    meant(text: string, kind?: string): Token
    readonly all: () => ReadonlyArray<TokenRecord>
    /** The last 1000 cards that nobody has entered, newest first. */
    readonly unknown: () => ReadonlyArray<UnknownCard>
    /** Forgets an unknown card until it is shown again; undefined: there is none. */
    dismiss(text: string, by: string): Decision<UnknownCard | undefined>
    /** The token as it is kept: a PIN sealed, text that can be stored. Undefined: there are too many already. */
    save(token: TokenRecord, by: string): Decision<TokenRecord | undefined>
    /** Enters all of them, none twice, or none: undefined when there would be too many. How many were new, how many known. */
    saveAll(
      tokens: ReadonlyArray<TokenRecord>,
      by: string
    ): Decision<{ readonly entered: number; readonly replaced: number } | undefined>
    /** Undefined: there is no such token. */
    remove(text: string, by: string): Decision<TokenRecord | undefined>
  }
>()("onetime/services/authorization/Authorization") {
  static readonly layer = Layer.effect(
    Authorization,
    Effect.gen(function* () {
      const bus = yield* EventBus
      const { seal } = yield* Seal
      const tokenTable = yield* TokenTable
      const cardTable = yield* UnknownCardTable
      const state: TokenState = { tokens: new Map(), unknown: new Map() }
      const forms = new CardForms(state.tokens)
      yield* bus.remember({
        name: "authorization",
        load: Effect.gen(function* () {
          const tokens = yield* tokenTable.all
          const cards = yield* cardTable.all
          replace(state.tokens, tokens)
          replace(state.unknown, cards)
          forms.forget()
        }),
        fold: (event, position, at) => {
          foldToken(state, event, position, at)
          if (event._tag === "TokenRemoved") state.tokens.delete(tokenKey(event.text))
          if (event._tag === "TokenRemoved" || event._tag === "TokenSaved") forms.forget()
        }
      })
      return Authorization.of(decisions(state, forms, seal))
    })
  ).pipe(Layer.provide([TokenTable.layer, UnknownCardTable.layer]))
}

const mostTokens = 50_000

const decisions = (
  { tokens, unknown }: TokenState,
  forms: CardForms,
  seal: (secret: string) => string
): Authorization["Service"] => {
  const sealed = <T extends Token>(token: T): T =>
    token.kind === pin && !sealedPin.test(token.text) ? { ...token, text: seal(token.text) } : token
  const find = (text: string) => tokens.get(tokenKey(text))?.record
  const rule = (presented: Token, now: number, running: number): Ruling => {
    if (presented.kind === "NoAuthorization" && presented.text === "") return { verdict: "accepted" }
    const record = forms.find(sealed(presented).text)
    if (record === undefined || (record.kind === pin && presented.kind !== pin)) return { verdict: "invalid" }
    const { expiry, group } = record
    return {
      verdict: verdictOf(record, now, running),
      ...(expiry === undefined ? {} : { expiry }),
      ...(group === undefined ? {} : { group })
    }
  }
  return {
    rule,
    ask: (station, token, now, running) => {
      const answer = rule(token, now, running)
      return { answer, events: [{ _tag: "TokenPresented", station, token: sealed(token), verdict: answer.verdict }] }
    },
    find,
    keyOf: ({ text }) => tokenKey(forms.find(text)?.text ?? text),
    meant: (text, given) => {
      const kind = given ?? (find(text) ?? find(seal(text)))?.kind ?? "card"
      return sealed({ text: storableText(text), kind: kind.toLowerCase() === pin.toLowerCase() ? pin : kind })
    },
    all: () => [...tokens.values()].flatMap(({ record }) => record ?? []),
    unknown: () => [...unknown.values()].reverse(),
    dismiss: (text, by) => {
      const card = unknown.get(tokenKey(text))
      return { answer: card, events: card === undefined ? [] : [{ _tag: "CardDismissed", text: card.token.text, by }] }
    },
    save: (given, by) => {
      const token = sealed(storable(given))
      if (find(token.text) === undefined && tokens.size >= mostTokens) return { answer: undefined, events: [] }
      return { answer: token, events: [{ _tag: "TokenSaved", token, by }] }
    },
    saveAll: (given, by) => {
      const all = given.map((token) => sealed(storable(token)))
      const entered = all.reduce((count, { text }) => count + (find(text) === undefined ? 1 : 0), 0)
      if (tokens.size + entered > mostTokens) return { answer: undefined, events: [] }
      return {
        answer: { entered, replaced: all.length - entered },
        events: all.map((token) => ({ _tag: "TokenSaved", token, by }))
      }
    },
    remove: (text, by) => {
      const record = find(text)
      return { answer: record, events: record === undefined ? [] : [{ _tag: "TokenRemoved", text: record.text, by }] }
    }
  }
}

/** A PIN that a driver types (2.0.1 C04): kept and compared sealed. */
const pin = "KeyCode"
const sealedPin = /^pin-[0-9a-f]{24}$/

const verdictOf = ({ status, expiry, limit }: TokenRecord, now: number, running: number): Ruling["verdict"] => {
  if (status === "blocked") return "blocked"
  if (expiry !== undefined && expiry <= now) return "expired"
  return limit !== undefined && running >= limit ? "concurrent" : "accepted"
}

/** Beyond the calendar of PostgreSQL is never. */
const never = Date.UTC(9999, 11, 31)

const storable = ({ expiry, ...token }: TokenRecord): TokenRecord => ({
  ...token,
  text: storableText(token.text),
  ...(token.group === undefined ? {} : { group: storableText(token.group) }),
  ...(token.note === undefined ? {} : { note: storableText(token.note) }),
  ...(expiry === undefined || !(expiry < never) ? {} : { expiry: Math.max(0, Math.round(expiry)) })
})

const storableText = (text: string) => text.replaceAll("\u0000", "\uFFFD").toWellFormed()

const replace = <K, V>(map: Map<K, V>, by: ReadonlyMap<K, V>) => {
  map.clear()
  for (const [key, value] of by) map.set(key, value)
}
