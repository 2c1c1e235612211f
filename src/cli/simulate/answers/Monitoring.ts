/** Monitors and display messages of 2.x: noted, told again when asked for, cleared. */
import * as V21 from "../../../ocpp/wire/V21.gen.ts"
import * as V201 from "../../../ocpp/wire/V201.gen.ts"
import type { Noted } from "../Notes.ts"
import { type Answerer, on } from "../Reply.ts"
import { type Said, say } from "../Said.ts"
import type { Station } from "../Station.ts"
import { moment } from "../speech/Speech.ts"

/** Says all of them, one a message; whether there was any. */
const tellNoted = (s: Station, requestId: number, all: ReadonlyArray<Noted>): boolean => {
  for (const [place, { report }] of all.entries()) s.say(report(requestId, place < all.length - 1, place))
  return all.length > 0
}

type Monitored = V201.SetMonitoringDataType | V21.SetMonitoringDataType

/** The number of a monitor that was taken; undefined: there is no such component. */
const setMonitor = (s: Station, given: Monitored, reportOf: (id: number) => Noted["report"]): number | undefined => {
  const { component, variable } = given
  if (!s.settings.hasComponent(component.name)) return undefined
  const id = given.id ?? s.notes.nextMonitor()
  s.notes.monitors.set(id, { report: reportOf(id), words: [component.name, variable.name] })
  return id
}

const outcome = (id: number | undefined) =>
  id === undefined ? { status: "UnknownComponent" as const } : { status: "Accepted" as const, id }

const monitorReport = (
  { requestId, componentVariable }: V21.GetMonitoringReportRequest,
  s: Station
): V201.GetMonitoringReportResponse => {
  const all = [...s.notes.monitors.values()].filter(
    ({ words }) =>
      componentVariable === undefined || componentVariable.some((one) => words.includes(one.component.name))
  )
  return { status: tellNoted(s, requestId, all) ? "Accepted" : "EmptyResultSet" }
}

const clearMonitors = (
  { id }: V21.ClearVariableMonitoringRequest,
  s: Station
): V201.ClearVariableMonitoringResponse => ({
  clearMonitoringResult: id.map((one) => ({ id: one, status: s.notes.monitors.delete(one) ? "Accepted" : "NotFound" }))
})

const level = ({ severity }: V21.SetMonitoringLevelRequest): V201.SetMonitoringLevelResponse => ({
  status: severity >= 0 && severity <= 9 ? "Accepted" : "Rejected"
})

const display = (s: Station, id: number, words: ReadonlyArray<string | undefined>, report: Noted["report"]) => {
  s.notes.displays.set(id, { report, words: words.filter((word) => word !== undefined) })
  return { status: "Accepted" as const }
}

const displays = (
  { requestId, id, priority, state }: V21.GetDisplayMessagesRequest,
  s: Station
): V201.GetDisplayMessagesResponse => {
  const all = [...s.notes.displays].flatMap(([key, noted]) =>
    (id?.includes(key) ?? true) && [priority, state].every((word) => word === undefined || noted.words.includes(word))
      ? [noted]
      : []
  )
  return { status: tellNoted(s, requestId, all) ? "Accepted" : "Unknown" }
}

const clearDisplay = ({ id }: V21.ClearDisplayMessageRequest, s: Station): V201.ClearDisplayMessageResponse => ({
  status: s.notes.displays.delete(id) ? "Accepted" : "Unknown"
})

/** What it knows of a customer: nothing, and that is what it reports. */
const customer = (
  { requestId, report }: V21.CustomerInformationRequest,
  s: Station
): V201.CustomerInformationResponse => {
  const payload: V201.NotifyCustomerInformationRequest = {
    requestId,
    seqNo: 0,
    generatedAt: moment(s.now),
    data: "This station keeps nothing of its customers."
  }
  const said: Said =
    s.plan.version === "2.1"
      ? say(V21.NotifyCustomerInformation, payload)
      : say(V201.NotifyCustomerInformation, payload)
  if (report) s.later(0, () => s.say(said))
  return { status: "Accepted" }
}

export const monitoring: ReadonlyArray<Answerer> = [
  on(V201.SetVariableMonitoring, ({ setMonitoringData }, s) => ({
    setMonitoringResult: setMonitoringData.map((given) => {
      const { type, severity, component, variable, value, transaction = false } = given
      const id = setMonitor(s, given, (id) => (requestId, tbc, seqNo) => {
        const monitor = [{ component, variable, variableMonitoring: [{ id, transaction, value, type, severity }] }]
        return say(V201.NotifyMonitoringReport, { requestId, seqNo, tbc, generatedAt: moment(s.now), monitor })
      })
      return { type, severity, component, variable, ...outcome(id) }
    })
  })),
  on(V21.SetVariableMonitoring, ({ setMonitoringData }, s) => ({
    setMonitoringResult: setMonitoringData.map((given) => {
      const { type, severity, component, variable, value, transaction = false } = given
      const id = setMonitor(s, given, (id) => (requestId, tbc, seqNo) => {
        const eventNotificationType = "CustomMonitor" as const
        const variableMonitoring = [{ id, transaction, value, type, severity, eventNotificationType }]
        const monitor = [{ component, variable, variableMonitoring }]
        return say(V21.NotifyMonitoringReport, { requestId, seqNo, tbc, generatedAt: moment(s.now), monitor })
      })
      return { type, severity, component, variable, ...outcome(id) }
    })
  })),
  on(V201.GetMonitoringReport, monitorReport),
  on(V21.GetMonitoringReport, monitorReport),
  on(V201.ClearVariableMonitoring, clearMonitors),
  on(V21.ClearVariableMonitoring, clearMonitors),
  on(V201.SetMonitoringBase, () => ({ status: "Accepted" })),
  on(V21.SetMonitoringBase, () => ({ status: "Accepted" })),
  on(V201.SetMonitoringLevel, level),
  on(V21.SetMonitoringLevel, level),
  on(V201.SetDisplayMessage, ({ message }, s) =>
    display(s, message.id, [message.priority, message.state], (requestId, tbc) =>
      say(V201.NotifyDisplayMessages, { requestId, tbc, messageInfo: [message] })
    )
  ),
  on(V21.SetDisplayMessage, ({ message }, s) =>
    display(s, message.id, [message.priority, message.state], (requestId, tbc) =>
      say(V21.NotifyDisplayMessages, { requestId, tbc, messageInfo: [message] })
    )
  ),
  on(V201.GetDisplayMessages, displays),
  on(V21.GetDisplayMessages, displays),
  on(V201.ClearDisplayMessage, clearDisplay),
  on(V21.ClearDisplayMessage, clearDisplay),
  on(V201.CustomerInformation, customer),
  on(V21.CustomerInformation, customer)
]
