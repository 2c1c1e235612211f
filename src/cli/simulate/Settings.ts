/**
 * What can be set on a station: one list for its versions, each with its name in 1.6 and its place in the device model of 2.x.
 * Values are texts, as both spell them.
 */
export interface Setting {
  /** The key of 1.6; empty: 1.6 has no such thing. */
  readonly key: string
  readonly component: string
  /** Empty: 2.x has no such thing. */
  readonly variable: string
  readonly instance?: string
  readonly type: "integer" | "boolean" | "string" | "MemberList" | "OptionList"
  readonly access: "ReadOnly" | "ReadWrite" | "WriteOnly"
  readonly unit?: string
  /** It holds after the next start only. */
  readonly reboots?: true
  value: string
}

type Row = readonly [
  key: string,
  place: string,
  type: Setting["type"],
  access: "r" | "rw" | "w",
  value: string,
  unit?: string
]

const measurands = "Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage,SoC"

/** `Component.Variable` or `Component.Variable#instance`. */
const rows = (interval: number, evses: number): ReadonlyArray<Row> => [
  ["HeartbeatInterval", "OCPPCommCtrlr.HeartbeatInterval", "integer", "rw", "300", "s"],
  ["MeterValueSampleInterval", "SampledDataCtrlr.TxUpdatedInterval", "integer", "rw", String(interval), "s"],
  ["MeterValuesSampledData", "SampledDataCtrlr.TxUpdatedMeasurands", "MemberList", "rw", measurands],
  ["", "SampledDataCtrlr.TxStartedMeasurands", "MemberList", "rw", "Energy.Active.Import.Register"],
  ["StopTxnSampledData", "SampledDataCtrlr.TxEndedMeasurands", "MemberList", "rw", "Energy.Active.Import.Register,SoC"],
  ["ClockAlignedDataInterval", "AlignedDataCtrlr.Interval", "integer", "rw", "0", "s"],
  ["MeterValuesAlignedData", "AlignedDataCtrlr.Measurands", "MemberList", "rw", "Energy.Active.Import.Register"],
  ["ConnectionTimeOut", "TxCtrlr.EVConnectionTimeOut", "integer", "rw", "60", "s"],
  ["AuthorizeRemoteTxRequests", "AuthCtrlr.AuthorizeRemoteStart", "boolean", "rw", "false"],
  ["LocalAuthorizeOffline", "AuthCtrlr.LocalAuthorizeOffline", "boolean", "rw", "true"],
  ["LocalPreAuthorize", "AuthCtrlr.LocalPreAuthorize", "boolean", "rw", "false"],
  ["AllowOfflineTxForUnknownId", "AuthCtrlr.OfflineTxForUnknownIdEnabled", "boolean", "rw", "true"],
  ["AuthorizationCacheEnabled", "AuthCacheCtrlr.Enabled", "boolean", "rw", "true"],
  ["LocalAuthListEnabled", "LocalAuthListCtrlr.Enabled", "boolean", "rw", "true"],
  ["LocalAuthListMaxLength", "LocalAuthListCtrlr.Entries", "integer", "r", "1000"],
  ["SendLocalListMaxLength", "LocalAuthListCtrlr.ItemsPerMessage", "integer", "r", "100"],
  ["StopTransactionOnInvalidId", "TxCtrlr.StopTxOnInvalidId", "boolean", "rw", "true"],
  ["StopTransactionOnEVSideDisconnect", "TxCtrlr.StopTxOnEVSideDisconnect", "boolean", "rw", "true"],
  ["UnlockConnectorOnEVSideDisconnect", "", "boolean", "rw", "true"],
  ["TransactionMessageAttempts", "OCPPCommCtrlr.MessageAttempts#TransactionEvent", "integer", "rw", "5"],
  [
    "TransactionMessageRetryInterval",
    "OCPPCommCtrlr.MessageAttemptInterval#TransactionEvent",
    "integer",
    "rw",
    "5",
    "s"
  ],
  ["", "TxCtrlr.TxStartPoint", "MemberList", "r", "PowerPathClosed"],
  ["", "TxCtrlr.TxStopPoint", "MemberList", "r", "PowerPathClosed,EVConnected"],
  ["ResetRetries", "OCPPCommCtrlr.ResetRetries", "integer", "rw", "3"],
  ["WebSocketPingInterval", "OCPPCommCtrlr.WebSocketPingInterval", "integer", "rw", "60", "s"],
  ["NumberOfConnectors", "", "integer", "r", String(evses)],
  ["GetConfigurationMaxKeys", "", "integer", "r", "100"],
  ["ConnectorPhaseRotation", "", "string", "rw", "0.RST,1.RST"],
  [
    "SupportedFeatureProfiles",
    "",
    "MemberList",
    "r",
    "Core,FirmwareManagement,LocalAuthListManagement,Reservation,SmartCharging,RemoteTrigger"
  ],
  ["ChargeProfileMaxStackLevel", "SmartChargingCtrlr.ProfileStackLevel", "integer", "r", "10"],
  ["ChargingScheduleAllowedChargingRateUnit", "SmartChargingCtrlr.RateUnit", "MemberList", "r", "Current,Power"],
  ["ChargingScheduleMaxPeriods", "SmartChargingCtrlr.PeriodsPerSchedule", "integer", "r", "24"],
  ["MaxChargingProfilesInstalled", "SmartChargingCtrlr.Entries#ChargingProfiles", "integer", "r", "20"],
  ["ReserveConnectorZeroSupported", "ReservationCtrlr.NonEvseSpecific", "boolean", "r", "true"],
  ["AuthorizationKey", "SecurityCtrlr.BasicAuthPassword", "string", "w", ""],
  ["SecurityProfile", "SecurityCtrlr.SecurityProfile", "integer", "r", "1"],
  ["CpoName", "SecurityCtrlr.OrganizationName", "string", "rw", "Simulated"],
  ["", "SecurityCtrlr.CertificateEntries", "integer", "r", "0"],
  ["", "DeviceDataCtrlr.ItemsPerMessage#GetReport", "integer", "r", "10"],
  ["", "DeviceDataCtrlr.ItemsPerMessage#GetVariables", "integer", "r", "50"],
  ["", "DeviceDataCtrlr.ItemsPerMessage#SetVariables", "integer", "r", "50"],
  ["", "DeviceDataCtrlr.BytesPerMessage#GetReport", "integer", "r", "8192"],
  ["", "ClockCtrlr.DateTime", "string", "r", ""],
  ["", "ClockCtrlr.TimeSource", "MemberList", "r", "Heartbeat"],
  ["", "ChargingStation.AvailabilityState", "OptionList", "r", "Available"],
  ["", "OCPPCommCtrlr.NetworkConfigurationPriority", "MemberList", "rw", "0"],
  ["", "OCPPCommCtrlr.OfflineThreshold", "integer", "rw", "60", "s"],
  ["", "OCPPCommCtrlr.RetryBackOffWaitMinimum", "integer", "rw", "2", "s"],
  ["", "OCPPCommCtrlr.RetryBackOffRepeatTimes", "integer", "rw", "5"],
  ["", "OCPPCommCtrlr.RetryBackOffRandomRange", "integer", "rw", "2", "s"]
]

