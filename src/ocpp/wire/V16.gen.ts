/** The payloads of OCPP 1.6, as its official JSON schemas have them. Written by generate.ts; never edited. */
import { Schema } from "effect"
import { type Empty, dateTime, empty, integer, list, multipleOf, number, text, uri } from "./Scalars.ts"
import { once, spec } from "./Spec.ts"

export type AuthorizeStatusType = "Accepted" | "Blocked" | "Expired" | "Invalid" | "ConcurrentTx"
const AuthorizeStatusType = once((): Schema.Codec<AuthorizeStatusType> => Schema.Literals(["Accepted", "Blocked", "Expired", "Invalid", "ConcurrentTx"]))

export type CancelReservationStatusType = "Accepted" | "Rejected"
const CancelReservationStatusType = once((): Schema.Codec<CancelReservationStatusType> => Schema.Literals(["Accepted", "Rejected"]))

export interface CertificateHashDataType {
  readonly hashAlgorithm: HashAlgorithmEnumType
  readonly issuerNameHash: string
  readonly issuerKeyHash: string
  readonly serialNumber: string
}
const CertificateHashDataType = once((): Schema.Codec<CertificateHashDataType> => Schema.Struct({
  hashAlgorithm: HashAlgorithmEnumType(),
  issuerNameHash: text(128),
  issuerKeyHash: text(128),
  serialNumber: text(40)
}))

export type CertificateSignedStatusEnumType = "Accepted" | "Rejected"
const CertificateSignedStatusEnumType = once((): Schema.Codec<CertificateSignedStatusEnumType> => Schema.Literals(["Accepted", "Rejected"]))

export type CertificateUseEnumType = "CentralSystemRootCertificate" | "ManufacturerRootCertificate"
const CertificateUseEnumType = once((): Schema.Codec<CertificateUseEnumType> => Schema.Literals(["CentralSystemRootCertificate", "ManufacturerRootCertificate"]))

export type ChargingProfileKindType = "Absolute" | "Recurring" | "Relative"
const ChargingProfileKindType = once((): Schema.Codec<ChargingProfileKindType> => Schema.Literals(["Absolute", "Recurring", "Relative"]))

export type ChargingProfilePurposeType = "ChargePointMaxProfile" | "TxDefaultProfile" | "TxProfile"
const ChargingProfilePurposeType = once((): Schema.Codec<ChargingProfilePurposeType> => Schema.Literals(["ChargePointMaxProfile", "TxDefaultProfile", "TxProfile"]))

export interface ChargingProfileType {
  readonly chargingProfileId: number
  readonly transactionId?: number
  readonly stackLevel: number
  readonly chargingProfilePurpose: ChargingProfilePurposeType
  readonly chargingProfileKind: ChargingProfileKindType
  readonly recurrencyKind?: RecurrencyKindType
  readonly validFrom?: string
  readonly validTo?: string
  readonly chargingSchedule: ChargingScheduleType
}
const ChargingProfileType = once((): Schema.Codec<ChargingProfileType> => Schema.Struct({
  chargingProfileId: integer,
  transactionId: Schema.optionalKey(integer),
  stackLevel: integer,
  chargingProfilePurpose: ChargingProfilePurposeType(),
  chargingProfileKind: ChargingProfileKindType(),
  recurrencyKind: Schema.optionalKey(RecurrencyKindType()),
  validFrom: Schema.optionalKey(dateTime),
  validTo: Schema.optionalKey(dateTime),
  chargingSchedule: ChargingScheduleType()
}))

export type ChargingRateUnitType = "A" | "W"
const ChargingRateUnitType = once((): Schema.Codec<ChargingRateUnitType> => Schema.Literals(["A", "W"]))

export interface ChargingSchedulePeriodType {
  readonly startPeriod: number
  readonly limit: number
  readonly numberPhases?: number
}
const ChargingSchedulePeriodType = once((): Schema.Codec<ChargingSchedulePeriodType> => Schema.Struct({
  startPeriod: integer,
  limit: multipleOf(number, 0.1),
  numberPhases: Schema.optionalKey(integer)
}))

export interface ChargingScheduleType {
  readonly duration?: number
  readonly startSchedule?: string
  readonly chargingRateUnit: ChargingRateUnitType
  readonly chargingSchedulePeriod: ReadonlyArray<ChargingSchedulePeriodType>
  readonly minChargingRate?: number
}
const ChargingScheduleType = once((): Schema.Codec<ChargingScheduleType> => Schema.Struct({
  duration: Schema.optionalKey(integer),
  startSchedule: Schema.optionalKey(dateTime),
  chargingRateUnit: ChargingRateUnitType(),
  chargingSchedulePeriod: list(ChargingSchedulePeriodType()),
  minChargingRate: Schema.optionalKey(multipleOf(number, 0.1))
}))

export type ContextType = "Interruption.Begin" | "Interruption.End" | "Sample.Clock" | "Sample.Periodic" | "Transaction.Begin" | "Transaction.End" | "Trigger" | "Other"
const ContextType = once((): Schema.Codec<ContextType> => Schema.Literals(["Interruption.Begin", "Interruption.End", "Sample.Clock", "Sample.Periodic", "Transaction.Begin", "Transaction.End", "Trigger", "Other"]))

export type DeleteCertificateStatusEnumType = "Accepted" | "Failed" | "NotFound"
const DeleteCertificateStatusEnumType = once((): Schema.Codec<DeleteCertificateStatusEnumType> => Schema.Literals(["Accepted", "Failed", "NotFound"]))

export type FirmwareStatusEnumType = "Downloaded" | "DownloadFailed" | "Downloading" | "DownloadScheduled" | "DownloadPaused" | "Idle" | "InstallationFailed" | "Installing" | "Installed" | "InstallRebooting" | "InstallScheduled" | "InstallVerificationFailed" | "InvalidSignature" | "SignatureVerified"
const FirmwareStatusEnumType = once((): Schema.Codec<FirmwareStatusEnumType> => Schema.Literals(["Downloaded", "DownloadFailed", "Downloading", "DownloadScheduled", "DownloadPaused", "Idle", "InstallationFailed", "Installing", "Installed", "InstallRebooting", "InstallScheduled", "InstallVerificationFailed", "InvalidSignature", "SignatureVerified"]))

