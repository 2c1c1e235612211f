/**
 * Settings that every version has, under two names: the configuration key of 1.6 (1.6 ch. 9) and the variable that took its
 * place (2.0.1 Part 2, Referenced Components and Variables). Only those whose values are written alike.
 */
import type { SettingName } from "../../domain/Setting.ts"

interface Variable {
  readonly component: string
  readonly variable: string
  readonly variableInstance?: string
}

const of = (component: string, variable: string, variableInstance?: string): Variable =>
  variableInstance === undefined ? { component, variable } : { component, variable, variableInstance }

const variables: { readonly [key: string]: Variable } = {
  AllowOfflineTxForUnknownId: of("AuthCtrlr", "OfflineTxForUnknownIdEnabled"),
  AuthorizationCacheEnabled: of("AuthCacheCtrlr", "Enabled"),
  AuthorizeRemoteTxRequests: of("AuthCtrlr", "AuthorizeRemoteStart"),
  ClockAlignedDataInterval: of("AlignedDataCtrlr", "Interval"),
  ConnectionTimeOut: of("TxCtrlr", "EVConnectionTimeOut"),
  HeartbeatInterval: of("OCPPCommCtrlr", "HeartbeatInterval"),
  LocalAuthListEnabled: of("LocalAuthListCtrlr", "Enabled"),
  LocalAuthorizeOffline: of("AuthCtrlr", "LocalAuthorizeOffline"),
  LocalPreAuthorize: of("AuthCtrlr", "LocalPreAuthorize"),
  MeterValueSampleInterval: of("SampledDataCtrlr", "TxUpdatedInterval"),
  MeterValuesAlignedData: of("AlignedDataCtrlr", "Measurands"),
  MeterValuesSampledData: of("SampledDataCtrlr", "TxUpdatedMeasurands"),
  ResetRetries: of("OCPPCommCtrlr", "ResetRetries"),
  StopTransactionOnEVSideDisconnect: of("TxCtrlr", "StopTxOnEVSideDisconnect"),
  StopTransactionOnInvalidId: of("TxCtrlr", "StopTxOnInvalidId"),
  StopTxnAlignedData: of("AlignedDataCtrlr", "TxEndedMeasurands"),
  StopTxnSampledData: of("SampledDataCtrlr", "TxEndedMeasurands"),
  TransactionMessageAttempts: of("OCPPCommCtrlr", "MessageAttempts", "TransactionEvent"),
  TransactionMessageRetryInterval: of("OCPPCommCtrlr", "MessageAttemptInterval", "TransactionEvent"),
  UnlockConnectorOnEVSideDisconnect: of("OCPPCommCtrlr", "UnlockOnEVSideDisconnect"),
  WebSocketPingInterval: of("OCPPCommCtrlr", "WebSocketPingInterval")
}

/** The key that 1.6 knows it by; undefined: it has none. */
export const keyOf = (name: SettingName): string | undefined => byVariable.get(textOf(name)) ?? name.key

/** The same setting with the component and variable that 2.x knows it by, where there are such. */
export const withVariable = (name: SettingName): SettingName => {
  if (name.component !== undefined) return name
  return { ...name, ...byKey.get((name.key ?? "").toLowerCase()) }
}

const textOf = ({ component, componentInstance, evse, variable, variableInstance, attribute }: SettingName): string =>
  JSON.stringify([component, componentInstance, evse, variable, variableInstance, attribute ?? "Actual"]).toLowerCase()

const byKey = new Map(Object.entries(variables).map(([key, variable]) => [key.toLowerCase(), variable]))
const byVariable = new Map(Object.entries(variables).map(([key, variable]) => [textOf(variable), key]))
