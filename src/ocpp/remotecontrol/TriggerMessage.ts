/** Have a station say something of itself (2.0.1 F06). What it says comes later, as its own message. */
import type { Triggered } from "../../domain/Command.ts"
import { given } from "../Given.ts"
import { send } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

const boot = { requestedMessage: "BootNotification" } as const
const certificate = { requestedMessage: "SignChargingStationCertificate" } as const

// 1.6 has no reports of a charge to ask for: its values are MeterValues.
const words16 = {
  boot: "BootNotification",
  heartbeat: "Heartbeat",
  status: "StatusNotification",
  meterValues: "MeterValues",
  transaction: undefined,
  logStatus: "DiagnosticsStatusNotification",
  firmwareStatus: "FirmwareStatusNotification"
} as const satisfies Words

const words2 = {
  boot: "BootNotification",
  heartbeat: "Heartbeat",
  status: "StatusNotification",
  meterValues: "MeterValues",
  transaction: "TransactionEvent",
  logStatus: "LogStatusNotification",
  firmwareStatus: "FirmwareStatusNotification"
} as const satisfies Words

type Words = { readonly [T in Triggered]: string | undefined }
interface Wish {
  readonly message: Triggered
  readonly evse?: number
  readonly connector?: number
}

const trigger16 = ({ message, evse }: Wish) => {
  const requestedMessage = words16[message]
  return requestedMessage === undefined ? undefined : given({ requestedMessage, connectorId: evse })
}

/** A status is always of a connector (F06.FR.13); nearly every EVSE has but one. */
const trigger2 = ({ message, evse, connector = message === "status" ? 1 : undefined }: Wish) =>
  given({
    requestedMessage: words2[message],
    evse: evse === undefined ? undefined : given({ id: evse, connectorId: connector })
  })

export const TriggerMessage = [
  send("Introduce", V16.TriggerMessage, () => boot),
  send("Introduce", V201.TriggerMessage, () => boot),
  send("Introduce", V21.TriggerMessage, () => boot),
  send("Trigger", V16.TriggerMessage, trigger16),
  send("Trigger", V201.TriggerMessage, trigger2),
  send("Trigger", V21.TriggerMessage, trigger2),
  send("TriggerCertificate", V201.TriggerMessage, () => certificate),
  send("TriggerCertificate", V21.TriggerMessage, () => certificate)
]