export interface FirmwareType {
  readonly location: string
  readonly retrieveDateTime: string
  readonly installDateTime?: string
  readonly signingCertificate: string
  readonly signature: string
}
const FirmwareType = once((): Schema.Codec<FirmwareType> => Schema.Struct({
  location: text(512),
  retrieveDateTime: dateTime,
  installDateTime: Schema.optionalKey(dateTime),
  signingCertificate: text(5500),
  signature: text(800)
}))

export type FormatType = "Raw" | "SignedData"
const FormatType = once((): Schema.Codec<FormatType> => Schema.Literals(["Raw", "SignedData"]))

export type GenericStatusEnumType = "Accepted" | "Rejected"
const GenericStatusEnumType = once((): Schema.Codec<GenericStatusEnumType> => Schema.Literals(["Accepted", "Rejected"]))

export type GetInstalledCertificateStatusEnumType = "Accepted" | "NotFound"
const GetInstalledCertificateStatusEnumType = once((): Schema.Codec<GetInstalledCertificateStatusEnumType> => Schema.Literals(["Accepted", "NotFound"]))

export type HashAlgorithmEnumType = "SHA256" | "SHA384" | "SHA512"
const HashAlgorithmEnumType = once((): Schema.Codec<HashAlgorithmEnumType> => Schema.Literals(["SHA256", "SHA384", "SHA512"]))

export interface IdTagInfoType {
  readonly expiryDate?: string
  readonly parentIdTag?: string
  readonly status: AuthorizeStatusType
}
const IdTagInfoType = once((): Schema.Codec<IdTagInfoType> => Schema.Struct({
  expiryDate: Schema.optionalKey(dateTime),
  parentIdTag: Schema.optionalKey(text(20)),
  status: AuthorizeStatusType()
}))

export type InstallCertificateStatusEnumType = "Accepted" | "Failed" | "Rejected"
const InstallCertificateStatusEnumType = once((): Schema.Codec<InstallCertificateStatusEnumType> => Schema.Literals(["Accepted", "Failed", "Rejected"]))

export type LocationType = "Cable" | "EV" | "Inlet" | "Outlet" | "Body"
const LocationType = once((): Schema.Codec<LocationType> => Schema.Literals(["Cable", "EV", "Inlet", "Outlet", "Body"]))

export type LogEnumType = "DiagnosticsLog" | "SecurityLog"
const LogEnumType = once((): Schema.Codec<LogEnumType> => Schema.Literals(["DiagnosticsLog", "SecurityLog"]))

export interface LogParametersType {
  readonly remoteLocation: string
  readonly oldestTimestamp?: string
  readonly latestTimestamp?: string
}
const LogParametersType = once((): Schema.Codec<LogParametersType> => Schema.Struct({
  remoteLocation: text(512),
  oldestTimestamp: Schema.optionalKey(dateTime),
  latestTimestamp: Schema.optionalKey(dateTime)
}))

export type LogStatusEnumType = "Accepted" | "Rejected" | "AcceptedCanceled"
const LogStatusEnumType = once((): Schema.Codec<LogStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "AcceptedCanceled"]))

export type MeasurandType = "Energy.Active.Export.Register" | "Energy.Active.Import.Register" | "Energy.Reactive.Export.Register" | "Energy.Reactive.Import.Register" | "Energy.Active.Export.Interval" | "Energy.Active.Import.Interval" | "Energy.Reactive.Export.Interval" | "Energy.Reactive.Import.Interval" | "Power.Active.Export" | "Power.Active.Import" | "Power.Offered" | "Power.Reactive.Export" | "Power.Reactive.Import" | "Power.Factor" | "Current.Import" | "Current.Export" | "Current.Offered" | "Voltage" | "Frequency" | "Temperature" | "SoC" | "RPM"
const MeasurandType = once((): Schema.Codec<MeasurandType> => Schema.Literals(["Energy.Active.Export.Register", "Energy.Active.Import.Register", "Energy.Reactive.Export.Register", "Energy.Reactive.Import.Register", "Energy.Active.Export.Interval", "Energy.Active.Import.Interval", "Energy.Reactive.Export.Interval", "Energy.Reactive.Import.Interval", "Power.Active.Export", "Power.Active.Import", "Power.Offered", "Power.Reactive.Export", "Power.Reactive.Import", "Power.Factor", "Current.Import", "Current.Export", "Current.Offered", "Voltage", "Frequency", "Temperature", "SoC", "RPM"]))

export type MessageTriggerEnumType = "BootNotification" | "LogStatusNotification" | "FirmwareStatusNotification" | "Heartbeat" | "MeterValues" | "SignChargePointCertificate" | "StatusNotification"
const MessageTriggerEnumType = once((): Schema.Codec<MessageTriggerEnumType> => Schema.Literals(["BootNotification", "LogStatusNotification", "FirmwareStatusNotification", "Heartbeat", "MeterValues", "SignChargePointCertificate", "StatusNotification"]))

export interface MeterValueType {
  readonly timestamp: string
  readonly sampledValue: ReadonlyArray<SampledValueType>
}
const MeterValueType = once((): Schema.Codec<MeterValueType> => Schema.Struct({
  timestamp: dateTime,
  sampledValue: list(SampledValueType())
}))

export type PhaseType = "L1" | "L2" | "L3" | "N" | "L1-N" | "L2-N" | "L3-N" | "L1-L2" | "L2-L3" | "L3-L1"
const PhaseType = once((): Schema.Codec<PhaseType> => Schema.Literals(["L1", "L2", "L3", "N", "L1-N", "L2-N", "L3-N", "L1-L2", "L2-L3", "L3-L1"]))

export type RecurrencyKindType = "Daily" | "Weekly"
const RecurrencyKindType = once((): Schema.Codec<RecurrencyKindType> => Schema.Literals(["Daily", "Weekly"]))

