/** Take a connector, an EVSE or the station out of service, or back (2.0.1 G03, G04). `Scheduled`: once its charge is over. */
import { given } from "../Given.ts"
import { send } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

const accepted = ["Accepted", "Scheduled"]

const status = (operative: boolean) => (operative ? ("Operative" as const) : ("Inoperative" as const))

const evse2 = (evse: number | undefined, connector: number | undefined) =>
  evse === undefined ? undefined : given({ id: evse, connectorId: connector })

export const ChangeAvailability = [
  // 1.6: connector 0 is the station itself, connector n is EVSE n with one connector.
  send(
    "ChangeAvailability",
    V16.ChangeAvailability,
    ({ operative, evse = 0, connector = 1 }) =>
      connector === 1 ? { connectorId: evse, type: status(operative) } : undefined,
    accepted
  ),
  send(
    "ChangeAvailability",
    V201.ChangeAvailability,
    ({ operative, evse, connector }) => given({ operationalStatus: status(operative), evse: evse2(evse, connector) }),
    accepted
  ),
  send(
    "ChangeAvailability",
    V21.ChangeAvailability,
    ({ operative, evse, connector }) => given({ operationalStatus: status(operative), evse: evse2(evse, connector) }),
    accepted
  )
]
