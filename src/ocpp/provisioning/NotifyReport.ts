/** A part of the report on a station's variables that we asked for (2.0.1 B07, B08). */
import { keep, receive } from "../Message.ts"
import { variables } from "../security/Secrets.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const NotifyReport = [
  receive(V201.NotifyReport, keep({}), { secrets: variables }),
  receive(V21.NotifyReport, keep({}), { secrets: variables })
]
