/** Start a charge from afar. Accepted is heard, not started: the start itself comes later, as the station's own report. */
import { idToken21, idToken201 } from "../authorization/Tokens.ts"
import { given } from "../Given.ts"
import { send } from "../Message.ts"
import { positive } from "../Whole.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const RequestStartTransaction = [
  send("StartCharging", V16.RemoteStartTransaction, ({ token, evse }) =>
    given({ idTag: token.text, connectorId: positive(evse) })
  ),
  send("StartCharging", V201.RequestStartTransaction, ({ token, remoteStart, evse }) =>
    given({ idToken: idToken201(token), remoteStartId: remoteStart, evseId: positive(evse) })
  ),
  send("StartCharging", V21.RequestStartTransaction, ({ token, remoteStart, evse }) =>
    given({ idToken: idToken21(token), remoteStartId: remoteStart, evseId: positive(evse) })
  )
]
