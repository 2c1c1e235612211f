/** TriggerMessage: what is asked for is said after the answer (1.6 5.17, 2.x F06), also before the station is accepted. */
import * as V16 from "../../../ocpp/wire/V16.gen.ts"
import * as V21 from "../../../ocpp/wire/V21.gen.ts"
import * as V201 from "../../../ocpp/wire/V201.gen.ts"
import { boot } from "../life/Booting.ts"
import { tellMeter } from "../life/Charging.ts"
import { type Evse, stateOf } from "../life/Evse.ts"
import { type Answerer, on } from "../Reply.ts"
import { early, type Said } from "../Said.ts"
import type { Station } from "../Station.ts"

type Verdict = "Accepted" | "Rejected" | "NotImplemented"

/** Undefined: all of them. */
const trigger = (s: Station, wanted: string, id: number | undefined): Verdict => {
  const evses = id === undefined || id === 0 ? s.evses : s.evses.filter((evse) => evse.id === id)
  if (evses.length === 0) return "Rejected"
  const act = acts[wanted]
  if (act === undefined) return "NotImplemented"
  s.later(0, () => act(s, evses))
  return "Accepted"
}

const acts: { readonly [wanted: string]: (s: Station, evses: ReadonlyArray<Evse>) => void } = {
  BootNotification: (s) => boot(s, "Triggered"),
  Heartbeat: (s) => sayEarly(s, s.speech.heartbeat()),
  StatusNotification: (s, evses) => {
    for (const evse of evses) {
      evse.told = stateOf(evse)
      sayEarly(s, s.speech.status(evse, s.now))
    }
  },
  MeterValues: (s, evses) => {
    for (const evse of evses) tellMeter(s, evse, "Trigger", "Trigger")
  },
  TransactionEvent: (s, evses) => {
    for (const evse of evses) if (evse.charge !== undefined) tellMeter(s, evse, "Trigger", "Trigger")
  },
  FirmwareStatusNotification: (s) => sayEarly(s, s.speech.firmware("Idle", undefined)),
  DiagnosticsStatusNotification: (s) => sayEarly(s, s.speech.log("Idle", undefined)),
  LogStatusNotification: (s) => sayEarly(s, s.speech.log("Idle", s.plan.version === "1.6" ? 0 : undefined)),
  SignChargePointCertificate: (s) => sign(s),
  SignChargingStationCertificate: (s) => sign(s),
  SignCombinedCertificate: (s) => sign(s)
}

const sign = (s: Station) =>
  sayEarly(
    s,
    s.speech.signCertificate((accepted) => s.tell(`its request for a certificate was ${accepted ? "" : "not "}taken`))
  )

const sayEarly = (s: Station, said: Said) => s.say(early(said))

const trigger2 = ({ requestedMessage, evse }: V21.TriggerMessageRequest, s: Station): V201.TriggerMessageResponse => ({
  status: trigger(s, requestedMessage, evse?.id)
})

export const triggers: ReadonlyArray<Answerer> = [
  on(V16.TriggerMessage, ({ requestedMessage, connectorId }, s) => ({
    status: trigger(s, requestedMessage, connectorId)
  })),
  on(V16.ExtendedTriggerMessage, ({ requestedMessage, connectorId }, s) => ({
    status: trigger(s, requestedMessage, connectorId)
  })),
  on(V201.TriggerMessage, trigger2),
  on(V21.TriggerMessage, trigger2)
]
