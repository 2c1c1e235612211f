/** In and out of service, and starting over. */
import * as V16 from "../../../ocpp/wire/V16.gen.ts"
import * as V21 from "../../../ocpp/wire/V21.gen.ts"
import * as V201 from "../../../ocpp/wire/V201.gen.ts"
import { restart, tellAll } from "../life/Booting.ts"
import { end } from "../life/Charging.ts"
import { type Answerer, on } from "../Reply.ts"
import type { Station } from "../Station.ts"

/** `Scheduled`: when the charge has ended. 0: the station with all of it. */
const change = (s: Station, id: number, operative: boolean): "Accepted" | "Rejected" | "Scheduled" => {
  const wanted = id === 0 ? s.evses : s.evses.filter((evse) => evse.id === id)
  if (wanted.length === 0) return "Rejected"
  let isLater = false
  for (const evse of wanted) {
    evse.closing = !operative && evse.charge !== undefined
    isLater ||= evse.closing
    if (!evse.closing) evse.operative = operative
  }
  if (id === 0) s.operative = operative
  s.later(100, () => {
    if (id === 0) return tellAll(s)
    for (const evse of wanted) s.refresh(evse)
  })
  return isLater ? "Scheduled" : "Accepted"
}

const change2 = (
  { evse, operationalStatus }: V21.ChangeAvailabilityRequest,
  s: Station
): V201.ChangeAvailabilityResponse => ({
  status: change(s, evse?.id ?? 0, operationalStatus === "Operative")
})

/** Charges end first; what is told of them may come after the restart (TC_032_1). */
const reset = (s: Station, isHard: boolean) => {
  s.later(200, () => {
    for (const { charge } of s.evses) if (charge !== undefined) end(s, charge, isHard ? "HardReset" : "SoftReset")
    s.later(isHard ? 100 : 2000, () => restart(s, "RemoteReset"))
  })
}

const reset2 = ({ type, evseId }: V21.ResetRequest, s: Station): V201.ResetResponse => {
  // This station cannot start over one EVSE alone (B11.FR.09), nor go on with a charge after it.
  if (evseId !== undefined || type === "ImmediateAndResume") return { status: "Rejected" }
  if (type === "OnIdle" && s.evses.some(({ charge }) => charge !== undefined)) {
    whenIdle(s)
    return { status: "Scheduled" }
  }
  reset(s, type === "Immediate")
  return { status: "Accepted" }
}

const whenIdle = (s: Station) => {
  const look = () => (s.evses.some(({ charge }) => charge !== undefined) ? whenIdle(s) : reset(s, false))
  s.later(2000, look, "idle")
}

export const availability: ReadonlyArray<Answerer> = [
  on(V16.ChangeAvailability, ({ connectorId, type }, s) => ({ status: change(s, connectorId, type === "Operative") })),
  on(V201.ChangeAvailability, change2),
  on(V21.ChangeAvailability, change2),
  on(V16.Reset, ({ type }, s) => {
    reset(s, type === "Hard")
    return { status: "Accepted" }
  }),
  on(V201.Reset, reset2),
  on(V21.Reset, reset2)
]