export interface SampledValueType {
  readonly value: string
  readonly context?: ContextType
  readonly format?: FormatType
  readonly measurand?: MeasurandType
  readonly phase?: PhaseType
  readonly location?: LocationType
  readonly unit?: UnitType
}
const SampledValueType = once((): Schema.Codec<SampledValueType> => Schema.Struct({
  value: Schema.String,
  context: Schema.optionalKey(ContextType()),
  format: Schema.optionalKey(FormatType()),
  measurand: Schema.optionalKey(MeasurandType()),
  phase: Schema.optionalKey(PhaseType()),
  location: Schema.optionalKey(LocationType()),
  unit: Schema.optionalKey(UnitType())
}))

export type TriggerMessageStatusEnumType = "Accepted" | "Rejected" | "NotImplemented"
const TriggerMessageStatusEnumType = once((): Schema.Codec<TriggerMessageStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "NotImplemented"]))

export type UnitType = "Wh" | "kWh" | "varh" | "kvarh" | "W" | "kW" | "VA" | "kVA" | "var" | "kvar" | "A" | "V" | "K" | "Celcius" | "Celsius" | "Fahrenheit" | "Percent"
const UnitType = once((): Schema.Codec<UnitType> => Schema.Literals(["Wh", "kWh", "varh", "kvarh", "W", "kW", "VA", "kVA", "var", "kvar", "A", "V", "K", "Celcius", "Celsius", "Fahrenheit", "Percent"]))

export type UpdateFirmwareStatusEnumType = "Accepted" | "Rejected" | "AcceptedCanceled" | "InvalidCertificate" | "RevokedCertificate"
const UpdateFirmwareStatusEnumType = once((): Schema.Codec<UpdateFirmwareStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "AcceptedCanceled", "InvalidCertificate", "RevokedCertificate"]))

export type UploadLogStatusEnumType = "BadMessage" | "Idle" | "NotSupportedOperation" | "PermissionDenied" | "Uploaded" | "UploadFailure" | "Uploading"
const UploadLogStatusEnumType = once((): Schema.Codec<UploadLogStatusEnumType> => Schema.Literals(["BadMessage", "Idle", "NotSupportedOperation", "PermissionDenied", "Uploaded", "UploadFailure", "Uploading"]))

export interface AuthorizeRequest {
  readonly idTag: string
}
const AuthorizeRequest = once((): Schema.Codec<AuthorizeRequest> => Schema.Struct({
  idTag: text(20)
}))

export interface AuthorizeResponse {
  readonly idTagInfo: IdTagInfoType
}
const AuthorizeResponse = once((): Schema.Codec<AuthorizeResponse> => Schema.Struct({
  idTagInfo: IdTagInfoType()
}))

export interface BootNotificationRequest {
  readonly chargePointVendor: string
  readonly chargePointModel: string
  readonly chargePointSerialNumber?: string
  readonly chargeBoxSerialNumber?: string
  readonly firmwareVersion?: string
  readonly iccid?: string
  readonly imsi?: string
  readonly meterType?: string
  readonly meterSerialNumber?: string
}
const BootNotificationRequest = once((): Schema.Codec<BootNotificationRequest> => Schema.Struct({
  chargePointVendor: text(20),
  chargePointModel: text(20),
  chargePointSerialNumber: Schema.optionalKey(text(25)),
  chargeBoxSerialNumber: Schema.optionalKey(text(25)),
  firmwareVersion: Schema.optionalKey(text(50)),
  iccid: Schema.optionalKey(text(20)),
  imsi: Schema.optionalKey(text(20)),
  meterType: Schema.optionalKey(text(25)),
  meterSerialNumber: Schema.optionalKey(text(25))
}))

export interface BootNotificationResponse {
  readonly status: "Accepted" | "Pending" | "Rejected"
  readonly currentTime: string
  readonly interval: number
}
const BootNotificationResponse = once((): Schema.Codec<BootNotificationResponse> => Schema.Struct({
  status: Schema.Literals(["Accepted", "Pending", "Rejected"]),
  currentTime: dateTime,
  interval: integer
}))

export interface CancelReservationRequest {
  readonly reservationId: number
}
const CancelReservationRequest = once((): Schema.Codec<CancelReservationRequest> => Schema.Struct({
  reservationId: integer
}))

export interface CancelReservationResponse {
  readonly status: CancelReservationStatusType
}
const CancelReservationResponse = once((): Schema.Codec<CancelReservationResponse> => Schema.Struct({
  status: CancelReservationStatusType()
}))

export interface CertificateSignedRequest {
  readonly certificateChain: string
}
const CertificateSignedRequest = once((): Schema.Codec<CertificateSignedRequest> => Schema.Struct({
  certificateChain: text(10000)
}))

export interface CertificateSignedResponse {
  readonly status: CertificateSignedStatusEnumType
}
const CertificateSignedResponse = once((): Schema.Codec<CertificateSignedResponse> => Schema.Struct({
  status: CertificateSignedStatusEnumType()
}))

export interface ChangeAvailabilityRequest {
  readonly connectorId: number
  readonly type: "Inoperative" | "Operative"
}
const ChangeAvailabilityRequest = once((): Schema.Codec<ChangeAvailabilityRequest> => Schema.Struct({
  connectorId: integer,
  type: Schema.Literals(["Inoperative", "Operative"])
}))

export interface ChangeAvailabilityResponse {
  readonly status: "Accepted" | "Rejected" | "Scheduled"
}
const ChangeAvailabilityResponse = once((): Schema.Codec<ChangeAvailabilityResponse> => Schema.Struct({
  status: Schema.Literals(["Accepted", "Rejected", "Scheduled"])
}))

export interface ChangeConfigurationRequest {
  readonly key: string
  readonly value: string
}
const ChangeConfigurationRequest = once((): Schema.Codec<ChangeConfigurationRequest> => Schema.Struct({
  key: text(50),
  value: text(500)
}))

