/** Which cards may charge. Decides from memory: every token of the network is in it. */
import { Context } from "effect"
import type { Decision } from "../../domain/Decision.ts"
import type { StationId } from "../../domain/Ids.ts"
import type { Ruling, Token, TokenRecord } from "../../domain/Token.ts"

/** A card nobody has entered, shown somewhere: the way to enrol it is to tap it. */
export interface UnknownCard {
  readonly token: Token
  readonly station: StationId
  readonly lastSeen: number
  readonly times: number
}

export class Authorization extends Context.Service<Authorization, {
  /**
   * Whether a token may charge now. Reads only. `running` is how many live charges it has elsewhere (for its limit).
   * NoAuthorization with an empty text is accepted (2.0.1 C02.FR.02).
   */
  rule(token: Token, now: number, running: number): Ruling
  /** Answers an Authorize, as an event: an unknown card is remembered. */
  ask(station: StationId, token: Token, now: number, running: number): Decision<Ruling>
  find(text: string): TokenRecord | undefined
  readonly all: () => ReadonlyArray<TokenRecord>
  /** The last 1000 cards that nobody has entered, newest first. */
  readonly unknown: () => ReadonlyArray<UnknownCard>
  save(token: TokenRecord, by: string): Decision<TokenRecord>
  /** Undefined: there is no such token. */
  remove(text: string, by: string): Decision<TokenRecord | undefined>
}>()("onetime/services/authorization/Authorization") {}
