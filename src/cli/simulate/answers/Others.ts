/** The rest: each gets a valid answer that a simple station would give. */
import * as V16 from "../../../ocpp/wire/V16.gen.ts"
import * as V21 from "../../../ocpp/wire/V21.gen.ts"
import * as V201 from "../../../ocpp/wire/V201.gen.ts"
import { type Answerer, on } from "../Reply.ts"
import type { Station } from "../Station.ts"

/** It knows its own vendor alone, and of that one message. */
const transfer = ({ vendorId, messageId }: { readonly vendorId: string; readonly messageId?: string }, s: Station) => {
  if (vendorId !== s.facts.vendor) return { status: "UnknownVendorId" as const }
  return {
    status: messageId === undefined || messageId === "ping" ? ("Accepted" as const) : ("UnknownMessageId" as const)
  }
}

const status2 = (
  { transactionId }: V21.GetTransactionStatusRequest,
  s: Station
): V201.GetTransactionStatusResponse => ({
  messagesInQueue: s.outbox.kept > 0,
  ...(transactionId === undefined
    ? {}
    : { ongoingIndicator: s.evses.some(({ charge }) => charge?.name === transactionId) })
})

const cost = ({ totalCost, transactionId }: V21.CostUpdatedRequest, s: Station): object => {
  s.tell(`shows the cost of ${transactionId}: ${totalCost}`)
  return {}
}

const setTariff = ({ evseId, tariff }: V21.SetDefaultTariffRequest, s: Station): V21.SetDefaultTariffResponse => {
  for (const { id } of s.evses) if (evseId === 0 || evseId === id) s.notes.tariffs.set(id, tariff.tariffId)
  return { status: evseId === 0 || s.evse(evseId) !== undefined ? "Accepted" : "Rejected" }
}

const getTariffs = ({ evseId }: V21.GetTariffsRequest, s: Station): V21.GetTariffsResponse => {
  const found = [...s.notes.tariffs].filter(([id]) => evseId === 0 || evseId === id)
  if (found.length === 0) return { status: "NoTariff" }
  return {
    status: "Accepted",
    tariffAssignments: found.map(([id, tariffId]) => ({ tariffId, tariffKind: "DefaultTariff", evseIds: [id] }))
  }
}

const clearTariffs = ({ tariffIds, evseId }: V21.ClearTariffsRequest, s: Station): V21.ClearTariffsResponse => {
  const found = [...s.notes.tariffs].filter(
    ([id, tariff]) => (evseId === undefined || evseId === id) && (tariffIds?.includes(tariff) ?? true)
  )
  for (const [id] of found) s.notes.tariffs.delete(id)
  if (found.length === 0) return { clearTariffsResult: [{ status: "NoTariff" }] }
  return { clearTariffsResult: found.map(([, tariffId]) => ({ tariffId, status: "Accepted" })) }
}

const setControl = ({ controlId, controlType }: V21.SetDERControlRequest, s: Station): V21.SetDERControlResponse => {
  s.notes.controls.set(controlId, controlType)
  return { status: "Accepted" }
}

const clearControl = (
  { controlId, controlType }: V21.ClearDERControlRequest,
  s: Station
): V21.ClearDERControlResponse => {
  const found = [...s.notes.controls].filter(
    ([id, type]) => (controlId ?? id) === id && (controlType === undefined || controlType === type)
  )
  for (const [id] of found) s.notes.controls.delete(id)
  return { status: found.length > 0 ? "Accepted" : "NotFound" }
}

export const others: ReadonlyArray<Answerer> = [
  on(V16.DataTransfer, transfer),
  on(V201.DataTransfer, transfer),
  on(V21.DataTransfer, transfer),
  on(V201.GetTransactionStatus, status2),
  on(V21.GetTransactionStatus, status2),
  on(V201.CostUpdated, cost),
  on(V21.CostUpdated, cost),
  on(V201.SetNetworkProfile, () => ({ status: "Accepted" })),
  on(V21.SetNetworkProfile, () => ({ status: "Accepted" })),
  on(V21.SetDefaultTariff, setTariff),
  on(V21.GetTariffs, getTariffs),
  on(V21.ClearTariffs, clearTariffs),
  on(V21.ChangeTransactionTariff, ({ transactionId }, s) => ({
    status: s.evses.some(({ charge }) => charge?.name === transactionId) ? "Accepted" : "TxNotFound"
  })),
  on(V21.SetDERControl, setControl),
  on(V21.ClearDERControl, clearControl),
  on(V21.GetDERControl, () => ({ status: "NotFound" })),
  on(V21.AFRRSignal, () => ({ status: "Accepted" })),
  on(V21.RequestBatterySwap, () => ({ status: "Rejected" })),
  on(V21.NotifyWebPaymentStarted, () => ({})),
  on(V21.GetPeriodicEventStream, () => ({})),
  on(V21.AdjustPeriodicEventStream, () => ({ status: "Rejected" }))
]
