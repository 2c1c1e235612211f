/** 1.6: tell some settings or all. All is said by naming none: an empty list is taken for "no key" by some stations. */
import { send } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"
import { answered16 } from "./Settings.ts"
import { keyOf } from "./Synonyms.ts"

export const GetConfiguration = [
  send(
    "ReadSettings",
    V16.GetConfiguration,
    ({ names }) => {
      const keys = names.flatMap((name) => keyOf(name) ?? [])
      return keys.length === 0 || keys.length < names.length ? undefined : { key: keys }
    },
    (payload, { names }) =>
      answered16(
        payload,
        names.flatMap((name) => keyOf(name) ?? [])
      )
  ),
  send(
    "ReadAllSettings",
    V16.GetConfiguration,
    () => ({}),
    (payload) => answered16(payload, undefined)
  )
]
