/** Let go of a plug (2.0.1 F05). In 1.6 each connector is an EVSE of its own, with one connector. */
import { send } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

const accepted = ["Unlocked"]

export const UnlockConnector = [
  send(
    "Unlock",
    V16.UnlockConnector,
    ({ evse, connector }) => (connector === 1 ? { connectorId: evse } : undefined),
    accepted
  ),
  send("Unlock", V201.UnlockConnector, ({ evse, connector }) => ({ evseId: evse, connectorId: connector }), accepted),
  send("Unlock", V21.UnlockConnector, ({ evse, connector }) => ({ evseId: evse, connectorId: connector }), accepted)
]
