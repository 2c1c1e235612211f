/** One card in all the spellings that stations give it: `F6CA0CC5`, ` F6 CA 0C C5`, `F6:CA:0C:C5`, `F6CA0CC5\`. */
import { type TokenRecord, tokenKey } from "../../domain/Token.ts"
import type { TokenState } from "./TokenState.ts"

/** The same for every spelling of a card; empty: nothing is left to know it by. */
export const cardForm = (text: string): string => text.replace(strays, "").toUpperCase()

const strays = /[\s:\-\\"'\p{Cc}]/gu

/**
 * Finds a token by its text, else the one token that has the same form. Two tokens of one form are found by their own
 * texts only. A PIN has no spellings.
 */
export class CardForms {
  private readonly tokens: TokenState["tokens"]
  private forms: ReadonlyMap<string, TokenRecord | undefined> | undefined

  constructor(tokens: TokenState["tokens"]) {
    this.tokens = tokens
  }

  /** The tokens have changed. */
  forget() {
    this.forms = undefined
  }

  find(text: string): TokenRecord | undefined {
    const known = this.tokens.get(tokenKey(text))?.record
    if (known !== undefined) return known
    const form = cardForm(text)
    if (form === "") return undefined
    this.forms ??= formsOf(this.tokens)
    return this.forms.get(form)
  }
}

const formsOf = (tokens: TokenState["tokens"]): ReadonlyMap<string, TokenRecord | undefined> => {
  const forms = new Map<string, TokenRecord | undefined>()
  for (const { record } of tokens.values()) {
    if (record === undefined || record.kind === "KeyCode") continue
    const form = cardForm(record.text)
    forms.set(form, forms.has(form) ? undefined : record)
  }
  return forms
}