export interface ChangeConfigurationResponse {
  readonly status: "Accepted" | "Rejected" | "RebootRequired" | "NotSupported"
}
const ChangeConfigurationResponse = once((): Schema.Codec<ChangeConfigurationResponse> => Schema.Struct({
  status: Schema.Literals(["Accepted", "Rejected", "RebootRequired", "NotSupported"])
}))

export type ClearCacheRequest = Empty
const ClearCacheRequest = once((): Schema.Codec<ClearCacheRequest> => empty)

export interface ClearCacheResponse {
  readonly status: CancelReservationStatusType
}
const ClearCacheResponse = once((): Schema.Codec<ClearCacheResponse> => Schema.Struct({
  status: CancelReservationStatusType()
}))

export interface ClearChargingProfileRequest {
  readonly id?: number
  readonly connectorId?: number
  readonly chargingProfilePurpose?: ChargingProfilePurposeType
  readonly stackLevel?: number
}
const ClearChargingProfileRequest = once((): Schema.Codec<ClearChargingProfileRequest> => Schema.Struct({
  id: Schema.optionalKey(integer),
  connectorId: Schema.optionalKey(integer),
  chargingProfilePurpose: Schema.optionalKey(ChargingProfilePurposeType()),
  stackLevel: Schema.optionalKey(integer)
}))

export interface ClearChargingProfileResponse {
  readonly status: "Accepted" | "Unknown"
}
const ClearChargingProfileResponse = once((): Schema.Codec<ClearChargingProfileResponse> => Schema.Struct({
  status: Schema.Literals(["Accepted", "Unknown"])
}))

export interface DataTransferRequest {
  readonly vendorId: string
  readonly messageId?: string
  readonly data?: string
}
const DataTransferRequest = once((): Schema.Codec<DataTransferRequest> => Schema.Struct({
  vendorId: text(255),
  messageId: Schema.optionalKey(text(50)),
  data: Schema.optionalKey(Schema.String)
}))

export interface DataTransferResponse {
  readonly status: "Accepted" | "Rejected" | "UnknownMessageId" | "UnknownVendorId"
  readonly data?: string
}
const DataTransferResponse = once((): Schema.Codec<DataTransferResponse> => Schema.Struct({
  status: Schema.Literals(["Accepted", "Rejected", "UnknownMessageId", "UnknownVendorId"]),
  data: Schema.optionalKey(Schema.String)
}))

export interface DeleteCertificateRequest {
  readonly certificateHashData: CertificateHashDataType
}
const DeleteCertificateRequest = once((): Schema.Codec<DeleteCertificateRequest> => Schema.Struct({
  certificateHashData: CertificateHashDataType()
}))

export interface DeleteCertificateResponse {
  readonly status: DeleteCertificateStatusEnumType
}
const DeleteCertificateResponse = once((): Schema.Codec<DeleteCertificateResponse> => Schema.Struct({
  status: DeleteCertificateStatusEnumType()
}))

export interface DiagnosticsStatusNotificationRequest {
  readonly status: "Idle" | "Uploaded" | "UploadFailed" | "Uploading"
}
const DiagnosticsStatusNotificationRequest = once((): Schema.Codec<DiagnosticsStatusNotificationRequest> => Schema.Struct({
  status: Schema.Literals(["Idle", "Uploaded", "UploadFailed", "Uploading"])
}))

export type DiagnosticsStatusNotificationResponse = Empty
const DiagnosticsStatusNotificationResponse = once((): Schema.Codec<DiagnosticsStatusNotificationResponse> => empty)

export interface ExtendedTriggerMessageRequest {
  readonly requestedMessage: MessageTriggerEnumType
  readonly connectorId?: number
}
const ExtendedTriggerMessageRequest = once((): Schema.Codec<ExtendedTriggerMessageRequest> => Schema.Struct({
  requestedMessage: MessageTriggerEnumType(),
  connectorId: Schema.optionalKey(integer)
}))

export interface ExtendedTriggerMessageResponse {
  readonly status: TriggerMessageStatusEnumType
}
const ExtendedTriggerMessageResponse = once((): Schema.Codec<ExtendedTriggerMessageResponse> => Schema.Struct({
  status: TriggerMessageStatusEnumType()
}))

export interface FirmwareStatusNotificationRequest {
  readonly status: "Downloaded" | "DownloadFailed" | "Downloading" | "Idle" | "InstallationFailed" | "Installing" | "Installed"
}
const FirmwareStatusNotificationRequest = once((): Schema.Codec<FirmwareStatusNotificationRequest> => Schema.Struct({
  status: Schema.Literals(["Downloaded", "DownloadFailed", "Downloading", "Idle", "InstallationFailed", "Installing", "Installed"])
}))

export type FirmwareStatusNotificationResponse = Empty
const FirmwareStatusNotificationResponse = once((): Schema.Codec<FirmwareStatusNotificationResponse> => empty)

export interface GetCompositeScheduleRequest {
  readonly connectorId: number
  readonly duration: number
  readonly chargingRateUnit?: ChargingRateUnitType
}
const GetCompositeScheduleRequest = once((): Schema.Codec<GetCompositeScheduleRequest> => Schema.Struct({
  connectorId: integer,
  duration: integer,
  chargingRateUnit: Schema.optionalKey(ChargingRateUnitType())
}))

export interface GetCompositeScheduleResponse {
  readonly status: CancelReservationStatusType
  readonly connectorId?: number
  readonly scheduleStart?: string
  readonly chargingSchedule?: ChargingScheduleType
}
const GetCompositeScheduleResponse = once((): Schema.Codec<GetCompositeScheduleResponse> => Schema.Struct({
  status: CancelReservationStatusType(),
  connectorId: Schema.optionalKey(integer),
  scheduleStart: Schema.optionalKey(dateTime),
  chargingSchedule: Schema.optionalKey(ChargingScheduleType())
}))

export interface GetConfigurationRequest {
  readonly key?: ReadonlyArray<string>
}
const GetConfigurationRequest = once((): Schema.Codec<GetConfigurationRequest> => Schema.Struct({
  key: Schema.optionalKey(list(text(50)))
}))

