/** 1.6: change a setting. `RebootRequired` is a yes: it is kept, and true from the next start on. */
import { hear, send } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"

export const ChangeConfiguration = [
  send(
    "WriteSetting",
    V16.ChangeConfiguration,
    ({ change: { name, value } }) => (name.key === undefined ? undefined : { key: name.key, value }),
    (payload, { change: { name } }) => {
      const answer = hear(payload, ["Accepted", "RebootRequired"])
      return { ...answer, settings: [{ key: name.key ?? "", status: answer.status }] }
    }
  )
]
