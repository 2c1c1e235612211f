/** 1.6: change a setting, its password among them. `RebootRequired` is a yes: it is kept, and true from the next start on. */
import { hear, send, Unsayable } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"
import { keyOf } from "./Synonyms.ts"

const accepted = ["Accepted", "RebootRequired"]

/** The key is 16 to 20 bytes, and said in hex (security whitepaper 3.2). A text is its UTF-8 bytes. */
const hexOf = (password: string): string | undefined => {
  if (/^(?:[0-9a-f]{2}){16,20}$/i.test(password)) return password
  const bytes = Buffer.from(password, "utf8")
  return bytes.length >= 16 && bytes.length <= 20 ? bytes.toString("hex") : undefined
}

export const ChangeConfiguration = [
  send(
    "SetPassword",
    V16.ChangeConfiguration,
    ({ password }) => {
      const value = hexOf(password)
      return value === undefined
        ? new Unsayable("/password", "OCPP 1.6 wants 16 to 20 bytes, or 32 to 40 hex digits")
        : { key: "AuthorizationKey", value }
    },
    accepted
  ),
  send(
    "WriteSetting",
    V16.ChangeConfiguration,
    ({ change: { name, value } }) => {
      const key = keyOf(name)
      return key === undefined ? undefined : { key, value }
    },
    (payload, { change: { name } }) => {
      const answer = hear(payload, accepted)
      return { ...answer, settings: [{ key: keyOf(name) ?? "", status: answer.status }] }
    }
  )
]