const accesses = { r: "ReadOnly", rw: "ReadWrite", w: "WriteOnly" } as const
const afterRestart = new Set(["WebSocketPingInterval", "NetworkConfigurationPriority"])

export class Settings {
  readonly all: ReadonlyArray<Setting>

  /** `interval`: seconds between the values of a charge. */
  constructor(interval: number, evses: number) {
    this.all = rows(interval, evses).map(([key, place, type, access, value, unit]) => {
      const [component = "", rest = ""] = place.split(".")
      const [variable = "", instance] = rest.split("#")
      const reboots = afterRestart.has(key) || afterRestart.has(variable)
      return {
        key,
        component,
        variable,
        type,
        access: accesses[access],
        value,
        ...(instance === undefined ? {} : { instance }),
        ...(unit === undefined ? {} : { unit }),
        ...(reboots ? { reboots } : {})
      }
    })
  }

  /** By its key in 1.6, in any case of letters. */
  byKey(key: string): Setting | undefined {
    return this.all.find((one) => one.key !== "" && one.key.toLowerCase() === key.toLowerCase())
  }

  byPlace(component: string, variable: string, instance?: string): Setting | undefined {
    return this.all.find(
      (one) =>
        one.variable !== "" &&
        same(one.component, component) &&
        same(one.variable, variable) &&
        same(one.instance ?? "", instance ?? "")
    )
  }

  hasComponent(component: string): boolean {
    return this.all.some((one) => one.variable !== "" && same(one.component, component))
  }

  text(key: string): string {
    return this.byKey(key)?.value ?? ""
  }

  number(key: string): number {
    return Number(this.text(key))
  }

  is(key: string): boolean {
    return this.text(key) === "true"
  }

  /** What the station itself has learned. */
  put(key: string, value: string) {
    const setting = this.byKey(key)
    if (setting !== undefined) setting.value = value
  }

  /** Sets it; `rejected`: that is no value for it. */
  set(setting: Setting, value: string): "accepted" | "rejected" | "reboot" {
    if (setting.access === "ReadOnly" || !fits(setting, value)) return "rejected"
    setting.value = setting.type === "boolean" ? value.toLowerCase() : value
    return setting.reboots === true ? "reboot" : "accepted"
  }
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

const fits = ({ type, access }: Setting, value: string): boolean => {
  if (type === "integer") return /^\d{1,9}$/.test(value)
  if (type === "boolean") return /^(true|false)$/i.test(value)
  if (access === "WriteOnly") return value.length >= 8
  return value.length <= 1000
}
