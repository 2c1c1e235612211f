/** The device model of 2.x in parts (B07, B08): as many values as one message may hold. */
import * as V21 from "../../../ocpp/wire/V21.gen.ts"
import * as V201 from "../../../ocpp/wire/V201.gen.ts"
import { type Answerer, on } from "../Reply.ts"
import { say } from "../Said.ts"
import type { Setting } from "../Settings.ts"
import type { Station } from "../Station.ts"
import { moment } from "../speech/Speech.ts"

const report = (
  s: Station,
  requestId: number,
  all: ReadonlyArray<V201.ReportDataType>
): V201.GenericDeviceModelStatusEnumType => {
  if (all.length === 0) return "EmptyResultSet"
  const size = Number(s.settings.byPlace("DeviceDataCtrlr", "ItemsPerMessage", "GetReport")?.value ?? 10)
  for (let from = 0, seqNo = 0; from < all.length; from += size, seqNo++) {
    const payload: V201.NotifyReportRequest = {
      requestId,
      seqNo,
      generatedAt: moment(s.now),
      tbc: from + size < all.length,
      reportData: all.slice(from, from + size)
    }
    s.say(s.plan.version === "2.1" ? say(V21.NotifyReport, payload) : say(V201.NotifyReport, payload))
  }
  return "Accepted"
}

const shown = (s: Station): ReadonlyArray<V201.ReportDataType> => [
  ...s.settings.all.filter(({ variable }) => variable !== "").map(settingData),
  ...s.evses.flatMap(({ id, most, operative }) => [
    fixed({ name: "EVSE", evse: { id } }, "Power", "decimal", String(most), "W"),
    fixed({ name: "EVSE", evse: { id } }, "AvailabilityState", "OptionList", operative ? "Available" : "Unavailable"),
    fixed(
      { name: "Connector", evse: { id, connectorId: 1 } },
      "ConnectorType",
      "string",
      s.plan.kind === "dc" ? "cCCS2" : "cType2"
    )
  ])
]

const settingData = (one: Setting): V201.ReportDataType => ({
  component: { name: one.component },
  variable: { name: one.variable, ...(one.instance === undefined ? {} : { instance: one.instance }) },
  variableAttribute: [
    { type: "Actual", mutability: one.access, ...(one.access === "WriteOnly" ? {} : { value: one.value }) }
  ],
  variableCharacteristics: {
    dataType: one.type,
    supportsMonitoring: false,
    ...(one.unit === undefined ? {} : { unit: one.unit })
  }
})

const fixed = (
  component: V201.ComponentType,
  name: string,
  dataType: V201.DataEnumType,
  value: string,
  unit?: string
): V201.ReportDataType => ({
  component,
  variable: { name },
  variableAttribute: [{ type: "Actual", mutability: "ReadOnly", value }],
  variableCharacteristics: { dataType, supportsMonitoring: false, ...(unit === undefined ? {} : { unit }) }
})

const isWritable = ({ variableAttribute: [first] }: V201.ReportDataType): boolean => first?.mutability !== "ReadOnly"

const base = ({ requestId, reportBase }: V21.GetBaseReportRequest, s: Station): V201.GetBaseReportResponse => {
  const all = shown(s)
  if (reportBase === "SummaryInventory") {
    return {
      status: report(
        s,
        requestId,
        all.filter(({ variable }) => variable.name === "AvailabilityState")
      )
    }
  }
  return { status: report(s, requestId, reportBase === "FullInventory" ? all : all.filter(isWritable)) }
}

const custom = ({ requestId, componentVariable }: V21.GetReportRequest, s: Station): V201.GetReportResponse => {
  const isWanted = ({ component, variable }: V201.ReportDataType) =>
    componentVariable === undefined ||
    componentVariable.some(
      (one) =>
        one.component.name === component.name &&
        (one.component.evse === undefined || one.component.evse.id === component.evse?.id) &&
        (one.variable === undefined || one.variable.name === variable.name)
    )
  return { status: report(s, requestId, shown(s).filter(isWanted)) }
}

export const reports: ReadonlyArray<Answerer> = [
  on(V201.GetBaseReport, base),
  on(V21.GetBaseReport, base),
  on(V201.GetReport, custom),
  on(V21.GetReport, custom)
]