export interface GetConfigurationResponse {
  readonly configurationKey?: ReadonlyArray<{
    readonly key: string
    readonly readonly: boolean
    readonly value?: string
  }>
  readonly unknownKey?: ReadonlyArray<string>
}
const GetConfigurationResponse = once((): Schema.Codec<GetConfigurationResponse> => Schema.Struct({
  configurationKey: Schema.optionalKey(list(Schema.Struct({
    key: text(50),
    readonly: Schema.Boolean,
    value: Schema.optionalKey(text(500))
  }))),
  unknownKey: Schema.optionalKey(list(text(50)))
}))

export interface GetDiagnosticsRequest {
  readonly location: string
  readonly retries?: number
  readonly retryInterval?: number
  readonly startTime?: string
  readonly stopTime?: string
}
const GetDiagnosticsRequest = once((): Schema.Codec<GetDiagnosticsRequest> => Schema.Struct({
  location: uri,
  retries: Schema.optionalKey(integer),
  retryInterval: Schema.optionalKey(integer),
  startTime: Schema.optionalKey(dateTime),
  stopTime: Schema.optionalKey(dateTime)
}))

export interface GetDiagnosticsResponse {
  readonly fileName?: string
}
const GetDiagnosticsResponse = once((): Schema.Codec<GetDiagnosticsResponse> => Schema.Struct({
  fileName: Schema.optionalKey(text(255))
}))

export interface GetInstalledCertificateIdsRequest {
  readonly certificateType: CertificateUseEnumType
}
const GetInstalledCertificateIdsRequest = once((): Schema.Codec<GetInstalledCertificateIdsRequest> => Schema.Struct({
  certificateType: CertificateUseEnumType()
}))

export interface GetInstalledCertificateIdsResponse {
  readonly certificateHashData?: ReadonlyArray<CertificateHashDataType>
  readonly status: GetInstalledCertificateStatusEnumType
}
const GetInstalledCertificateIdsResponse = once((): Schema.Codec<GetInstalledCertificateIdsResponse> => Schema.Struct({
  certificateHashData: Schema.optionalKey(list(CertificateHashDataType(), 1)),
  status: GetInstalledCertificateStatusEnumType()
}))

export type GetLocalListVersionRequest = Empty
const GetLocalListVersionRequest = once((): Schema.Codec<GetLocalListVersionRequest> => empty)

export interface GetLocalListVersionResponse {
  readonly listVersion: number
}
const GetLocalListVersionResponse = once((): Schema.Codec<GetLocalListVersionResponse> => Schema.Struct({
  listVersion: integer
}))

export interface GetLogRequest {
  readonly log: LogParametersType
  readonly logType: LogEnumType
  readonly requestId: number
  readonly retries?: number
  readonly retryInterval?: number
}
const GetLogRequest = once((): Schema.Codec<GetLogRequest> => Schema.Struct({
  log: LogParametersType(),
  logType: LogEnumType(),
  requestId: integer,
  retries: Schema.optionalKey(integer),
  retryInterval: Schema.optionalKey(integer)
}))

export interface GetLogResponse {
  readonly status: LogStatusEnumType
  readonly filename?: string
}
const GetLogResponse = once((): Schema.Codec<GetLogResponse> => Schema.Struct({
  status: LogStatusEnumType(),
  filename: Schema.optionalKey(text(255))
}))

export type HeartbeatRequest = Empty
const HeartbeatRequest = once((): Schema.Codec<HeartbeatRequest> => empty)

export interface HeartbeatResponse {
  readonly currentTime: string
}
const HeartbeatResponse = once((): Schema.Codec<HeartbeatResponse> => Schema.Struct({
  currentTime: dateTime
}))

export interface InstallCertificateRequest {
  readonly certificateType: CertificateUseEnumType
  readonly certificate: string
}
const InstallCertificateRequest = once((): Schema.Codec<InstallCertificateRequest> => Schema.Struct({
  certificateType: CertificateUseEnumType(),
  certificate: text(5500)
}))

export interface InstallCertificateResponse {
  readonly status: InstallCertificateStatusEnumType
}
const InstallCertificateResponse = once((): Schema.Codec<InstallCertificateResponse> => Schema.Struct({
  status: InstallCertificateStatusEnumType()
}))

export interface LogStatusNotificationRequest {
  readonly status: UploadLogStatusEnumType
  readonly requestId?: number
}
const LogStatusNotificationRequest = once((): Schema.Codec<LogStatusNotificationRequest> => Schema.Struct({
  status: UploadLogStatusEnumType(),
  requestId: Schema.optionalKey(integer)
}))

export type LogStatusNotificationResponse = Empty
const LogStatusNotificationResponse = once((): Schema.Codec<LogStatusNotificationResponse> => empty)

export interface MeterValuesRequest {
  readonly connectorId: number
  readonly transactionId?: number
  readonly meterValue: ReadonlyArray<MeterValueType>
}
const MeterValuesRequest = once((): Schema.Codec<MeterValuesRequest> => Schema.Struct({
  connectorId: integer,
  transactionId: Schema.optionalKey(integer),
  meterValue: list(MeterValueType())
}))

export type MeterValuesResponse = Empty
const MeterValuesResponse = once((): Schema.Codec<MeterValuesResponse> => empty)

export interface RemoteStartTransactionRequest {
  readonly connectorId?: number
  readonly idTag: string
  readonly chargingProfile?: ChargingProfileType
}
const RemoteStartTransactionRequest = once((): Schema.Codec<RemoteStartTransactionRequest> => Schema.Struct({
  connectorId: Schema.optionalKey(integer),
  idTag: text(20),
  chargingProfile: Schema.optionalKey(ChargingProfileType())
}))

export interface RemoteStartTransactionResponse {
  readonly status: CancelReservationStatusType
}
const RemoteStartTransactionResponse = once((): Schema.Codec<RemoteStartTransactionResponse> => Schema.Struct({
  status: CancelReservationStatusType()
}))

