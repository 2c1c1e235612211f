/** What only the security extension of 1.6 can ask for: a new certificate of the station's own. */
import { send } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"

export const ExtendedTriggerMessage = [
  send("TriggerCertificate", V16.ExtendedTriggerMessage, () => ({
    requestedMessage: "SignChargePointCertificate" as const
  }))
]
