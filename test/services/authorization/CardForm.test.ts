import { describe, expect, test } from "bun:test"
import type { TokenRecord } from "../../../src/domain/Token.ts"
import { CardForms, cardForm } from "../../../src/services/authorization/CardForm.ts"

const card = (text: string, kind = "card"): TokenRecord => ({ text, kind, status: "active" })
const formsOf = (...records: ReadonlyArray<TokenRecord>) =>
  new CardForms(new Map(records.map((record, position) => [record.text.toLowerCase(), { record, position }])))

test.each([" F6 CA 0C C5", "F6:CA:0C:C5", "f6-ca-0c-c5", 'F6CA0CC5\\\\"', "\u0000F6CA0CC5\r\n"])(
  "%j is F6CA0CC5",
  (text) => {
    expect(cardForm(text)).toBe("F6CA0CC5")
    expect(formsOf(card("F6CA0CC5")).find(text)?.text).toBe("F6CA0CC5")
  }
)

describe("a token is found", () => {
  test("by its own text first", () => {
    const forms = formsOf(card("AB-12"), card("AB12"))
    expect(forms.find("ab-12")?.text).toBe("AB-12")
    expect(forms.find("ab12")?.text).toBe("AB12")
  })

  test("by its form, only where one token has it", () => {
    expect(formsOf(card("AB-12"), card("A-B12")).find("AB12")).toBeUndefined()
    expect(formsOf(card("AB-12")).find("AB12")?.text).toBe("AB-12")
  })

  test("never by the form of a PIN, nor by nothing at all", () => {
    expect(formsOf(card("12-34", "KeyCode")).find("1234")).toBeUndefined()
    expect(formsOf(card("--")).find(":")).toBeUndefined()
  })

  test("by what it is now", () => {
    const tokens = new Map([["ab12", { record: card("AB12"), position: 1 }]])
    const forms = new CardForms(tokens)
    expect(forms.find("AB:12")?.text).toBe("AB12")
    tokens.delete("ab12")
    forms.forget()
    expect(forms.find("AB:12")).toBeUndefined()
  })
})