export interface RemoteStopTransactionRequest {
  readonly transactionId: number
}
const RemoteStopTransactionRequest = once((): Schema.Codec<RemoteStopTransactionRequest> => Schema.Struct({
  transactionId: integer
}))

export interface RemoteStopTransactionResponse {
  readonly status: CancelReservationStatusType
}
const RemoteStopTransactionResponse = once((): Schema.Codec<RemoteStopTransactionResponse> => Schema.Struct({
  status: CancelReservationStatusType()
}))

export interface ReserveNowRequest {
  readonly connectorId: number
  readonly expiryDate: string
  readonly idTag: string
  readonly parentIdTag?: string
  readonly reservationId: number
}
const ReserveNowRequest = once((): Schema.Codec<ReserveNowRequest> => Schema.Struct({
  connectorId: integer,
  expiryDate: dateTime,
  idTag: text(20),
  parentIdTag: Schema.optionalKey(text(20)),
  reservationId: integer
}))

export interface ReserveNowResponse {
  readonly status: "Accepted" | "Faulted" | "Occupied" | "Rejected" | "Unavailable"
}
const ReserveNowResponse = once((): Schema.Codec<ReserveNowResponse> => Schema.Struct({
  status: Schema.Literals(["Accepted", "Faulted", "Occupied", "Rejected", "Unavailable"])
}))

export interface ResetRequest {
  readonly type: "Hard" | "Soft"
}
const ResetRequest = once((): Schema.Codec<ResetRequest> => Schema.Struct({
  type: Schema.Literals(["Hard", "Soft"])
}))

export interface ResetResponse {
  readonly status: CancelReservationStatusType
}
const ResetResponse = once((): Schema.Codec<ResetResponse> => Schema.Struct({
  status: CancelReservationStatusType()
}))

export interface SecurityEventNotificationRequest {
  readonly type: string
  readonly timestamp: string
  readonly techInfo?: string
}
const SecurityEventNotificationRequest = once((): Schema.Codec<SecurityEventNotificationRequest> => Schema.Struct({
  type: text(50),
  timestamp: dateTime,
  techInfo: Schema.optionalKey(text(255))
}))

export type SecurityEventNotificationResponse = Empty
const SecurityEventNotificationResponse = once((): Schema.Codec<SecurityEventNotificationResponse> => empty)

export interface SendLocalListRequest {
  readonly listVersion: number
  readonly localAuthorizationList?: ReadonlyArray<{
    readonly idTag: string
    readonly idTagInfo?: IdTagInfoType
  }>
  readonly updateType: "Differential" | "Full"
}
const SendLocalListRequest = once((): Schema.Codec<SendLocalListRequest> => Schema.Struct({
  listVersion: integer,
  localAuthorizationList: Schema.optionalKey(list(Schema.Struct({
    idTag: text(20),
    idTagInfo: Schema.optionalKey(IdTagInfoType())
  }))),
  updateType: Schema.Literals(["Differential", "Full"])
}))

export interface SendLocalListResponse {
  readonly status: "Accepted" | "Failed" | "NotSupported" | "VersionMismatch"
}
const SendLocalListResponse = once((): Schema.Codec<SendLocalListResponse> => Schema.Struct({
  status: Schema.Literals(["Accepted", "Failed", "NotSupported", "VersionMismatch"])
}))

export interface SetChargingProfileRequest {
  readonly connectorId: number
  readonly csChargingProfiles: ChargingProfileType
}
const SetChargingProfileRequest = once((): Schema.Codec<SetChargingProfileRequest> => Schema.Struct({
  connectorId: integer,
  csChargingProfiles: ChargingProfileType()
}))

export interface SetChargingProfileResponse {
  readonly status: "Accepted" | "Rejected" | "NotSupported"
}
const SetChargingProfileResponse = once((): Schema.Codec<SetChargingProfileResponse> => Schema.Struct({
  status: Schema.Literals(["Accepted", "Rejected", "NotSupported"])
}))

export interface SignCertificateRequest {
  readonly csr: string
}
const SignCertificateRequest = once((): Schema.Codec<SignCertificateRequest> => Schema.Struct({
  csr: text(5500)
}))

export interface SignCertificateResponse {
  readonly status: GenericStatusEnumType
}
const SignCertificateResponse = once((): Schema.Codec<SignCertificateResponse> => Schema.Struct({
  status: GenericStatusEnumType()
}))

export interface SignedFirmwareStatusNotificationRequest {
  readonly status: FirmwareStatusEnumType
  readonly requestId?: number
}
const SignedFirmwareStatusNotificationRequest = once((): Schema.Codec<SignedFirmwareStatusNotificationRequest> => Schema.Struct({
  status: FirmwareStatusEnumType(),
  requestId: Schema.optionalKey(integer)
}))

export type SignedFirmwareStatusNotificationResponse = Empty
const SignedFirmwareStatusNotificationResponse = once((): Schema.Codec<SignedFirmwareStatusNotificationResponse> => empty)

export interface SignedUpdateFirmwareRequest {
  readonly retries?: number
  readonly retryInterval?: number
  readonly requestId: number
  readonly firmware: FirmwareType
}
const SignedUpdateFirmwareRequest = once((): Schema.Codec<SignedUpdateFirmwareRequest> => Schema.Struct({
  retries: Schema.optionalKey(integer),
  retryInterval: Schema.optionalKey(integer),
  requestId: integer,
  firmware: FirmwareType()
}))

export interface SignedUpdateFirmwareResponse {
  readonly status: UpdateFirmwareStatusEnumType
}
const SignedUpdateFirmwareResponse = once((): Schema.Codec<SignedUpdateFirmwareResponse> => Schema.Struct({
  status: UpdateFirmwareStatusEnumType()
}))

export interface StartTransactionRequest {
  readonly connectorId: number
  readonly idTag: string
  readonly meterStart: number
  readonly reservationId?: number
  readonly timestamp: string
}
const StartTransactionRequest = once((): Schema.Codec<StartTransactionRequest> => Schema.Struct({
  connectorId: integer,
  idTag: text(20),
  meterStart: integer,
  reservationId: Schema.optionalKey(integer),
  timestamp: dateTime
}))

export interface StartTransactionResponse {
  readonly idTagInfo: IdTagInfoType
  readonly transactionId: number
}
const StartTransactionResponse = once((): Schema.Codec<StartTransactionResponse> => Schema.Struct({
  idTagInfo: IdTagInfoType(),
  transactionId: integer
}))

export interface StatusNotificationRequest {
  readonly connectorId: number
  readonly errorCode: "ConnectorLockFailure" | "EVCommunicationError" | "GroundFailure" | "HighTemperature" | "InternalError" | "LocalListConflict" | "NoError" | "OtherError" | "OverCurrentFailure" | "PowerMeterFailure" | "PowerSwitchFailure" | "ReaderFailure" | "ResetFailure" | "UnderVoltage" | "OverVoltage" | "WeakSignal"
  readonly info?: string
  readonly status: "Available" | "Preparing" | "Charging" | "SuspendedEVSE" | "SuspendedEV" | "Finishing" | "Reserved" | "Unavailable" | "Faulted"
  readonly timestamp?: string
  readonly vendorId?: string
  readonly vendorErrorCode?: string
}
const StatusNotificationRequest = once((): Schema.Codec<StatusNotificationRequest> => Schema.Struct({
  connectorId: integer,
  errorCode: Schema.Literals(["ConnectorLockFailure", "EVCommunicationError", "GroundFailure", "HighTemperature", "InternalError", "LocalListConflict", "NoError", "OtherError", "OverCurrentFailure", "PowerMeterFailure", "PowerSwitchFailure", "ReaderFailure", "ResetFailure", "UnderVoltage", "OverVoltage", "WeakSignal"]),
  info: Schema.optionalKey(text(50)),
  status: Schema.Literals(["Available", "Preparing", "Charging", "SuspendedEVSE", "SuspendedEV", "Finishing", "Reserved", "Unavailable", "Faulted"]),
  timestamp: Schema.optionalKey(dateTime),
  vendorId: Schema.optionalKey(text(255)),
  vendorErrorCode: Schema.optionalKey(text(50))
}))

export type StatusNotificationResponse = Empty
const StatusNotificationResponse = once((): Schema.Codec<StatusNotificationResponse> => empty)

export interface StopTransactionRequest {
  readonly idTag?: string
  readonly meterStop: number
  readonly timestamp: string
  readonly transactionId: number
  readonly reason?: "EmergencyStop" | "EVDisconnected" | "HardReset" | "Local" | "Other" | "PowerLoss" | "Reboot" | "Remote" | "SoftReset" | "UnlockCommand" | "DeAuthorized"
  readonly transactionData?: ReadonlyArray<MeterValueType>
}
const StopTransactionRequest = once((): Schema.Codec<StopTransactionRequest> => Schema.Struct({
  idTag: Schema.optionalKey(text(20)),
  meterStop: integer,
  timestamp: dateTime,
  transactionId: integer,
  reason: Schema.optionalKey(Schema.Literals(["EmergencyStop", "EVDisconnected", "HardReset", "Local", "Other", "PowerLoss", "Reboot", "Remote", "SoftReset", "UnlockCommand", "DeAuthorized"])),
  transactionData: Schema.optionalKey(list(MeterValueType()))
}))

export interface StopTransactionResponse {
  readonly idTagInfo?: IdTagInfoType
}
const StopTransactionResponse = once((): Schema.Codec<StopTransactionResponse> => Schema.Struct({
  idTagInfo: Schema.optionalKey(IdTagInfoType())
}))

export interface TriggerMessageRequest {
  readonly requestedMessage: "BootNotification" | "DiagnosticsStatusNotification" | "FirmwareStatusNotification" | "Heartbeat" | "MeterValues" | "StatusNotification"
  readonly connectorId?: number
}
const TriggerMessageRequest = once((): Schema.Codec<TriggerMessageRequest> => Schema.Struct({
  requestedMessage: Schema.Literals(["BootNotification", "DiagnosticsStatusNotification", "FirmwareStatusNotification", "Heartbeat", "MeterValues", "StatusNotification"]),
  connectorId: Schema.optionalKey(integer)
}))

export interface TriggerMessageResponse {
  readonly status: "Accepted" | "Rejected" | "NotImplemented"
}
const TriggerMessageResponse = once((): Schema.Codec<TriggerMessageResponse> => Schema.Struct({
  status: Schema.Literals(["Accepted", "Rejected", "NotImplemented"])
}))

export interface UnlockConnectorRequest {
  readonly connectorId: number
}
const UnlockConnectorRequest = once((): Schema.Codec<UnlockConnectorRequest> => Schema.Struct({
  connectorId: integer
}))

export interface UnlockConnectorResponse {
  readonly status: "Unlocked" | "UnlockFailed" | "NotSupported"
}
const UnlockConnectorResponse = once((): Schema.Codec<UnlockConnectorResponse> => Schema.Struct({
  status: Schema.Literals(["Unlocked", "UnlockFailed", "NotSupported"])
}))

export interface UpdateFirmwareRequest {
  readonly location: string
  readonly retries?: number
  readonly retrieveDate: string
  readonly retryInterval?: number
}
const UpdateFirmwareRequest = once((): Schema.Codec<UpdateFirmwareRequest> => Schema.Struct({
  location: uri,
  retries: Schema.optionalKey(integer),
  retrieveDate: dateTime,
  retryInterval: Schema.optionalKey(integer)
}))

export type UpdateFirmwareResponse = Empty
const UpdateFirmwareResponse = once((): Schema.Codec<UpdateFirmwareResponse> => empty)

export const Authorize = spec("1.6", "Authorize", AuthorizeRequest, AuthorizeResponse)

export const BootNotification = spec("1.6", "BootNotification", BootNotificationRequest, BootNotificationResponse)

export const CancelReservation = spec("1.6", "CancelReservation", CancelReservationRequest, CancelReservationResponse)

export const CertificateSigned = spec("1.6", "CertificateSigned", CertificateSignedRequest, CertificateSignedResponse)

export const ChangeAvailability = spec("1.6", "ChangeAvailability", ChangeAvailabilityRequest, ChangeAvailabilityResponse)

export const ChangeConfiguration = spec("1.6", "ChangeConfiguration", ChangeConfigurationRequest, ChangeConfigurationResponse)

export const ClearCache = spec("1.6", "ClearCache", ClearCacheRequest, ClearCacheResponse)

export const ClearChargingProfile = spec("1.6", "ClearChargingProfile", ClearChargingProfileRequest, ClearChargingProfileResponse)

export const DataTransfer = spec("1.6", "DataTransfer", DataTransferRequest, DataTransferResponse)

export const DeleteCertificate = spec("1.6", "DeleteCertificate", DeleteCertificateRequest, DeleteCertificateResponse)

export const DiagnosticsStatusNotification = spec("1.6", "DiagnosticsStatusNotification", DiagnosticsStatusNotificationRequest, DiagnosticsStatusNotificationResponse)

export const ExtendedTriggerMessage = spec("1.6", "ExtendedTriggerMessage", ExtendedTriggerMessageRequest, ExtendedTriggerMessageResponse)

export const FirmwareStatusNotification = spec("1.6", "FirmwareStatusNotification", FirmwareStatusNotificationRequest, FirmwareStatusNotificationResponse)

export const GetCompositeSchedule = spec("1.6", "GetCompositeSchedule", GetCompositeScheduleRequest, GetCompositeScheduleResponse)

export const GetConfiguration = spec("1.6", "GetConfiguration", GetConfigurationRequest, GetConfigurationResponse)

export const GetDiagnostics = spec("1.6", "GetDiagnostics", GetDiagnosticsRequest, GetDiagnosticsResponse)

export const GetInstalledCertificateIds = spec("1.6", "GetInstalledCertificateIds", GetInstalledCertificateIdsRequest, GetInstalledCertificateIdsResponse)

export const GetLocalListVersion = spec("1.6", "GetLocalListVersion", GetLocalListVersionRequest, GetLocalListVersionResponse)

export const GetLog = spec("1.6", "GetLog", GetLogRequest, GetLogResponse)

export const Heartbeat = spec("1.6", "Heartbeat", HeartbeatRequest, HeartbeatResponse)

export const InstallCertificate = spec("1.6", "InstallCertificate", InstallCertificateRequest, InstallCertificateResponse)

export const LogStatusNotification = spec("1.6", "LogStatusNotification", LogStatusNotificationRequest, LogStatusNotificationResponse)

export const MeterValues = spec("1.6", "MeterValues", MeterValuesRequest, MeterValuesResponse)

export const RemoteStartTransaction = spec("1.6", "RemoteStartTransaction", RemoteStartTransactionRequest, RemoteStartTransactionResponse)

export const RemoteStopTransaction = spec("1.6", "RemoteStopTransaction", RemoteStopTransactionRequest, RemoteStopTransactionResponse)

export const ReserveNow = spec("1.6", "ReserveNow", ReserveNowRequest, ReserveNowResponse)

export const Reset = spec("1.6", "Reset", ResetRequest, ResetResponse)

export const SecurityEventNotification = spec("1.6", "SecurityEventNotification", SecurityEventNotificationRequest, SecurityEventNotificationResponse)

export const SendLocalList = spec("1.6", "SendLocalList", SendLocalListRequest, SendLocalListResponse)

export const SetChargingProfile = spec("1.6", "SetChargingProfile", SetChargingProfileRequest, SetChargingProfileResponse)

export const SignCertificate = spec("1.6", "SignCertificate", SignCertificateRequest, SignCertificateResponse)

export const SignedFirmwareStatusNotification = spec("1.6", "SignedFirmwareStatusNotification", SignedFirmwareStatusNotificationRequest, SignedFirmwareStatusNotificationResponse)

export const SignedUpdateFirmware = spec("1.6", "SignedUpdateFirmware", SignedUpdateFirmwareRequest, SignedUpdateFirmwareResponse)

export const StartTransaction = spec("1.6", "StartTransaction", StartTransactionRequest, StartTransactionResponse)

export const StatusNotification = spec("1.6", "StatusNotification", StatusNotificationRequest, StatusNotificationResponse)

export const StopTransaction = spec("1.6", "StopTransaction", StopTransactionRequest, StopTransactionResponse)

export const TriggerMessage = spec("1.6", "TriggerMessage", TriggerMessageRequest, TriggerMessageResponse)

export const UnlockConnector = spec("1.6", "UnlockConnector", UnlockConnectorRequest, UnlockConnectorResponse)

export const UpdateFirmware = spec("1.6", "UpdateFirmware", UpdateFirmwareRequest, UpdateFirmwareResponse)

/** Every action of OCPP 1.6 by name. */
export const actions = {
  Authorize,
  BootNotification,
  CancelReservation,
  CertificateSigned,
  ChangeAvailability,
  ChangeConfiguration,
  ClearCache,
  ClearChargingProfile,
  DataTransfer,
  DeleteCertificate,
  DiagnosticsStatusNotification,
  ExtendedTriggerMessage,
  FirmwareStatusNotification,
  GetCompositeSchedule,
  GetConfiguration,
  GetDiagnostics,
  GetInstalledCertificateIds,
  GetLocalListVersion,
  GetLog,
  Heartbeat,
  InstallCertificate,
  LogStatusNotification,
  MeterValues,
  RemoteStartTransaction,
  RemoteStopTransaction,
  ReserveNow,
  Reset,
  SecurityEventNotification,
  SendLocalList,
  SetChargingProfile,
  SignCertificate,
  SignedFirmwareStatusNotification,
  SignedUpdateFirmware,
  StartTransaction,
  StatusNotification,
  StopTransaction,
  TriggerMessage,
  UnlockConnector,
  UpdateFirmware
} as const
