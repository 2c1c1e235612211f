/** The payloads of OCPP 2.0.1, as its official JSON schemas have them. Written by generate.ts; never edited. */
import { Schema } from "effect"
import { between, dateTime, integer, list, number, text } from "./Scalars.ts"
import { once, spec } from "./Spec.ts"

export interface ACChargingParametersType {
  readonly customData?: CustomDataType
  readonly energyAmount: number
  readonly evMinCurrent: number
  readonly evMaxCurrent: number
  readonly evMaxVoltage: number
}
const ACChargingParametersType = once((): Schema.Codec<ACChargingParametersType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  energyAmount: integer,
  evMinCurrent: integer,
  evMaxCurrent: integer,
  evMaxVoltage: integer
}))

export type APNAuthenticationEnumType = "CHAP" | "NONE" | "PAP" | "AUTO"
const APNAuthenticationEnumType = once((): Schema.Codec<APNAuthenticationEnumType> => Schema.Literals(["CHAP", "NONE", "PAP", "AUTO"]))

export interface APNType {
  readonly customData?: CustomDataType
  readonly apn: string
  readonly apnUserName?: string
  readonly apnPassword?: string
  readonly simPin?: number
  readonly preferredNetwork?: string
  readonly useOnlyPreferredNetwork?: boolean
  readonly apnAuthentication: APNAuthenticationEnumType
}
const APNType = once((): Schema.Codec<APNType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  apn: text(512),
  apnUserName: Schema.optionalKey(text(20)),
  apnPassword: Schema.optionalKey(text(20)),
  simPin: Schema.optionalKey(integer),
  preferredNetwork: Schema.optionalKey(text(6)),
  useOnlyPreferredNetwork: Schema.optionalKey(Schema.Boolean),
  apnAuthentication: APNAuthenticationEnumType()
}))

export interface AdditionalInfoType {
  readonly customData?: CustomDataType
  readonly additionalIdToken: string
  readonly type: string
}
const AdditionalInfoType = once((): Schema.Codec<AdditionalInfoType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  additionalIdToken: text(36),
  type: text(50)
}))

export type AttributeEnumType = "Actual" | "Target" | "MinSet" | "MaxSet"
const AttributeEnumType = once((): Schema.Codec<AttributeEnumType> => Schema.Literals(["Actual", "Target", "MinSet", "MaxSet"]))

export interface AuthorizationData {
  readonly customData?: CustomDataType
  readonly idToken: IdTokenType
  readonly idTokenInfo?: IdTokenInfoType
}
const AuthorizationData = once((): Schema.Codec<AuthorizationData> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  idToken: IdTokenType(),
  idTokenInfo: Schema.optionalKey(IdTokenInfoType())
}))

export type AuthorizationStatusEnumType = "Accepted" | "Blocked" | "ConcurrentTx" | "Expired" | "Invalid" | "NoCredit" | "NotAllowedTypeEVSE" | "NotAtThisLocation" | "NotAtThisTime" | "Unknown"
const AuthorizationStatusEnumType = once((): Schema.Codec<AuthorizationStatusEnumType> => Schema.Literals(["Accepted", "Blocked", "ConcurrentTx", "Expired", "Invalid", "NoCredit", "NotAllowedTypeEVSE", "NotAtThisLocation", "NotAtThisTime", "Unknown"]))

export type AuthorizeCertificateStatusEnumType = "Accepted" | "SignatureError" | "CertificateExpired" | "CertificateRevoked" | "NoCertificateAvailable" | "CertChainError" | "ContractCancelled"
const AuthorizeCertificateStatusEnumType = once((): Schema.Codec<AuthorizeCertificateStatusEnumType> => Schema.Literals(["Accepted", "SignatureError", "CertificateExpired", "CertificateRevoked", "NoCertificateAvailable", "CertChainError", "ContractCancelled"]))

export type BootReasonEnumType = "ApplicationReset" | "FirmwareUpdate" | "LocalReset" | "PowerUp" | "RemoteReset" | "ScheduledReset" | "Triggered" | "Unknown" | "Watchdog"
const BootReasonEnumType = once((): Schema.Codec<BootReasonEnumType> => Schema.Literals(["ApplicationReset", "FirmwareUpdate", "LocalReset", "PowerUp", "RemoteReset", "ScheduledReset", "Triggered", "Unknown", "Watchdog"]))

export type CancelReservationStatusEnumType = "Accepted" | "Rejected"
const CancelReservationStatusEnumType = once((): Schema.Codec<CancelReservationStatusEnumType> => Schema.Literals(["Accepted", "Rejected"]))

export type CertificateActionEnumType = "Install" | "Update"
const CertificateActionEnumType = once((): Schema.Codec<CertificateActionEnumType> => Schema.Literals(["Install", "Update"]))

export interface CertificateHashDataChainType {
  readonly customData?: CustomDataType
  readonly certificateHashData: CertificateHashDataType
  readonly certificateType: GetCertificateIdUseEnumType
  readonly childCertificateHashData?: ReadonlyArray<CertificateHashDataType>
}
const CertificateHashDataChainType = once((): Schema.Codec<CertificateHashDataChainType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  certificateHashData: CertificateHashDataType(),
  certificateType: GetCertificateIdUseEnumType(),
  childCertificateHashData: Schema.optionalKey(list(CertificateHashDataType(), 1, 4))
}))

export interface CertificateHashDataType {
  readonly customData?: CustomDataType
  readonly hashAlgorithm: HashAlgorithmEnumType
  readonly issuerNameHash: string
  readonly issuerKeyHash: string
  readonly serialNumber: string
}
const CertificateHashDataType = once((): Schema.Codec<CertificateHashDataType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  hashAlgorithm: HashAlgorithmEnumType(),
  issuerNameHash: text(128),
  issuerKeyHash: text(128),
  serialNumber: text(40)
}))

export type CertificateSignedStatusEnumType = "Accepted" | "Rejected"
const CertificateSignedStatusEnumType = once((): Schema.Codec<CertificateSignedStatusEnumType> => Schema.Literals(["Accepted", "Rejected"]))

export type CertificateSigningUseEnumType = "ChargingStationCertificate" | "V2GCertificate"
const CertificateSigningUseEnumType = once((): Schema.Codec<CertificateSigningUseEnumType> => Schema.Literals(["ChargingStationCertificate", "V2GCertificate"]))

export type ChangeAvailabilityStatusEnumType = "Accepted" | "Rejected" | "Scheduled"
const ChangeAvailabilityStatusEnumType = once((): Schema.Codec<ChangeAvailabilityStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "Scheduled"]))

export type ChargingLimitSourceEnumType = "EMS" | "Other" | "SO" | "CSO"
const ChargingLimitSourceEnumType = once((): Schema.Codec<ChargingLimitSourceEnumType> => Schema.Literals(["EMS", "Other", "SO", "CSO"]))

export interface ChargingLimitType {
  readonly customData?: CustomDataType
  readonly chargingLimitSource: ChargingLimitSourceEnumType
  readonly isGridCritical?: boolean
}
const ChargingLimitType = once((): Schema.Codec<ChargingLimitType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  chargingLimitSource: ChargingLimitSourceEnumType(),
  isGridCritical: Schema.optionalKey(Schema.Boolean)
}))

export interface ChargingNeedsType {
  readonly customData?: CustomDataType
  readonly acChargingParameters?: ACChargingParametersType
  readonly dcChargingParameters?: DCChargingParametersType
  readonly requestedEnergyTransfer: EnergyTransferModeEnumType
  readonly departureTime?: string
}
const ChargingNeedsType = once((): Schema.Codec<ChargingNeedsType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  acChargingParameters: Schema.optionalKey(ACChargingParametersType()),
  dcChargingParameters: Schema.optionalKey(DCChargingParametersType()),
  requestedEnergyTransfer: EnergyTransferModeEnumType(),
  departureTime: Schema.optionalKey(dateTime)
}))

export interface ChargingProfileCriterionType {
  readonly customData?: CustomDataType
  readonly chargingProfilePurpose?: ChargingProfilePurposeEnumType
  readonly stackLevel?: number
  readonly chargingProfileId?: ReadonlyArray<number>
  readonly chargingLimitSource?: ReadonlyArray<ChargingLimitSourceEnumType>
}
const ChargingProfileCriterionType = once((): Schema.Codec<ChargingProfileCriterionType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  chargingProfilePurpose: Schema.optionalKey(ChargingProfilePurposeEnumType()),
  stackLevel: Schema.optionalKey(integer),
  chargingProfileId: Schema.optionalKey(list(integer, 1)),
  chargingLimitSource: Schema.optionalKey(list(ChargingLimitSourceEnumType(), 1, 4))
}))

export type ChargingProfileKindEnumType = "Absolute" | "Recurring" | "Relative"
const ChargingProfileKindEnumType = once((): Schema.Codec<ChargingProfileKindEnumType> => Schema.Literals(["Absolute", "Recurring", "Relative"]))

export type ChargingProfilePurposeEnumType = "ChargingStationExternalConstraints" | "ChargingStationMaxProfile" | "TxDefaultProfile" | "TxProfile"
const ChargingProfilePurposeEnumType = once((): Schema.Codec<ChargingProfilePurposeEnumType> => Schema.Literals(["ChargingStationExternalConstraints", "ChargingStationMaxProfile", "TxDefaultProfile", "TxProfile"]))

export type ChargingProfileStatusEnumType = "Accepted" | "Rejected"
const ChargingProfileStatusEnumType = once((): Schema.Codec<ChargingProfileStatusEnumType> => Schema.Literals(["Accepted", "Rejected"]))

export interface ChargingProfileType {
  readonly customData?: CustomDataType
  readonly id: number
  readonly stackLevel: number
  readonly chargingProfilePurpose: ChargingProfilePurposeEnumType
  readonly chargingProfileKind: ChargingProfileKindEnumType
  readonly recurrencyKind?: RecurrencyKindEnumType
  readonly validFrom?: string
  readonly validTo?: string
  readonly chargingSchedule: ReadonlyArray<ChargingScheduleType>
  readonly transactionId?: string
}
const ChargingProfileType = once((): Schema.Codec<ChargingProfileType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  id: integer,
  stackLevel: integer,
  chargingProfilePurpose: ChargingProfilePurposeEnumType(),
  chargingProfileKind: ChargingProfileKindEnumType(),
  recurrencyKind: Schema.optionalKey(RecurrencyKindEnumType()),
  validFrom: Schema.optionalKey(dateTime),
  validTo: Schema.optionalKey(dateTime),
  chargingSchedule: list(ChargingScheduleType(), 1, 3),
  transactionId: Schema.optionalKey(text(36))
}))

export type ChargingRateUnitEnumType = "W" | "A"
const ChargingRateUnitEnumType = once((): Schema.Codec<ChargingRateUnitEnumType> => Schema.Literals(["W", "A"]))

export interface ChargingSchedulePeriodType {
  readonly customData?: CustomDataType
  readonly startPeriod: number
  readonly limit: number
  readonly numberPhases?: number
  readonly phaseToUse?: number
}
const ChargingSchedulePeriodType = once((): Schema.Codec<ChargingSchedulePeriodType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  startPeriod: integer,
  limit: number,
  numberPhases: Schema.optionalKey(integer),
  phaseToUse: Schema.optionalKey(integer)
}))

export interface ChargingScheduleType {
  readonly customData?: CustomDataType
  readonly id: number
  readonly startSchedule?: string
  readonly duration?: number
  readonly chargingRateUnit: ChargingRateUnitEnumType
  readonly chargingSchedulePeriod: ReadonlyArray<ChargingSchedulePeriodType>
  readonly minChargingRate?: number
  readonly salesTariff?: SalesTariffType
}
const ChargingScheduleType = once((): Schema.Codec<ChargingScheduleType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  id: integer,
  startSchedule: Schema.optionalKey(dateTime),
  duration: Schema.optionalKey(integer),
  chargingRateUnit: ChargingRateUnitEnumType(),
  chargingSchedulePeriod: list(ChargingSchedulePeriodType(), 1, 1024),
  minChargingRate: Schema.optionalKey(number),
  salesTariff: Schema.optionalKey(SalesTariffType())
}))

export type ChargingStateEnumType = "Charging" | "EVConnected" | "SuspendedEV" | "SuspendedEVSE" | "Idle"
const ChargingStateEnumType = once((): Schema.Codec<ChargingStateEnumType> => Schema.Literals(["Charging", "EVConnected", "SuspendedEV", "SuspendedEVSE", "Idle"]))

export interface ChargingStationType {
  readonly customData?: CustomDataType
  readonly serialNumber?: string
  readonly model: string
  readonly modem?: ModemType
  readonly vendorName: string
  readonly firmwareVersion?: string
}
const ChargingStationType = once((): Schema.Codec<ChargingStationType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  serialNumber: Schema.optionalKey(text(25)),
  model: text(20),
  modem: Schema.optionalKey(ModemType()),
  vendorName: text(50),
  firmwareVersion: Schema.optionalKey(text(50))
}))

export type ClearCacheStatusEnumType = "Accepted" | "Rejected"
const ClearCacheStatusEnumType = once((): Schema.Codec<ClearCacheStatusEnumType> => Schema.Literals(["Accepted", "Rejected"]))

export type ClearChargingProfileStatusEnumType = "Accepted" | "Unknown"
const ClearChargingProfileStatusEnumType = once((): Schema.Codec<ClearChargingProfileStatusEnumType> => Schema.Literals(["Accepted", "Unknown"]))

export interface ClearChargingProfileType {
  readonly customData?: CustomDataType
  readonly evseId?: number
  readonly chargingProfilePurpose?: ChargingProfilePurposeEnumType
  readonly stackLevel?: number
}
const ClearChargingProfileType = once((): Schema.Codec<ClearChargingProfileType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  evseId: Schema.optionalKey(integer),
  chargingProfilePurpose: Schema.optionalKey(ChargingProfilePurposeEnumType()),
  stackLevel: Schema.optionalKey(integer)
}))

export type ClearMessageStatusEnumType = "Accepted" | "Unknown"
const ClearMessageStatusEnumType = once((): Schema.Codec<ClearMessageStatusEnumType> => Schema.Literals(["Accepted", "Unknown"]))

export interface ClearMonitoringResultType {
  readonly customData?: CustomDataType
  readonly status: ClearMonitoringStatusEnumType
  readonly id: number
  readonly statusInfo?: StatusInfoType
}
const ClearMonitoringResultType = once((): Schema.Codec<ClearMonitoringResultType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: ClearMonitoringStatusEnumType(),
  id: integer,
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export type ClearMonitoringStatusEnumType = "Accepted" | "Rejected" | "NotFound"
const ClearMonitoringStatusEnumType = once((): Schema.Codec<ClearMonitoringStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "NotFound"]))

export type ComponentCriterionEnumType = "Active" | "Available" | "Enabled" | "Problem"
const ComponentCriterionEnumType = once((): Schema.Codec<ComponentCriterionEnumType> => Schema.Literals(["Active", "Available", "Enabled", "Problem"]))

export interface ComponentType {
  readonly customData?: CustomDataType
  readonly evse?: EVSEType
  readonly name: string
  readonly instance?: string
}
const ComponentType = once((): Schema.Codec<ComponentType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  evse: Schema.optionalKey(EVSEType()),
  name: text(50),
  instance: Schema.optionalKey(text(50))
}))

export interface ComponentVariableType {
  readonly customData?: CustomDataType
  readonly component: ComponentType
  readonly variable?: VariableType
}
const ComponentVariableType = once((): Schema.Codec<ComponentVariableType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  component: ComponentType(),
  variable: Schema.optionalKey(VariableType())
}))

export interface CompositeScheduleType {
  readonly customData?: CustomDataType
  readonly chargingSchedulePeriod: ReadonlyArray<ChargingSchedulePeriodType>
  readonly evseId: number
  readonly duration: number
  readonly scheduleStart: string
  readonly chargingRateUnit: ChargingRateUnitEnumType
}
const CompositeScheduleType = once((): Schema.Codec<CompositeScheduleType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  chargingSchedulePeriod: list(ChargingSchedulePeriodType(), 1),
  evseId: integer,
  duration: integer,
  scheduleStart: dateTime,
  chargingRateUnit: ChargingRateUnitEnumType()
}))

export type ConnectorEnumType = "cCCS1" | "cCCS2" | "cG105" | "cTesla" | "cType1" | "cType2" | "s309-1P-16A" | "s309-1P-32A" | "s309-3P-16A" | "s309-3P-32A" | "sBS1361" | "sCEE-7-7" | "sType2" | "sType3" | "Other1PhMax16A" | "Other1PhOver16A" | "Other3Ph" | "Pan" | "wInductive" | "wResonant" | "Undetermined" | "Unknown"
const ConnectorEnumType = once((): Schema.Codec<ConnectorEnumType> => Schema.Literals(["cCCS1", "cCCS2", "cG105", "cTesla", "cType1", "cType2", "s309-1P-16A", "s309-1P-32A", "s309-3P-16A", "s309-3P-32A", "sBS1361", "sCEE-7-7", "sType2", "sType3", "Other1PhMax16A", "Other1PhOver16A", "Other3Ph", "Pan", "wInductive", "wResonant", "Undetermined", "Unknown"]))

export type ConnectorStatusEnumType = "Available" | "Occupied" | "Reserved" | "Unavailable" | "Faulted"
const ConnectorStatusEnumType = once((): Schema.Codec<ConnectorStatusEnumType> => Schema.Literals(["Available", "Occupied", "Reserved", "Unavailable", "Faulted"]))

export interface ConsumptionCostType {
  readonly customData?: CustomDataType
  readonly startValue: number
  readonly cost: ReadonlyArray<CostType>
}
const ConsumptionCostType = once((): Schema.Codec<ConsumptionCostType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  startValue: number,
  cost: list(CostType(), 1, 3)
}))

export type CostKindEnumType = "CarbonDioxideEmission" | "RelativePricePercentage" | "RenewableGenerationPercentage"
const CostKindEnumType = once((): Schema.Codec<CostKindEnumType> => Schema.Literals(["CarbonDioxideEmission", "RelativePricePercentage", "RenewableGenerationPercentage"]))

export interface CostType {
  readonly customData?: CustomDataType
  readonly costKind: CostKindEnumType
  readonly amount: number
  readonly amountMultiplier?: number
}
const CostType = once((): Schema.Codec<CostType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  costKind: CostKindEnumType(),
  amount: integer,
  amountMultiplier: Schema.optionalKey(integer)
}))

export interface CustomDataType {
  readonly vendorId: string
  readonly [key: string]: unknown
}
const CustomDataType = once((): Schema.Codec<CustomDataType> => Schema.StructWithRest(Schema.Struct({
  vendorId: text(255)
}), [Schema.Record(Schema.String, Schema.Unknown)]))

export type CustomerInformationStatusEnumType = "Accepted" | "Rejected" | "Invalid"
const CustomerInformationStatusEnumType = once((): Schema.Codec<CustomerInformationStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "Invalid"]))

export interface DCChargingParametersType {
  readonly customData?: CustomDataType
  readonly evMaxCurrent: number
  readonly evMaxVoltage: number
  readonly energyAmount?: number
  readonly evMaxPower?: number
  readonly stateOfCharge?: number
  readonly evEnergyCapacity?: number
  readonly fullSoC?: number
  readonly bulkSoC?: number
}
const DCChargingParametersType = once((): Schema.Codec<DCChargingParametersType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  evMaxCurrent: integer,
  evMaxVoltage: integer,
  energyAmount: Schema.optionalKey(integer),
  evMaxPower: Schema.optionalKey(integer),
  stateOfCharge: Schema.optionalKey(between(integer, 0, 100)),
  evEnergyCapacity: Schema.optionalKey(integer),
  fullSoC: Schema.optionalKey(between(integer, 0, 100)),
  bulkSoC: Schema.optionalKey(between(integer, 0, 100))
}))

export type DataEnumType = "string" | "decimal" | "integer" | "dateTime" | "boolean" | "OptionList" | "SequenceList" | "MemberList"
const DataEnumType = once((): Schema.Codec<DataEnumType> => Schema.Literals(["string", "decimal", "integer", "dateTime", "boolean", "OptionList", "SequenceList", "MemberList"]))

export type DataTransferStatusEnumType = "Accepted" | "Rejected" | "UnknownMessageId" | "UnknownVendorId"
const DataTransferStatusEnumType = once((): Schema.Codec<DataTransferStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "UnknownMessageId", "UnknownVendorId"]))

export type DeleteCertificateStatusEnumType = "Accepted" | "Failed" | "NotFound"
const DeleteCertificateStatusEnumType = once((): Schema.Codec<DeleteCertificateStatusEnumType> => Schema.Literals(["Accepted", "Failed", "NotFound"]))

export type DisplayMessageStatusEnumType = "Accepted" | "NotSupportedMessageFormat" | "Rejected" | "NotSupportedPriority" | "NotSupportedState" | "UnknownTransaction"
const DisplayMessageStatusEnumType = once((): Schema.Codec<DisplayMessageStatusEnumType> => Schema.Literals(["Accepted", "NotSupportedMessageFormat", "Rejected", "NotSupportedPriority", "NotSupportedState", "UnknownTransaction"]))

export interface EVSEType {
  readonly customData?: CustomDataType
  readonly id: number
  readonly connectorId?: number
}
const EVSEType = once((): Schema.Codec<EVSEType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  id: integer,
  connectorId: Schema.optionalKey(integer)
}))

export type EnergyTransferModeEnumType = "DC" | "AC_single_phase" | "AC_two_phase" | "AC_three_phase"
const EnergyTransferModeEnumType = once((): Schema.Codec<EnergyTransferModeEnumType> => Schema.Literals(["DC", "AC_single_phase", "AC_two_phase", "AC_three_phase"]))

export interface EventDataType {
  readonly customData?: CustomDataType
  readonly eventId: number
  readonly timestamp: string
  readonly trigger: EventTriggerEnumType
  readonly cause?: number
  readonly actualValue: string
  readonly techCode?: string
  readonly techInfo?: string
  readonly cleared?: boolean
  readonly transactionId?: string
  readonly component: ComponentType
  readonly variableMonitoringId?: number
  readonly eventNotificationType: EventNotificationEnumType
  readonly variable: VariableType
}
const EventDataType = once((): Schema.Codec<EventDataType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  eventId: integer,
  timestamp: dateTime,
  trigger: EventTriggerEnumType(),
  cause: Schema.optionalKey(integer),
  actualValue: text(2500),
  techCode: Schema.optionalKey(text(50)),
  techInfo: Schema.optionalKey(text(500)),
  cleared: Schema.optionalKey(Schema.Boolean),
  transactionId: Schema.optionalKey(text(36)),
  component: ComponentType(),
  variableMonitoringId: Schema.optionalKey(integer),
  eventNotificationType: EventNotificationEnumType(),
  variable: VariableType()
}))

export type EventNotificationEnumType = "HardWiredNotification" | "HardWiredMonitor" | "PreconfiguredMonitor" | "CustomMonitor"
const EventNotificationEnumType = once((): Schema.Codec<EventNotificationEnumType> => Schema.Literals(["HardWiredNotification", "HardWiredMonitor", "PreconfiguredMonitor", "CustomMonitor"]))

export type EventTriggerEnumType = "Alerting" | "Delta" | "Periodic"
const EventTriggerEnumType = once((): Schema.Codec<EventTriggerEnumType> => Schema.Literals(["Alerting", "Delta", "Periodic"]))

export type FirmwareStatusEnumType = "Downloaded" | "DownloadFailed" | "Downloading" | "DownloadScheduled" | "DownloadPaused" | "Idle" | "InstallationFailed" | "Installing" | "Installed" | "InstallRebooting" | "InstallScheduled" | "InstallVerificationFailed" | "InvalidSignature" | "SignatureVerified"
const FirmwareStatusEnumType = once((): Schema.Codec<FirmwareStatusEnumType> => Schema.Literals(["Downloaded", "DownloadFailed", "Downloading", "DownloadScheduled", "DownloadPaused", "Idle", "InstallationFailed", "Installing", "Installed", "InstallRebooting", "InstallScheduled", "InstallVerificationFailed", "InvalidSignature", "SignatureVerified"]))

export interface FirmwareType {
  readonly customData?: CustomDataType
  readonly location: string
  readonly retrieveDateTime: string
  readonly installDateTime?: string
  readonly signingCertificate?: string
  readonly signature?: string
}
const FirmwareType = once((): Schema.Codec<FirmwareType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  location: text(512),
  retrieveDateTime: dateTime,
  installDateTime: Schema.optionalKey(dateTime),
  signingCertificate: Schema.optionalKey(text(5500)),
  signature: Schema.optionalKey(text(800))
}))

export type GenericDeviceModelStatusEnumType = "Accepted" | "Rejected" | "NotSupported" | "EmptyResultSet"
const GenericDeviceModelStatusEnumType = once((): Schema.Codec<GenericDeviceModelStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "NotSupported", "EmptyResultSet"]))

export type GenericStatusEnumType = "Accepted" | "Rejected"
const GenericStatusEnumType = once((): Schema.Codec<GenericStatusEnumType> => Schema.Literals(["Accepted", "Rejected"]))

export type GetCertificateIdUseEnumType = "V2GRootCertificate" | "MORootCertificate" | "CSMSRootCertificate" | "V2GCertificateChain" | "ManufacturerRootCertificate"
const GetCertificateIdUseEnumType = once((): Schema.Codec<GetCertificateIdUseEnumType> => Schema.Literals(["V2GRootCertificate", "MORootCertificate", "CSMSRootCertificate", "V2GCertificateChain", "ManufacturerRootCertificate"]))

export type GetCertificateStatusEnumType = "Accepted" | "Failed"
const GetCertificateStatusEnumType = once((): Schema.Codec<GetCertificateStatusEnumType> => Schema.Literals(["Accepted", "Failed"]))

export type GetChargingProfileStatusEnumType = "Accepted" | "NoProfiles"
const GetChargingProfileStatusEnumType = once((): Schema.Codec<GetChargingProfileStatusEnumType> => Schema.Literals(["Accepted", "NoProfiles"]))

export type GetDisplayMessagesStatusEnumType = "Accepted" | "Unknown"
const GetDisplayMessagesStatusEnumType = once((): Schema.Codec<GetDisplayMessagesStatusEnumType> => Schema.Literals(["Accepted", "Unknown"]))

export type GetInstalledCertificateStatusEnumType = "Accepted" | "NotFound"
const GetInstalledCertificateStatusEnumType = once((): Schema.Codec<GetInstalledCertificateStatusEnumType> => Schema.Literals(["Accepted", "NotFound"]))

export interface GetVariableDataType {
  readonly customData?: CustomDataType
  readonly attributeType?: AttributeEnumType
  readonly component: ComponentType
  readonly variable: VariableType
}
const GetVariableDataType = once((): Schema.Codec<GetVariableDataType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  attributeType: Schema.optionalKey(AttributeEnumType()),
  component: ComponentType(),
  variable: VariableType()
}))

export interface GetVariableResultType {
  readonly customData?: CustomDataType
  readonly attributeStatusInfo?: StatusInfoType
  readonly attributeStatus: GetVariableStatusEnumType
  readonly attributeType?: AttributeEnumType
  readonly attributeValue?: string
  readonly component: ComponentType
  readonly variable: VariableType
}
const GetVariableResultType = once((): Schema.Codec<GetVariableResultType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  attributeStatusInfo: Schema.optionalKey(StatusInfoType()),
  attributeStatus: GetVariableStatusEnumType(),
  attributeType: Schema.optionalKey(AttributeEnumType()),
  attributeValue: Schema.optionalKey(text(2500)),
  component: ComponentType(),
  variable: VariableType()
}))

export type GetVariableStatusEnumType = "Accepted" | "Rejected" | "UnknownComponent" | "UnknownVariable" | "NotSupportedAttributeType"
const GetVariableStatusEnumType = once((): Schema.Codec<GetVariableStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "UnknownComponent", "UnknownVariable", "NotSupportedAttributeType"]))

export type HashAlgorithmEnumType = "SHA256" | "SHA384" | "SHA512"
const HashAlgorithmEnumType = once((): Schema.Codec<HashAlgorithmEnumType> => Schema.Literals(["SHA256", "SHA384", "SHA512"]))

export type IdTokenEnumType = "Central" | "eMAID" | "ISO14443" | "ISO15693" | "KeyCode" | "Local" | "MacAddress" | "NoAuthorization"
const IdTokenEnumType = once((): Schema.Codec<IdTokenEnumType> => Schema.Literals(["Central", "eMAID", "ISO14443", "ISO15693", "KeyCode", "Local", "MacAddress", "NoAuthorization"]))

export interface IdTokenInfoType {
  readonly customData?: CustomDataType
  readonly status: AuthorizationStatusEnumType
  readonly cacheExpiryDateTime?: string
  readonly chargingPriority?: number
  readonly language1?: string
  readonly evseId?: ReadonlyArray<number>
  readonly groupIdToken?: IdTokenType
  readonly language2?: string
  readonly personalMessage?: MessageContentType
}
const IdTokenInfoType = once((): Schema.Codec<IdTokenInfoType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: AuthorizationStatusEnumType(),
  cacheExpiryDateTime: Schema.optionalKey(dateTime),
  chargingPriority: Schema.optionalKey(integer),
  language1: Schema.optionalKey(text(8)),
  evseId: Schema.optionalKey(list(integer, 1)),
  groupIdToken: Schema.optionalKey(IdTokenType()),
  language2: Schema.optionalKey(text(8)),
  personalMessage: Schema.optionalKey(MessageContentType())
}))

export interface IdTokenType {
  readonly customData?: CustomDataType
  readonly additionalInfo?: ReadonlyArray<AdditionalInfoType>
  readonly idToken: string
  readonly type: IdTokenEnumType
}
const IdTokenType = once((): Schema.Codec<IdTokenType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  additionalInfo: Schema.optionalKey(list(AdditionalInfoType(), 1)),
  idToken: text(36),
  type: IdTokenEnumType()
}))

export type InstallCertificateStatusEnumType = "Accepted" | "Rejected" | "Failed"
const InstallCertificateStatusEnumType = once((): Schema.Codec<InstallCertificateStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "Failed"]))

export type InstallCertificateUseEnumType = "V2GRootCertificate" | "MORootCertificate" | "CSMSRootCertificate" | "ManufacturerRootCertificate"
const InstallCertificateUseEnumType = once((): Schema.Codec<InstallCertificateUseEnumType> => Schema.Literals(["V2GRootCertificate", "MORootCertificate", "CSMSRootCertificate", "ManufacturerRootCertificate"]))

export type Iso15118EVCertificateStatusEnumType = "Accepted" | "Failed"
const Iso15118EVCertificateStatusEnumType = once((): Schema.Codec<Iso15118EVCertificateStatusEnumType> => Schema.Literals(["Accepted", "Failed"]))

export type LocationEnumType = "Body" | "Cable" | "EV" | "Inlet" | "Outlet"
const LocationEnumType = once((): Schema.Codec<LocationEnumType> => Schema.Literals(["Body", "Cable", "EV", "Inlet", "Outlet"]))

export type LogEnumType = "DiagnosticsLog" | "SecurityLog"
const LogEnumType = once((): Schema.Codec<LogEnumType> => Schema.Literals(["DiagnosticsLog", "SecurityLog"]))

export interface LogParametersType {
  readonly customData?: CustomDataType
  readonly remoteLocation: string
  readonly oldestTimestamp?: string
  readonly latestTimestamp?: string
}
const LogParametersType = once((): Schema.Codec<LogParametersType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  remoteLocation: text(512),
  oldestTimestamp: Schema.optionalKey(dateTime),
  latestTimestamp: Schema.optionalKey(dateTime)
}))

export type LogStatusEnumType = "Accepted" | "Rejected" | "AcceptedCanceled"
const LogStatusEnumType = once((): Schema.Codec<LogStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "AcceptedCanceled"]))

export type MeasurandEnumType = "Current.Export" | "Current.Import" | "Current.Offered" | "Energy.Active.Export.Register" | "Energy.Active.Import.Register" | "Energy.Reactive.Export.Register" | "Energy.Reactive.Import.Register" | "Energy.Active.Export.Interval" | "Energy.Active.Import.Interval" | "Energy.Active.Net" | "Energy.Reactive.Export.Interval" | "Energy.Reactive.Import.Interval" | "Energy.Reactive.Net" | "Energy.Apparent.Net" | "Energy.Apparent.Import" | "Energy.Apparent.Export" | "Frequency" | "Power.Active.Export" | "Power.Active.Import" | "Power.Factor" | "Power.Offered" | "Power.Reactive.Export" | "Power.Reactive.Import" | "SoC" | "Voltage"
const MeasurandEnumType = once((): Schema.Codec<MeasurandEnumType> => Schema.Literals(["Current.Export", "Current.Import", "Current.Offered", "Energy.Active.Export.Register", "Energy.Active.Import.Register", "Energy.Reactive.Export.Register", "Energy.Reactive.Import.Register", "Energy.Active.Export.Interval", "Energy.Active.Import.Interval", "Energy.Active.Net", "Energy.Reactive.Export.Interval", "Energy.Reactive.Import.Interval", "Energy.Reactive.Net", "Energy.Apparent.Net", "Energy.Apparent.Import", "Energy.Apparent.Export", "Frequency", "Power.Active.Export", "Power.Active.Import", "Power.Factor", "Power.Offered", "Power.Reactive.Export", "Power.Reactive.Import", "SoC", "Voltage"]))

export interface MessageContentType {
  readonly customData?: CustomDataType
  readonly format: MessageFormatEnumType
  readonly language?: string
  readonly content: string
}
const MessageContentType = once((): Schema.Codec<MessageContentType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  format: MessageFormatEnumType(),
  language: Schema.optionalKey(text(8)),
  content: text(512)
}))

export type MessageFormatEnumType = "ASCII" | "HTML" | "URI" | "UTF8"
const MessageFormatEnumType = once((): Schema.Codec<MessageFormatEnumType> => Schema.Literals(["ASCII", "HTML", "URI", "UTF8"]))

export interface MessageInfoType {
  readonly customData?: CustomDataType
  readonly display?: ComponentType
  readonly id: number
  readonly priority: MessagePriorityEnumType
  readonly state?: MessageStateEnumType
  readonly startDateTime?: string
  readonly endDateTime?: string
  readonly transactionId?: string
  readonly message: MessageContentType
}
const MessageInfoType = once((): Schema.Codec<MessageInfoType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  display: Schema.optionalKey(ComponentType()),
  id: integer,
  priority: MessagePriorityEnumType(),
  state: Schema.optionalKey(MessageStateEnumType()),
  startDateTime: Schema.optionalKey(dateTime),
  endDateTime: Schema.optionalKey(dateTime),
  transactionId: Schema.optionalKey(text(36)),
  message: MessageContentType()
}))

export type MessagePriorityEnumType = "AlwaysFront" | "InFront" | "NormalCycle"
const MessagePriorityEnumType = once((): Schema.Codec<MessagePriorityEnumType> => Schema.Literals(["AlwaysFront", "InFront", "NormalCycle"]))

export type MessageStateEnumType = "Charging" | "Faulted" | "Idle" | "Unavailable"
const MessageStateEnumType = once((): Schema.Codec<MessageStateEnumType> => Schema.Literals(["Charging", "Faulted", "Idle", "Unavailable"]))

export type MessageTriggerEnumType = "BootNotification" | "LogStatusNotification" | "FirmwareStatusNotification" | "Heartbeat" | "MeterValues" | "SignChargingStationCertificate" | "SignV2GCertificate" | "StatusNotification" | "TransactionEvent" | "SignCombinedCertificate" | "PublishFirmwareStatusNotification"
const MessageTriggerEnumType = once((): Schema.Codec<MessageTriggerEnumType> => Schema.Literals(["BootNotification", "LogStatusNotification", "FirmwareStatusNotification", "Heartbeat", "MeterValues", "SignChargingStationCertificate", "SignV2GCertificate", "StatusNotification", "TransactionEvent", "SignCombinedCertificate", "PublishFirmwareStatusNotification"]))

export interface MeterValueType {
  readonly customData?: CustomDataType
  readonly sampledValue: ReadonlyArray<SampledValueType>
  readonly timestamp: string
}
const MeterValueType = once((): Schema.Codec<MeterValueType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  sampledValue: list(SampledValueType(), 1),
  timestamp: dateTime
}))

export interface ModemType {
  readonly customData?: CustomDataType
  readonly iccid?: string
  readonly imsi?: string
}
const ModemType = once((): Schema.Codec<ModemType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  iccid: Schema.optionalKey(text(20)),
  imsi: Schema.optionalKey(text(20))
}))

export type MonitorEnumType = "UpperThreshold" | "LowerThreshold" | "Delta" | "Periodic" | "PeriodicClockAligned"
const MonitorEnumType = once((): Schema.Codec<MonitorEnumType> => Schema.Literals(["UpperThreshold", "LowerThreshold", "Delta", "Periodic", "PeriodicClockAligned"]))

export type MonitoringBaseEnumType = "All" | "FactoryDefault" | "HardWiredOnly"
const MonitoringBaseEnumType = once((): Schema.Codec<MonitoringBaseEnumType> => Schema.Literals(["All", "FactoryDefault", "HardWiredOnly"]))

export type MonitoringCriterionEnumType = "ThresholdMonitoring" | "DeltaMonitoring" | "PeriodicMonitoring"
const MonitoringCriterionEnumType = once((): Schema.Codec<MonitoringCriterionEnumType> => Schema.Literals(["ThresholdMonitoring", "DeltaMonitoring", "PeriodicMonitoring"]))

export interface MonitoringDataType {
  readonly customData?: CustomDataType
  readonly component: ComponentType
  readonly variable: VariableType
  readonly variableMonitoring: ReadonlyArray<VariableMonitoringType>
}
const MonitoringDataType = once((): Schema.Codec<MonitoringDataType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  component: ComponentType(),
  variable: VariableType(),
  variableMonitoring: list(VariableMonitoringType(), 1)
}))

export type MutabilityEnumType = "ReadOnly" | "WriteOnly" | "ReadWrite"
const MutabilityEnumType = once((): Schema.Codec<MutabilityEnumType> => Schema.Literals(["ReadOnly", "WriteOnly", "ReadWrite"]))

export interface NetworkConnectionProfileType {
  readonly customData?: CustomDataType
  readonly apn?: APNType
  readonly ocppVersion: OCPPVersionEnumType
  readonly ocppTransport: OCPPTransportEnumType
  readonly ocppCsmsUrl: string
  readonly messageTimeout: number
  readonly securityProfile: number
  readonly ocppInterface: OCPPInterfaceEnumType
  readonly vpn?: VPNType
}
const NetworkConnectionProfileType = once((): Schema.Codec<NetworkConnectionProfileType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  apn: Schema.optionalKey(APNType()),
  ocppVersion: OCPPVersionEnumType(),
  ocppTransport: OCPPTransportEnumType(),
  ocppCsmsUrl: text(512),
  messageTimeout: integer,
  securityProfile: integer,
  ocppInterface: OCPPInterfaceEnumType(),
  vpn: Schema.optionalKey(VPNType())
}))

export type NotifyEVChargingNeedsStatusEnumType = "Accepted" | "Rejected" | "Processing"
const NotifyEVChargingNeedsStatusEnumType = once((): Schema.Codec<NotifyEVChargingNeedsStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "Processing"]))

export type OCPPInterfaceEnumType = "Wired0" | "Wired1" | "Wired2" | "Wired3" | "Wireless0" | "Wireless1" | "Wireless2" | "Wireless3"
const OCPPInterfaceEnumType = once((): Schema.Codec<OCPPInterfaceEnumType> => Schema.Literals(["Wired0", "Wired1", "Wired2", "Wired3", "Wireless0", "Wireless1", "Wireless2", "Wireless3"]))

export type OCPPTransportEnumType = "JSON" | "SOAP"
const OCPPTransportEnumType = once((): Schema.Codec<OCPPTransportEnumType> => Schema.Literals(["JSON", "SOAP"]))

export type OCPPVersionEnumType = "OCPP12" | "OCPP15" | "OCPP16" | "OCPP20"
const OCPPVersionEnumType = once((): Schema.Codec<OCPPVersionEnumType> => Schema.Literals(["OCPP12", "OCPP15", "OCPP16", "OCPP20"]))

export interface OCSPRequestDataType {
  readonly customData?: CustomDataType
  readonly hashAlgorithm: HashAlgorithmEnumType
  readonly issuerNameHash: string
  readonly issuerKeyHash: string
  readonly serialNumber: string
  readonly responderURL: string
}
const OCSPRequestDataType = once((): Schema.Codec<OCSPRequestDataType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  hashAlgorithm: HashAlgorithmEnumType(),
  issuerNameHash: text(128),
  issuerKeyHash: text(128),
  serialNumber: text(40),
  responderURL: text(512)
}))

export type OperationalStatusEnumType = "Inoperative" | "Operative"
const OperationalStatusEnumType = once((): Schema.Codec<OperationalStatusEnumType> => Schema.Literals(["Inoperative", "Operative"]))

export type PhaseEnumType = "L1" | "L2" | "L3" | "N" | "L1-N" | "L2-N" | "L3-N" | "L1-L2" | "L2-L3" | "L3-L1"
const PhaseEnumType = once((): Schema.Codec<PhaseEnumType> => Schema.Literals(["L1", "L2", "L3", "N", "L1-N", "L2-N", "L3-N", "L1-L2", "L2-L3", "L3-L1"]))

export type PublishFirmwareStatusEnumType = "Idle" | "DownloadScheduled" | "Downloading" | "Downloaded" | "Published" | "DownloadFailed" | "DownloadPaused" | "InvalidChecksum" | "ChecksumVerified" | "PublishFailed"
const PublishFirmwareStatusEnumType = once((): Schema.Codec<PublishFirmwareStatusEnumType> => Schema.Literals(["Idle", "DownloadScheduled", "Downloading", "Downloaded", "Published", "DownloadFailed", "DownloadPaused", "InvalidChecksum", "ChecksumVerified", "PublishFailed"]))

export type ReadingContextEnumType = "Interruption.Begin" | "Interruption.End" | "Other" | "Sample.Clock" | "Sample.Periodic" | "Transaction.Begin" | "Transaction.End" | "Trigger"
const ReadingContextEnumType = once((): Schema.Codec<ReadingContextEnumType> => Schema.Literals(["Interruption.Begin", "Interruption.End", "Other", "Sample.Clock", "Sample.Periodic", "Transaction.Begin", "Transaction.End", "Trigger"]))

export type ReasonEnumType = "DeAuthorized" | "EmergencyStop" | "EnergyLimitReached" | "EVDisconnected" | "GroundFault" | "ImmediateReset" | "Local" | "LocalOutOfCredit" | "MasterPass" | "Other" | "OvercurrentFault" | "PowerLoss" | "PowerQuality" | "Reboot" | "Remote" | "SOCLimitReached" | "StoppedByEV" | "TimeLimitReached" | "Timeout"
const ReasonEnumType = once((): Schema.Codec<ReasonEnumType> => Schema.Literals(["DeAuthorized", "EmergencyStop", "EnergyLimitReached", "EVDisconnected", "GroundFault", "ImmediateReset", "Local", "LocalOutOfCredit", "MasterPass", "Other", "OvercurrentFault", "PowerLoss", "PowerQuality", "Reboot", "Remote", "SOCLimitReached", "StoppedByEV", "TimeLimitReached", "Timeout"]))

export type RecurrencyKindEnumType = "Daily" | "Weekly"
const RecurrencyKindEnumType = once((): Schema.Codec<RecurrencyKindEnumType> => Schema.Literals(["Daily", "Weekly"]))

export type RegistrationStatusEnumType = "Accepted" | "Pending" | "Rejected"
const RegistrationStatusEnumType = once((): Schema.Codec<RegistrationStatusEnumType> => Schema.Literals(["Accepted", "Pending", "Rejected"]))

export interface RelativeTimeIntervalType {
  readonly customData?: CustomDataType
  readonly start: number
  readonly duration?: number
}
const RelativeTimeIntervalType = once((): Schema.Codec<RelativeTimeIntervalType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  start: integer,
  duration: Schema.optionalKey(integer)
}))

export type ReportBaseEnumType = "ConfigurationInventory" | "FullInventory" | "SummaryInventory"
const ReportBaseEnumType = once((): Schema.Codec<ReportBaseEnumType> => Schema.Literals(["ConfigurationInventory", "FullInventory", "SummaryInventory"]))

export interface ReportDataType {
  readonly customData?: CustomDataType
  readonly component: ComponentType
  readonly variable: VariableType
  readonly variableAttribute: ReadonlyArray<VariableAttributeType>
  readonly variableCharacteristics?: VariableCharacteristicsType
}
const ReportDataType = once((): Schema.Codec<ReportDataType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  component: ComponentType(),
  variable: VariableType(),
  variableAttribute: list(VariableAttributeType(), 1, 4),
  variableCharacteristics: Schema.optionalKey(VariableCharacteristicsType())
}))

export type RequestStartStopStatusEnumType = "Accepted" | "Rejected"
const RequestStartStopStatusEnumType = once((): Schema.Codec<RequestStartStopStatusEnumType> => Schema.Literals(["Accepted", "Rejected"]))

export type ReservationUpdateStatusEnumType = "Expired" | "Removed"
const ReservationUpdateStatusEnumType = once((): Schema.Codec<ReservationUpdateStatusEnumType> => Schema.Literals(["Expired", "Removed"]))

export type ReserveNowStatusEnumType = "Accepted" | "Faulted" | "Occupied" | "Rejected" | "Unavailable"
const ReserveNowStatusEnumType = once((): Schema.Codec<ReserveNowStatusEnumType> => Schema.Literals(["Accepted", "Faulted", "Occupied", "Rejected", "Unavailable"]))

export type ResetEnumType = "Immediate" | "OnIdle"
const ResetEnumType = once((): Schema.Codec<ResetEnumType> => Schema.Literals(["Immediate", "OnIdle"]))

export type ResetStatusEnumType = "Accepted" | "Rejected" | "Scheduled"
const ResetStatusEnumType = once((): Schema.Codec<ResetStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "Scheduled"]))

export interface SalesTariffEntryType {
  readonly customData?: CustomDataType
  readonly relativeTimeInterval: RelativeTimeIntervalType
  readonly ePriceLevel?: number
  readonly consumptionCost?: ReadonlyArray<ConsumptionCostType>
}
const SalesTariffEntryType = once((): Schema.Codec<SalesTariffEntryType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  relativeTimeInterval: RelativeTimeIntervalType(),
  ePriceLevel: Schema.optionalKey(between(integer, 0, Infinity)),
  consumptionCost: Schema.optionalKey(list(ConsumptionCostType(), 1, 3))
}))

export interface SalesTariffType {
  readonly customData?: CustomDataType
  readonly id: number
  readonly salesTariffDescription?: string
  readonly numEPriceLevels?: number
  readonly salesTariffEntry: ReadonlyArray<SalesTariffEntryType>
}
const SalesTariffType = once((): Schema.Codec<SalesTariffType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  id: integer,
  salesTariffDescription: Schema.optionalKey(text(32)),
  numEPriceLevels: Schema.optionalKey(integer),
  salesTariffEntry: list(SalesTariffEntryType(), 1, 1024)
}))

export interface SampledValueType {
  readonly customData?: CustomDataType
  readonly value: number
  readonly context?: ReadingContextEnumType
  readonly measurand?: MeasurandEnumType
  readonly phase?: PhaseEnumType
  readonly location?: LocationEnumType
  readonly signedMeterValue?: SignedMeterValueType
  readonly unitOfMeasure?: UnitOfMeasureType
}
const SampledValueType = once((): Schema.Codec<SampledValueType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  value: number,
  context: Schema.optionalKey(ReadingContextEnumType()),
  measurand: Schema.optionalKey(MeasurandEnumType()),
  phase: Schema.optionalKey(PhaseEnumType()),
  location: Schema.optionalKey(LocationEnumType()),
  signedMeterValue: Schema.optionalKey(SignedMeterValueType()),
  unitOfMeasure: Schema.optionalKey(UnitOfMeasureType())
}))

export type SendLocalListStatusEnumType = "Accepted" | "Failed" | "VersionMismatch"
const SendLocalListStatusEnumType = once((): Schema.Codec<SendLocalListStatusEnumType> => Schema.Literals(["Accepted", "Failed", "VersionMismatch"]))

export interface SetMonitoringDataType {
  readonly customData?: CustomDataType
  readonly id?: number
  readonly transaction?: boolean
  readonly value: number
  readonly type: MonitorEnumType
  readonly severity: number
  readonly component: ComponentType
  readonly variable: VariableType
}
const SetMonitoringDataType = once((): Schema.Codec<SetMonitoringDataType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  id: Schema.optionalKey(integer),
  transaction: Schema.optionalKey(Schema.Boolean),
  value: number,
  type: MonitorEnumType(),
  severity: integer,
  component: ComponentType(),
  variable: VariableType()
}))

export interface SetMonitoringResultType {
  readonly customData?: CustomDataType
  readonly id?: number
  readonly statusInfo?: StatusInfoType
  readonly status: SetMonitoringStatusEnumType
  readonly type: MonitorEnumType
  readonly component: ComponentType
  readonly variable: VariableType
  readonly severity: number
}
const SetMonitoringResultType = once((): Schema.Codec<SetMonitoringResultType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  id: Schema.optionalKey(integer),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  status: SetMonitoringStatusEnumType(),
  type: MonitorEnumType(),
  component: ComponentType(),
  variable: VariableType(),
  severity: integer
}))

export type SetMonitoringStatusEnumType = "Accepted" | "UnknownComponent" | "UnknownVariable" | "UnsupportedMonitorType" | "Rejected" | "Duplicate"
const SetMonitoringStatusEnumType = once((): Schema.Codec<SetMonitoringStatusEnumType> => Schema.Literals(["Accepted", "UnknownComponent", "UnknownVariable", "UnsupportedMonitorType", "Rejected", "Duplicate"]))

export type SetNetworkProfileStatusEnumType = "Accepted" | "Rejected" | "Failed"
const SetNetworkProfileStatusEnumType = once((): Schema.Codec<SetNetworkProfileStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "Failed"]))

export interface SetVariableDataType {
  readonly customData?: CustomDataType
  readonly attributeType?: AttributeEnumType
  readonly attributeValue: string
  readonly component: ComponentType
  readonly variable: VariableType
}
const SetVariableDataType = once((): Schema.Codec<SetVariableDataType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  attributeType: Schema.optionalKey(AttributeEnumType()),
  attributeValue: text(1000),
  component: ComponentType(),
  variable: VariableType()
}))

export interface SetVariableResultType {
  readonly customData?: CustomDataType
  readonly attributeType?: AttributeEnumType
  readonly attributeStatus: SetVariableStatusEnumType
  readonly attributeStatusInfo?: StatusInfoType
  readonly component: ComponentType
  readonly variable: VariableType
}
const SetVariableResultType = once((): Schema.Codec<SetVariableResultType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  attributeType: Schema.optionalKey(AttributeEnumType()),
  attributeStatus: SetVariableStatusEnumType(),
  attributeStatusInfo: Schema.optionalKey(StatusInfoType()),
  component: ComponentType(),
  variable: VariableType()
}))

export type SetVariableStatusEnumType = "Accepted" | "Rejected" | "UnknownComponent" | "UnknownVariable" | "NotSupportedAttributeType" | "RebootRequired"
const SetVariableStatusEnumType = once((): Schema.Codec<SetVariableStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "UnknownComponent", "UnknownVariable", "NotSupportedAttributeType", "RebootRequired"]))

export interface SignedMeterValueType {
  readonly customData?: CustomDataType
  readonly signedMeterData: string
  readonly signingMethod: string
  readonly encodingMethod: string
  readonly publicKey: string
}
const SignedMeterValueType = once((): Schema.Codec<SignedMeterValueType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  signedMeterData: text(2500),
  signingMethod: text(50),
  encodingMethod: text(50),
  publicKey: text(2500)
}))

export interface StatusInfoType {
  readonly customData?: CustomDataType
  readonly reasonCode: string
  readonly additionalInfo?: string
}
const StatusInfoType = once((): Schema.Codec<StatusInfoType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  reasonCode: text(20),
  additionalInfo: Schema.optionalKey(text(512))
}))

export type TransactionEventEnumType = "Ended" | "Started" | "Updated"
const TransactionEventEnumType = once((): Schema.Codec<TransactionEventEnumType> => Schema.Literals(["Ended", "Started", "Updated"]))

export interface TransactionType {
  readonly customData?: CustomDataType
  readonly transactionId: string
  readonly chargingState?: ChargingStateEnumType
  readonly timeSpentCharging?: number
  readonly stoppedReason?: ReasonEnumType
  readonly remoteStartId?: number
}
const TransactionType = once((): Schema.Codec<TransactionType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  transactionId: text(36),
  chargingState: Schema.optionalKey(ChargingStateEnumType()),
  timeSpentCharging: Schema.optionalKey(integer),
  stoppedReason: Schema.optionalKey(ReasonEnumType()),
  remoteStartId: Schema.optionalKey(integer)
}))

export type TriggerMessageStatusEnumType = "Accepted" | "Rejected" | "NotImplemented"
const TriggerMessageStatusEnumType = once((): Schema.Codec<TriggerMessageStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "NotImplemented"]))

export type TriggerReasonEnumType = "Authorized" | "CablePluggedIn" | "ChargingRateChanged" | "ChargingStateChanged" | "Deauthorized" | "EnergyLimitReached" | "EVCommunicationLost" | "EVConnectTimeout" | "MeterValueClock" | "MeterValuePeriodic" | "TimeLimitReached" | "Trigger" | "UnlockCommand" | "StopAuthorized" | "EVDeparted" | "EVDetected" | "RemoteStop" | "RemoteStart" | "AbnormalCondition" | "SignedDataReceived" | "ResetCommand"
const TriggerReasonEnumType = once((): Schema.Codec<TriggerReasonEnumType> => Schema.Literals(["Authorized", "CablePluggedIn", "ChargingRateChanged", "ChargingStateChanged", "Deauthorized", "EnergyLimitReached", "EVCommunicationLost", "EVConnectTimeout", "MeterValueClock", "MeterValuePeriodic", "TimeLimitReached", "Trigger", "UnlockCommand", "StopAuthorized", "EVDeparted", "EVDetected", "RemoteStop", "RemoteStart", "AbnormalCondition", "SignedDataReceived", "ResetCommand"]))

export interface UnitOfMeasureType {
  readonly customData?: CustomDataType
  readonly unit?: string
  readonly multiplier?: number
}
const UnitOfMeasureType = once((): Schema.Codec<UnitOfMeasureType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  unit: Schema.optionalKey(text(20)),
  multiplier: Schema.optionalKey(integer)
}))

export type UnlockStatusEnumType = "Unlocked" | "UnlockFailed" | "OngoingAuthorizedTransaction" | "UnknownConnector"
const UnlockStatusEnumType = once((): Schema.Codec<UnlockStatusEnumType> => Schema.Literals(["Unlocked", "UnlockFailed", "OngoingAuthorizedTransaction", "UnknownConnector"]))

export type UnpublishFirmwareStatusEnumType = "DownloadOngoing" | "NoFirmware" | "Unpublished"
const UnpublishFirmwareStatusEnumType = once((): Schema.Codec<UnpublishFirmwareStatusEnumType> => Schema.Literals(["DownloadOngoing", "NoFirmware", "Unpublished"]))

export type UpdateEnumType = "Differential" | "Full"
const UpdateEnumType = once((): Schema.Codec<UpdateEnumType> => Schema.Literals(["Differential", "Full"]))

export type UpdateFirmwareStatusEnumType = "Accepted" | "Rejected" | "AcceptedCanceled" | "InvalidCertificate" | "RevokedCertificate"
const UpdateFirmwareStatusEnumType = once((): Schema.Codec<UpdateFirmwareStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "AcceptedCanceled", "InvalidCertificate", "RevokedCertificate"]))

export type UploadLogStatusEnumType = "BadMessage" | "Idle" | "NotSupportedOperation" | "PermissionDenied" | "Uploaded" | "UploadFailure" | "Uploading" | "AcceptedCanceled"
const UploadLogStatusEnumType = once((): Schema.Codec<UploadLogStatusEnumType> => Schema.Literals(["BadMessage", "Idle", "NotSupportedOperation", "PermissionDenied", "Uploaded", "UploadFailure", "Uploading", "AcceptedCanceled"]))

export type VPNEnumType = "IKEv2" | "IPSec" | "L2TP" | "PPTP"
const VPNEnumType = once((): Schema.Codec<VPNEnumType> => Schema.Literals(["IKEv2", "IPSec", "L2TP", "PPTP"]))

export interface VPNType {
  readonly customData?: CustomDataType
  readonly server: string
  readonly user: string
  readonly group?: string
  readonly password: string
  readonly key: string
  readonly type: VPNEnumType
}
const VPNType = once((): Schema.Codec<VPNType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  server: text(512),
  user: text(20),
  group: Schema.optionalKey(text(20)),
  password: text(20),
  key: text(255),
  type: VPNEnumType()
}))

export interface VariableAttributeType {
  readonly customData?: CustomDataType
  readonly type?: AttributeEnumType
  readonly value?: string
  readonly mutability?: MutabilityEnumType
  readonly persistent?: boolean
  readonly constant?: boolean
}
const VariableAttributeType = once((): Schema.Codec<VariableAttributeType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  type: Schema.optionalKey(AttributeEnumType()),
  value: Schema.optionalKey(text(2500)),
  mutability: Schema.optionalKey(MutabilityEnumType()),
  persistent: Schema.optionalKey(Schema.Boolean),
  constant: Schema.optionalKey(Schema.Boolean)
}))

export interface VariableCharacteristicsType {
  readonly customData?: CustomDataType
  readonly unit?: string
  readonly dataType: DataEnumType
  readonly minLimit?: number
  readonly maxLimit?: number
  readonly valuesList?: string
  readonly supportsMonitoring: boolean
}
const VariableCharacteristicsType = once((): Schema.Codec<VariableCharacteristicsType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  unit: Schema.optionalKey(text(16)),
  dataType: DataEnumType(),
  minLimit: Schema.optionalKey(number),
  maxLimit: Schema.optionalKey(number),
  valuesList: Schema.optionalKey(text(1000)),
  supportsMonitoring: Schema.Boolean
}))

export interface VariableMonitoringType {
  readonly customData?: CustomDataType
  readonly id: number
  readonly transaction: boolean
  readonly value: number
  readonly type: MonitorEnumType
  readonly severity: number
}
const VariableMonitoringType = once((): Schema.Codec<VariableMonitoringType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  id: integer,
  transaction: Schema.Boolean,
  value: number,
  type: MonitorEnumType(),
  severity: integer
}))

export interface VariableType {
  readonly customData?: CustomDataType
  readonly name: string
  readonly instance?: string
}
const VariableType = once((): Schema.Codec<VariableType> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  name: text(50),
  instance: Schema.optionalKey(text(50))
}))

export interface AuthorizeRequest {
  readonly customData?: CustomDataType
  readonly idToken: IdTokenType
  readonly certificate?: string
  readonly iso15118CertificateHashData?: ReadonlyArray<OCSPRequestDataType>
}
const AuthorizeRequest = once((): Schema.Codec<AuthorizeRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  idToken: IdTokenType(),
  certificate: Schema.optionalKey(text(5500)),
  iso15118CertificateHashData: Schema.optionalKey(list(OCSPRequestDataType(), 1, 4))
}))

export interface AuthorizeResponse {
  readonly customData?: CustomDataType
  readonly idTokenInfo: IdTokenInfoType
  readonly certificateStatus?: AuthorizeCertificateStatusEnumType
}
const AuthorizeResponse = once((): Schema.Codec<AuthorizeResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  idTokenInfo: IdTokenInfoType(),
  certificateStatus: Schema.optionalKey(AuthorizeCertificateStatusEnumType())
}))

export interface BootNotificationRequest {
  readonly customData?: CustomDataType
  readonly chargingStation: ChargingStationType
  readonly reason: BootReasonEnumType
}
const BootNotificationRequest = once((): Schema.Codec<BootNotificationRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  chargingStation: ChargingStationType(),
  reason: BootReasonEnumType()
}))

export interface BootNotificationResponse {
  readonly customData?: CustomDataType
  readonly currentTime: string
  readonly interval: number
  readonly status: RegistrationStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const BootNotificationResponse = once((): Schema.Codec<BootNotificationResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  currentTime: dateTime,
  interval: integer,
  status: RegistrationStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface CancelReservationRequest {
  readonly customData?: CustomDataType
  readonly reservationId: number
}
const CancelReservationRequest = once((): Schema.Codec<CancelReservationRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  reservationId: integer
}))

export interface CancelReservationResponse {
  readonly customData?: CustomDataType
  readonly status: CancelReservationStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const CancelReservationResponse = once((): Schema.Codec<CancelReservationResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: CancelReservationStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface CertificateSignedRequest {
  readonly customData?: CustomDataType
  readonly certificateChain: string
  readonly certificateType?: CertificateSigningUseEnumType
}
const CertificateSignedRequest = once((): Schema.Codec<CertificateSignedRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  certificateChain: text(10000),
  certificateType: Schema.optionalKey(CertificateSigningUseEnumType())
}))

export interface CertificateSignedResponse {
  readonly customData?: CustomDataType
  readonly status: CertificateSignedStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const CertificateSignedResponse = once((): Schema.Codec<CertificateSignedResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: CertificateSignedStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface ChangeAvailabilityRequest {
  readonly customData?: CustomDataType
  readonly evse?: EVSEType
  readonly operationalStatus: OperationalStatusEnumType
}
const ChangeAvailabilityRequest = once((): Schema.Codec<ChangeAvailabilityRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  evse: Schema.optionalKey(EVSEType()),
  operationalStatus: OperationalStatusEnumType()
}))

export interface ChangeAvailabilityResponse {
  readonly customData?: CustomDataType
  readonly status: ChangeAvailabilityStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const ChangeAvailabilityResponse = once((): Schema.Codec<ChangeAvailabilityResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: ChangeAvailabilityStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface ClearCacheRequest {
  readonly customData?: CustomDataType
}
const ClearCacheRequest = once((): Schema.Codec<ClearCacheRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearCacheResponse {
  readonly customData?: CustomDataType
  readonly status: ClearCacheStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const ClearCacheResponse = once((): Schema.Codec<ClearCacheResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: ClearCacheStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface ClearChargingProfileRequest {
  readonly customData?: CustomDataType
  readonly chargingProfileId?: number
  readonly chargingProfileCriteria?: ClearChargingProfileType
}
const ClearChargingProfileRequest = once((): Schema.Codec<ClearChargingProfileRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  chargingProfileId: Schema.optionalKey(integer),
  chargingProfileCriteria: Schema.optionalKey(ClearChargingProfileType())
}))

export interface ClearChargingProfileResponse {
  readonly customData?: CustomDataType
  readonly status: ClearChargingProfileStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const ClearChargingProfileResponse = once((): Schema.Codec<ClearChargingProfileResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: ClearChargingProfileStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface ClearDisplayMessageRequest {
  readonly customData?: CustomDataType
  readonly id: number
}
const ClearDisplayMessageRequest = once((): Schema.Codec<ClearDisplayMessageRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  id: integer
}))

export interface ClearDisplayMessageResponse {
  readonly customData?: CustomDataType
  readonly status: ClearMessageStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const ClearDisplayMessageResponse = once((): Schema.Codec<ClearDisplayMessageResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: ClearMessageStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface ClearedChargingLimitRequest {
  readonly customData?: CustomDataType
  readonly chargingLimitSource: ChargingLimitSourceEnumType
  readonly evseId?: number
}
const ClearedChargingLimitRequest = once((): Schema.Codec<ClearedChargingLimitRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  chargingLimitSource: ChargingLimitSourceEnumType(),
  evseId: Schema.optionalKey(integer)
}))

export interface ClearedChargingLimitResponse {
  readonly customData?: CustomDataType
}
const ClearedChargingLimitResponse = once((): Schema.Codec<ClearedChargingLimitResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearVariableMonitoringRequest {
  readonly customData?: CustomDataType
  readonly id: ReadonlyArray<number>
}
const ClearVariableMonitoringRequest = once((): Schema.Codec<ClearVariableMonitoringRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  id: list(integer, 1)
}))

export interface ClearVariableMonitoringResponse {
  readonly customData?: CustomDataType
  readonly clearMonitoringResult: ReadonlyArray<ClearMonitoringResultType>
}
const ClearVariableMonitoringResponse = once((): Schema.Codec<ClearVariableMonitoringResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  clearMonitoringResult: list(ClearMonitoringResultType(), 1)
}))

export interface CostUpdatedRequest {
  readonly customData?: CustomDataType
  readonly totalCost: number
  readonly transactionId: string
}
const CostUpdatedRequest = once((): Schema.Codec<CostUpdatedRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  totalCost: number,
  transactionId: text(36)
}))

export interface CostUpdatedResponse {
  readonly customData?: CustomDataType
}
const CostUpdatedResponse = once((): Schema.Codec<CostUpdatedResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface CustomerInformationRequest {
  readonly customData?: CustomDataType
  readonly customerCertificate?: CertificateHashDataType
  readonly idToken?: IdTokenType
  readonly requestId: number
  readonly report: boolean
  readonly clear: boolean
  readonly customerIdentifier?: string
}
const CustomerInformationRequest = once((): Schema.Codec<CustomerInformationRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  customerCertificate: Schema.optionalKey(CertificateHashDataType()),
  idToken: Schema.optionalKey(IdTokenType()),
  requestId: integer,
  report: Schema.Boolean,
  clear: Schema.Boolean,
  customerIdentifier: Schema.optionalKey(text(64))
}))

export interface CustomerInformationResponse {
  readonly customData?: CustomDataType
  readonly status: CustomerInformationStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const CustomerInformationResponse = once((): Schema.Codec<CustomerInformationResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: CustomerInformationStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface DataTransferRequest {
  readonly customData?: CustomDataType
  readonly messageId?: string
  readonly data?: unknown
  readonly vendorId: string
}
const DataTransferRequest = once((): Schema.Codec<DataTransferRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  messageId: Schema.optionalKey(text(50)),
  data: Schema.optionalKey(Schema.Unknown),
  vendorId: text(255)
}))

export interface DataTransferResponse {
  readonly customData?: CustomDataType
  readonly status: DataTransferStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly data?: unknown
}
const DataTransferResponse = once((): Schema.Codec<DataTransferResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: DataTransferStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  data: Schema.optionalKey(Schema.Unknown)
}))

export interface DeleteCertificateRequest {
  readonly customData?: CustomDataType
  readonly certificateHashData: CertificateHashDataType
}
const DeleteCertificateRequest = once((): Schema.Codec<DeleteCertificateRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  certificateHashData: CertificateHashDataType()
}))

export interface DeleteCertificateResponse {
  readonly customData?: CustomDataType
  readonly status: DeleteCertificateStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const DeleteCertificateResponse = once((): Schema.Codec<DeleteCertificateResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: DeleteCertificateStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface FirmwareStatusNotificationRequest {
  readonly customData?: CustomDataType
  readonly status: FirmwareStatusEnumType
  readonly requestId?: number
}
const FirmwareStatusNotificationRequest = once((): Schema.Codec<FirmwareStatusNotificationRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: FirmwareStatusEnumType(),
  requestId: Schema.optionalKey(integer)
}))

export interface FirmwareStatusNotificationResponse {
  readonly customData?: CustomDataType
}
const FirmwareStatusNotificationResponse = once((): Schema.Codec<FirmwareStatusNotificationResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface Get15118EVCertificateRequest {
  readonly customData?: CustomDataType
  readonly iso15118SchemaVersion: string
  readonly action: CertificateActionEnumType
  readonly exiRequest: string
}
const Get15118EVCertificateRequest = once((): Schema.Codec<Get15118EVCertificateRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  iso15118SchemaVersion: text(50),
  action: CertificateActionEnumType(),
  exiRequest: text(5600)
}))

export interface Get15118EVCertificateResponse {
  readonly customData?: CustomDataType
  readonly status: Iso15118EVCertificateStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly exiResponse: string
}
const Get15118EVCertificateResponse = once((): Schema.Codec<Get15118EVCertificateResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: Iso15118EVCertificateStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  exiResponse: text(5600)
}))

export interface GetBaseReportRequest {
  readonly customData?: CustomDataType
  readonly requestId: number
  readonly reportBase: ReportBaseEnumType
}
const GetBaseReportRequest = once((): Schema.Codec<GetBaseReportRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  requestId: integer,
  reportBase: ReportBaseEnumType()
}))

export interface GetBaseReportResponse {
  readonly customData?: CustomDataType
  readonly status: GenericDeviceModelStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const GetBaseReportResponse = once((): Schema.Codec<GetBaseReportResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: GenericDeviceModelStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface GetCertificateStatusRequest {
  readonly customData?: CustomDataType
  readonly ocspRequestData: OCSPRequestDataType
}
const GetCertificateStatusRequest = once((): Schema.Codec<GetCertificateStatusRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  ocspRequestData: OCSPRequestDataType()
}))

export interface GetCertificateStatusResponse {
  readonly customData?: CustomDataType
  readonly status: GetCertificateStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly ocspResult?: string
}
const GetCertificateStatusResponse = once((): Schema.Codec<GetCertificateStatusResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: GetCertificateStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  ocspResult: Schema.optionalKey(text(5500))
}))

export interface GetChargingProfilesRequest {
  readonly customData?: CustomDataType
  readonly requestId: number
  readonly evseId?: number
  readonly chargingProfile: ChargingProfileCriterionType
}
const GetChargingProfilesRequest = once((): Schema.Codec<GetChargingProfilesRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  requestId: integer,
  evseId: Schema.optionalKey(integer),
  chargingProfile: ChargingProfileCriterionType()
}))

export interface GetChargingProfilesResponse {
  readonly customData?: CustomDataType
  readonly status: GetChargingProfileStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const GetChargingProfilesResponse = once((): Schema.Codec<GetChargingProfilesResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: GetChargingProfileStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface GetCompositeScheduleRequest {
  readonly customData?: CustomDataType
  readonly duration: number
  readonly chargingRateUnit?: ChargingRateUnitEnumType
  readonly evseId: number
}
const GetCompositeScheduleRequest = once((): Schema.Codec<GetCompositeScheduleRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  duration: integer,
  chargingRateUnit: Schema.optionalKey(ChargingRateUnitEnumType()),
  evseId: integer
}))

export interface GetCompositeScheduleResponse {
  readonly customData?: CustomDataType
  readonly status: GenericStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly schedule?: CompositeScheduleType
}
const GetCompositeScheduleResponse = once((): Schema.Codec<GetCompositeScheduleResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: GenericStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  schedule: Schema.optionalKey(CompositeScheduleType())
}))

export interface GetDisplayMessagesRequest {
  readonly customData?: CustomDataType
  readonly id?: ReadonlyArray<number>
  readonly requestId: number
  readonly priority?: MessagePriorityEnumType
  readonly state?: MessageStateEnumType
}
const GetDisplayMessagesRequest = once((): Schema.Codec<GetDisplayMessagesRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  id: Schema.optionalKey(list(integer, 1)),
  requestId: integer,
  priority: Schema.optionalKey(MessagePriorityEnumType()),
  state: Schema.optionalKey(MessageStateEnumType())
}))

export interface GetDisplayMessagesResponse {
  readonly customData?: CustomDataType
  readonly status: GetDisplayMessagesStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const GetDisplayMessagesResponse = once((): Schema.Codec<GetDisplayMessagesResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: GetDisplayMessagesStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface GetInstalledCertificateIdsRequest {
  readonly customData?: CustomDataType
  readonly certificateType?: ReadonlyArray<GetCertificateIdUseEnumType>
}
const GetInstalledCertificateIdsRequest = once((): Schema.Codec<GetInstalledCertificateIdsRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  certificateType: Schema.optionalKey(list(GetCertificateIdUseEnumType(), 1))
}))

export interface GetInstalledCertificateIdsResponse {
  readonly customData?: CustomDataType
  readonly status: GetInstalledCertificateStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly certificateHashDataChain?: ReadonlyArray<CertificateHashDataChainType>
}
const GetInstalledCertificateIdsResponse = once((): Schema.Codec<GetInstalledCertificateIdsResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: GetInstalledCertificateStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  certificateHashDataChain: Schema.optionalKey(list(CertificateHashDataChainType(), 1))
}))

export interface GetLocalListVersionRequest {
  readonly customData?: CustomDataType
}
const GetLocalListVersionRequest = once((): Schema.Codec<GetLocalListVersionRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetLocalListVersionResponse {
  readonly customData?: CustomDataType
  readonly versionNumber: number
}
const GetLocalListVersionResponse = once((): Schema.Codec<GetLocalListVersionResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  versionNumber: integer
}))

export interface GetLogRequest {
  readonly customData?: CustomDataType
  readonly log: LogParametersType
  readonly logType: LogEnumType
  readonly requestId: number
  readonly retries?: number
  readonly retryInterval?: number
}
const GetLogRequest = once((): Schema.Codec<GetLogRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  log: LogParametersType(),
  logType: LogEnumType(),
  requestId: integer,
  retries: Schema.optionalKey(integer),
  retryInterval: Schema.optionalKey(integer)
}))

export interface GetLogResponse {
  readonly customData?: CustomDataType
  readonly status: LogStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly filename?: string
}
const GetLogResponse = once((): Schema.Codec<GetLogResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: LogStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  filename: Schema.optionalKey(text(255))
}))

export interface GetMonitoringReportRequest {
  readonly customData?: CustomDataType
  readonly componentVariable?: ReadonlyArray<ComponentVariableType>
  readonly requestId: number
  readonly monitoringCriteria?: ReadonlyArray<MonitoringCriterionEnumType>
}
const GetMonitoringReportRequest = once((): Schema.Codec<GetMonitoringReportRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  componentVariable: Schema.optionalKey(list(ComponentVariableType(), 1)),
  requestId: integer,
  monitoringCriteria: Schema.optionalKey(list(MonitoringCriterionEnumType(), 1, 3))
}))

export interface GetMonitoringReportResponse {
  readonly customData?: CustomDataType
  readonly status: GenericDeviceModelStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const GetMonitoringReportResponse = once((): Schema.Codec<GetMonitoringReportResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: GenericDeviceModelStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface GetReportRequest {
  readonly customData?: CustomDataType
  readonly componentVariable?: ReadonlyArray<ComponentVariableType>
  readonly requestId: number
  readonly componentCriteria?: ReadonlyArray<ComponentCriterionEnumType>
}
const GetReportRequest = once((): Schema.Codec<GetReportRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  componentVariable: Schema.optionalKey(list(ComponentVariableType(), 1)),
  requestId: integer,
  componentCriteria: Schema.optionalKey(list(ComponentCriterionEnumType(), 1, 4))
}))

export interface GetReportResponse {
  readonly customData?: CustomDataType
  readonly status: GenericDeviceModelStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const GetReportResponse = once((): Schema.Codec<GetReportResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: GenericDeviceModelStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface GetTransactionStatusRequest {
  readonly customData?: CustomDataType
  readonly transactionId?: string
}
const GetTransactionStatusRequest = once((): Schema.Codec<GetTransactionStatusRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  transactionId: Schema.optionalKey(text(36))
}))

export interface GetTransactionStatusResponse {
  readonly customData?: CustomDataType
  readonly ongoingIndicator?: boolean
  readonly messagesInQueue: boolean
}
const GetTransactionStatusResponse = once((): Schema.Codec<GetTransactionStatusResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  ongoingIndicator: Schema.optionalKey(Schema.Boolean),
  messagesInQueue: Schema.Boolean
}))

export interface GetVariablesRequest {
  readonly customData?: CustomDataType
  readonly getVariableData: ReadonlyArray<GetVariableDataType>
}
const GetVariablesRequest = once((): Schema.Codec<GetVariablesRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  getVariableData: list(GetVariableDataType(), 1)
}))

export interface GetVariablesResponse {
  readonly customData?: CustomDataType
  readonly getVariableResult: ReadonlyArray<GetVariableResultType>
}
const GetVariablesResponse = once((): Schema.Codec<GetVariablesResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  getVariableResult: list(GetVariableResultType(), 1)
}))

export interface HeartbeatRequest {
  readonly customData?: CustomDataType
}
const HeartbeatRequest = once((): Schema.Codec<HeartbeatRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface HeartbeatResponse {
  readonly customData?: CustomDataType
  readonly currentTime: string
}
const HeartbeatResponse = once((): Schema.Codec<HeartbeatResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  currentTime: dateTime
}))

export interface InstallCertificateRequest {
  readonly customData?: CustomDataType
  readonly certificateType: InstallCertificateUseEnumType
  readonly certificate: string
}
const InstallCertificateRequest = once((): Schema.Codec<InstallCertificateRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  certificateType: InstallCertificateUseEnumType(),
  certificate: text(5500)
}))

export interface InstallCertificateResponse {
  readonly customData?: CustomDataType
  readonly status: InstallCertificateStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const InstallCertificateResponse = once((): Schema.Codec<InstallCertificateResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: InstallCertificateStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface LogStatusNotificationRequest {
  readonly customData?: CustomDataType
  readonly status: UploadLogStatusEnumType
  readonly requestId?: number
}
const LogStatusNotificationRequest = once((): Schema.Codec<LogStatusNotificationRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: UploadLogStatusEnumType(),
  requestId: Schema.optionalKey(integer)
}))

export interface LogStatusNotificationResponse {
  readonly customData?: CustomDataType
}
const LogStatusNotificationResponse = once((): Schema.Codec<LogStatusNotificationResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface MeterValuesRequest {
  readonly customData?: CustomDataType
  readonly evseId: number
  readonly meterValue: ReadonlyArray<MeterValueType>
}
const MeterValuesRequest = once((): Schema.Codec<MeterValuesRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  evseId: integer,
  meterValue: list(MeterValueType(), 1)
}))

export interface MeterValuesResponse {
  readonly customData?: CustomDataType
}
const MeterValuesResponse = once((): Schema.Codec<MeterValuesResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyChargingLimitRequest {
  readonly customData?: CustomDataType
  readonly chargingSchedule?: ReadonlyArray<ChargingScheduleType>
  readonly evseId?: number
  readonly chargingLimit: ChargingLimitType
}
const NotifyChargingLimitRequest = once((): Schema.Codec<NotifyChargingLimitRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  chargingSchedule: Schema.optionalKey(list(ChargingScheduleType(), 1)),
  evseId: Schema.optionalKey(integer),
  chargingLimit: ChargingLimitType()
}))

export interface NotifyChargingLimitResponse {
  readonly customData?: CustomDataType
}
const NotifyChargingLimitResponse = once((): Schema.Codec<NotifyChargingLimitResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyCustomerInformationRequest {
  readonly customData?: CustomDataType
  readonly data: string
  readonly tbc?: boolean
  readonly seqNo: number
  readonly generatedAt: string
  readonly requestId: number
}
const NotifyCustomerInformationRequest = once((): Schema.Codec<NotifyCustomerInformationRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  data: text(512),
  tbc: Schema.optionalKey(Schema.Boolean),
  seqNo: integer,
  generatedAt: dateTime,
  requestId: integer
}))

export interface NotifyCustomerInformationResponse {
  readonly customData?: CustomDataType
}
const NotifyCustomerInformationResponse = once((): Schema.Codec<NotifyCustomerInformationResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyDisplayMessagesRequest {
  readonly customData?: CustomDataType
  readonly messageInfo?: ReadonlyArray<MessageInfoType>
  readonly requestId: number
  readonly tbc?: boolean
}
const NotifyDisplayMessagesRequest = once((): Schema.Codec<NotifyDisplayMessagesRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  messageInfo: Schema.optionalKey(list(MessageInfoType(), 1)),
  requestId: integer,
  tbc: Schema.optionalKey(Schema.Boolean)
}))

export interface NotifyDisplayMessagesResponse {
  readonly customData?: CustomDataType
}
const NotifyDisplayMessagesResponse = once((): Schema.Codec<NotifyDisplayMessagesResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyEVChargingNeedsRequest {
  readonly customData?: CustomDataType
  readonly maxScheduleTuples?: number
  readonly chargingNeeds: ChargingNeedsType
  readonly evseId: number
}
const NotifyEVChargingNeedsRequest = once((): Schema.Codec<NotifyEVChargingNeedsRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  maxScheduleTuples: Schema.optionalKey(integer),
  chargingNeeds: ChargingNeedsType(),
  evseId: integer
}))

export interface NotifyEVChargingNeedsResponse {
  readonly customData?: CustomDataType
  readonly status: NotifyEVChargingNeedsStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const NotifyEVChargingNeedsResponse = once((): Schema.Codec<NotifyEVChargingNeedsResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: NotifyEVChargingNeedsStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface NotifyEVChargingScheduleRequest {
  readonly customData?: CustomDataType
  readonly timeBase: string
  readonly chargingSchedule: ChargingScheduleType
  readonly evseId: number
}
const NotifyEVChargingScheduleRequest = once((): Schema.Codec<NotifyEVChargingScheduleRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  timeBase: dateTime,
  chargingSchedule: ChargingScheduleType(),
  evseId: integer
}))

export interface NotifyEVChargingScheduleResponse {
  readonly customData?: CustomDataType
  readonly status: GenericStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const NotifyEVChargingScheduleResponse = once((): Schema.Codec<NotifyEVChargingScheduleResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: GenericStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface NotifyEventRequest {
  readonly customData?: CustomDataType
  readonly generatedAt: string
  readonly tbc?: boolean
  readonly seqNo: number
  readonly eventData: ReadonlyArray<EventDataType>
}
const NotifyEventRequest = once((): Schema.Codec<NotifyEventRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  generatedAt: dateTime,
  tbc: Schema.optionalKey(Schema.Boolean),
  seqNo: integer,
  eventData: list(EventDataType(), 1)
}))

export interface NotifyEventResponse {
  readonly customData?: CustomDataType
}
const NotifyEventResponse = once((): Schema.Codec<NotifyEventResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyMonitoringReportRequest {
  readonly customData?: CustomDataType
  readonly monitor?: ReadonlyArray<MonitoringDataType>
  readonly requestId: number
  readonly tbc?: boolean
  readonly seqNo: number
  readonly generatedAt: string
}
const NotifyMonitoringReportRequest = once((): Schema.Codec<NotifyMonitoringReportRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  monitor: Schema.optionalKey(list(MonitoringDataType(), 1)),
  requestId: integer,
  tbc: Schema.optionalKey(Schema.Boolean),
  seqNo: integer,
  generatedAt: dateTime
}))

export interface NotifyMonitoringReportResponse {
  readonly customData?: CustomDataType
}
const NotifyMonitoringReportResponse = once((): Schema.Codec<NotifyMonitoringReportResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyReportRequest {
  readonly customData?: CustomDataType
  readonly requestId: number
  readonly generatedAt: string
  readonly reportData?: ReadonlyArray<ReportDataType>
  readonly tbc?: boolean
  readonly seqNo: number
}
const NotifyReportRequest = once((): Schema.Codec<NotifyReportRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  requestId: integer,
  generatedAt: dateTime,
  reportData: Schema.optionalKey(list(ReportDataType(), 1)),
  tbc: Schema.optionalKey(Schema.Boolean),
  seqNo: integer
}))

export interface NotifyReportResponse {
  readonly customData?: CustomDataType
}
const NotifyReportResponse = once((): Schema.Codec<NotifyReportResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface PublishFirmwareRequest {
  readonly customData?: CustomDataType
  readonly location: string
  readonly retries?: number
  readonly checksum: string
  readonly requestId: number
  readonly retryInterval?: number
}
const PublishFirmwareRequest = once((): Schema.Codec<PublishFirmwareRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  location: text(512),
  retries: Schema.optionalKey(integer),
  checksum: text(32),
  requestId: integer,
  retryInterval: Schema.optionalKey(integer)
}))

export interface PublishFirmwareResponse {
  readonly customData?: CustomDataType
  readonly status: GenericStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const PublishFirmwareResponse = once((): Schema.Codec<PublishFirmwareResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: GenericStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface PublishFirmwareStatusNotificationRequest {
  readonly customData?: CustomDataType
  readonly status: PublishFirmwareStatusEnumType
  readonly location?: ReadonlyArray<string>
  readonly requestId?: number
}
const PublishFirmwareStatusNotificationRequest = once((): Schema.Codec<PublishFirmwareStatusNotificationRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: PublishFirmwareStatusEnumType(),
  location: Schema.optionalKey(list(text(512), 1)),
  requestId: Schema.optionalKey(integer)
}))

export interface PublishFirmwareStatusNotificationResponse {
  readonly customData?: CustomDataType
}
const PublishFirmwareStatusNotificationResponse = once((): Schema.Codec<PublishFirmwareStatusNotificationResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ReportChargingProfilesRequest {
  readonly customData?: CustomDataType
  readonly requestId: number
  readonly chargingLimitSource: ChargingLimitSourceEnumType
  readonly chargingProfile: ReadonlyArray<ChargingProfileType>
  readonly tbc?: boolean
  readonly evseId: number
}
const ReportChargingProfilesRequest = once((): Schema.Codec<ReportChargingProfilesRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  requestId: integer,
  chargingLimitSource: ChargingLimitSourceEnumType(),
  chargingProfile: list(ChargingProfileType(), 1),
  tbc: Schema.optionalKey(Schema.Boolean),
  evseId: integer
}))

export interface ReportChargingProfilesResponse {
  readonly customData?: CustomDataType
}
const ReportChargingProfilesResponse = once((): Schema.Codec<ReportChargingProfilesResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface RequestStartTransactionRequest {
  readonly customData?: CustomDataType
  readonly evseId?: number
  readonly groupIdToken?: IdTokenType
  readonly idToken: IdTokenType
  readonly remoteStartId: number
  readonly chargingProfile?: ChargingProfileType
}
const RequestStartTransactionRequest = once((): Schema.Codec<RequestStartTransactionRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  evseId: Schema.optionalKey(integer),
  groupIdToken: Schema.optionalKey(IdTokenType()),
  idToken: IdTokenType(),
  remoteStartId: integer,
  chargingProfile: Schema.optionalKey(ChargingProfileType())
}))

export interface RequestStartTransactionResponse {
  readonly customData?: CustomDataType
  readonly status: RequestStartStopStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly transactionId?: string
}
const RequestStartTransactionResponse = once((): Schema.Codec<RequestStartTransactionResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: RequestStartStopStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  transactionId: Schema.optionalKey(text(36))
}))

export interface RequestStopTransactionRequest {
  readonly customData?: CustomDataType
  readonly transactionId: string
}
const RequestStopTransactionRequest = once((): Schema.Codec<RequestStopTransactionRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  transactionId: text(36)
}))

export interface RequestStopTransactionResponse {
  readonly customData?: CustomDataType
  readonly status: RequestStartStopStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const RequestStopTransactionResponse = once((): Schema.Codec<RequestStopTransactionResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: RequestStartStopStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface ReservationStatusUpdateRequest {
  readonly customData?: CustomDataType
  readonly reservationId: number
  readonly reservationUpdateStatus: ReservationUpdateStatusEnumType
}
const ReservationStatusUpdateRequest = once((): Schema.Codec<ReservationStatusUpdateRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  reservationId: integer,
  reservationUpdateStatus: ReservationUpdateStatusEnumType()
}))

export interface ReservationStatusUpdateResponse {
  readonly customData?: CustomDataType
}
const ReservationStatusUpdateResponse = once((): Schema.Codec<ReservationStatusUpdateResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ReserveNowRequest {
  readonly customData?: CustomDataType
  readonly id: number
  readonly expiryDateTime: string
  readonly connectorType?: ConnectorEnumType
  readonly idToken: IdTokenType
  readonly evseId?: number
  readonly groupIdToken?: IdTokenType
}
const ReserveNowRequest = once((): Schema.Codec<ReserveNowRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  id: integer,
  expiryDateTime: dateTime,
  connectorType: Schema.optionalKey(ConnectorEnumType()),
  idToken: IdTokenType(),
  evseId: Schema.optionalKey(integer),
  groupIdToken: Schema.optionalKey(IdTokenType())
}))

export interface ReserveNowResponse {
  readonly customData?: CustomDataType
  readonly status: ReserveNowStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const ReserveNowResponse = once((): Schema.Codec<ReserveNowResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: ReserveNowStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface ResetRequest {
  readonly customData?: CustomDataType
  readonly type: ResetEnumType
  readonly evseId?: number
}
const ResetRequest = once((): Schema.Codec<ResetRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  type: ResetEnumType(),
  evseId: Schema.optionalKey(integer)
}))

export interface ResetResponse {
  readonly customData?: CustomDataType
  readonly status: ResetStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const ResetResponse = once((): Schema.Codec<ResetResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: ResetStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface SecurityEventNotificationRequest {
  readonly customData?: CustomDataType
  readonly type: string
  readonly timestamp: string
  readonly techInfo?: string
}
const SecurityEventNotificationRequest = once((): Schema.Codec<SecurityEventNotificationRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  type: text(50),
  timestamp: dateTime,
  techInfo: Schema.optionalKey(text(255))
}))

export interface SecurityEventNotificationResponse {
  readonly customData?: CustomDataType
}
const SecurityEventNotificationResponse = once((): Schema.Codec<SecurityEventNotificationResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SendLocalListRequest {
  readonly customData?: CustomDataType
  readonly localAuthorizationList?: ReadonlyArray<AuthorizationData>
  readonly versionNumber: number
  readonly updateType: UpdateEnumType
}
const SendLocalListRequest = once((): Schema.Codec<SendLocalListRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  localAuthorizationList: Schema.optionalKey(list(AuthorizationData(), 1)),
  versionNumber: integer,
  updateType: UpdateEnumType()
}))

export interface SendLocalListResponse {
  readonly customData?: CustomDataType
  readonly status: SendLocalListStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const SendLocalListResponse = once((): Schema.Codec<SendLocalListResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: SendLocalListStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface SetChargingProfileRequest {
  readonly customData?: CustomDataType
  readonly evseId: number
  readonly chargingProfile: ChargingProfileType
}
const SetChargingProfileRequest = once((): Schema.Codec<SetChargingProfileRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  evseId: integer,
  chargingProfile: ChargingProfileType()
}))

export interface SetChargingProfileResponse {
  readonly customData?: CustomDataType
  readonly status: ChargingProfileStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const SetChargingProfileResponse = once((): Schema.Codec<SetChargingProfileResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: ChargingProfileStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface SetDisplayMessageRequest {
  readonly customData?: CustomDataType
  readonly message: MessageInfoType
}
const SetDisplayMessageRequest = once((): Schema.Codec<SetDisplayMessageRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  message: MessageInfoType()
}))

export interface SetDisplayMessageResponse {
  readonly customData?: CustomDataType
  readonly status: DisplayMessageStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const SetDisplayMessageResponse = once((): Schema.Codec<SetDisplayMessageResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: DisplayMessageStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface SetMonitoringBaseRequest {
  readonly customData?: CustomDataType
  readonly monitoringBase: MonitoringBaseEnumType
}
const SetMonitoringBaseRequest = once((): Schema.Codec<SetMonitoringBaseRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  monitoringBase: MonitoringBaseEnumType()
}))

export interface SetMonitoringBaseResponse {
  readonly customData?: CustomDataType
  readonly status: GenericDeviceModelStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const SetMonitoringBaseResponse = once((): Schema.Codec<SetMonitoringBaseResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: GenericDeviceModelStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface SetMonitoringLevelRequest {
  readonly customData?: CustomDataType
  readonly severity: number
}
const SetMonitoringLevelRequest = once((): Schema.Codec<SetMonitoringLevelRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  severity: integer
}))

export interface SetMonitoringLevelResponse {
  readonly customData?: CustomDataType
  readonly status: GenericStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const SetMonitoringLevelResponse = once((): Schema.Codec<SetMonitoringLevelResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: GenericStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface SetNetworkProfileRequest {
  readonly customData?: CustomDataType
  readonly configurationSlot: number
  readonly connectionData: NetworkConnectionProfileType
}
const SetNetworkProfileRequest = once((): Schema.Codec<SetNetworkProfileRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  configurationSlot: integer,
  connectionData: NetworkConnectionProfileType()
}))

export interface SetNetworkProfileResponse {
  readonly customData?: CustomDataType
  readonly status: SetNetworkProfileStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const SetNetworkProfileResponse = once((): Schema.Codec<SetNetworkProfileResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: SetNetworkProfileStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface SetVariableMonitoringRequest {
  readonly customData?: CustomDataType
  readonly setMonitoringData: ReadonlyArray<SetMonitoringDataType>
}
const SetVariableMonitoringRequest = once((): Schema.Codec<SetVariableMonitoringRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  setMonitoringData: list(SetMonitoringDataType(), 1)
}))

export interface SetVariableMonitoringResponse {
  readonly customData?: CustomDataType
  readonly setMonitoringResult: ReadonlyArray<SetMonitoringResultType>
}
const SetVariableMonitoringResponse = once((): Schema.Codec<SetVariableMonitoringResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  setMonitoringResult: list(SetMonitoringResultType(), 1)
}))

export interface SetVariablesRequest {
  readonly customData?: CustomDataType
  readonly setVariableData: ReadonlyArray<SetVariableDataType>
}
const SetVariablesRequest = once((): Schema.Codec<SetVariablesRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  setVariableData: list(SetVariableDataType(), 1)
}))

export interface SetVariablesResponse {
  readonly customData?: CustomDataType
  readonly setVariableResult: ReadonlyArray<SetVariableResultType>
}
const SetVariablesResponse = once((): Schema.Codec<SetVariablesResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  setVariableResult: list(SetVariableResultType(), 1)
}))

export interface SignCertificateRequest {
  readonly customData?: CustomDataType
  readonly csr: string
  readonly certificateType?: CertificateSigningUseEnumType
}
const SignCertificateRequest = once((): Schema.Codec<SignCertificateRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  csr: text(5500),
  certificateType: Schema.optionalKey(CertificateSigningUseEnumType())
}))

export interface SignCertificateResponse {
  readonly customData?: CustomDataType
  readonly status: GenericStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const SignCertificateResponse = once((): Schema.Codec<SignCertificateResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: GenericStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface StatusNotificationRequest {
  readonly customData?: CustomDataType
  readonly timestamp: string
  readonly connectorStatus: ConnectorStatusEnumType
  readonly evseId: number
  readonly connectorId: number
}
const StatusNotificationRequest = once((): Schema.Codec<StatusNotificationRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  timestamp: dateTime,
  connectorStatus: ConnectorStatusEnumType(),
  evseId: integer,
  connectorId: integer
}))

export interface StatusNotificationResponse {
  readonly customData?: CustomDataType
}
const StatusNotificationResponse = once((): Schema.Codec<StatusNotificationResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TransactionEventRequest {
  readonly customData?: CustomDataType
  readonly eventType: TransactionEventEnumType
  readonly meterValue?: ReadonlyArray<MeterValueType>
  readonly timestamp: string
  readonly triggerReason: TriggerReasonEnumType
  readonly seqNo: number
  readonly offline?: boolean
  readonly numberOfPhasesUsed?: number
  readonly cableMaxCurrent?: number
  readonly reservationId?: number
  readonly transactionInfo: TransactionType
  readonly evse?: EVSEType
  readonly idToken?: IdTokenType
}
const TransactionEventRequest = once((): Schema.Codec<TransactionEventRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  eventType: TransactionEventEnumType(),
  meterValue: Schema.optionalKey(list(MeterValueType(), 1)),
  timestamp: dateTime,
  triggerReason: TriggerReasonEnumType(),
  seqNo: integer,
  offline: Schema.optionalKey(Schema.Boolean),
  numberOfPhasesUsed: Schema.optionalKey(integer),
  cableMaxCurrent: Schema.optionalKey(integer),
  reservationId: Schema.optionalKey(integer),
  transactionInfo: TransactionType(),
  evse: Schema.optionalKey(EVSEType()),
  idToken: Schema.optionalKey(IdTokenType())
}))

export interface TransactionEventResponse {
  readonly customData?: CustomDataType
  readonly totalCost?: number
  readonly chargingPriority?: number
  readonly idTokenInfo?: IdTokenInfoType
  readonly updatedPersonalMessage?: MessageContentType
}
const TransactionEventResponse = once((): Schema.Codec<TransactionEventResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  totalCost: Schema.optionalKey(number),
  chargingPriority: Schema.optionalKey(integer),
  idTokenInfo: Schema.optionalKey(IdTokenInfoType()),
  updatedPersonalMessage: Schema.optionalKey(MessageContentType())
}))

export interface TriggerMessageRequest {
  readonly customData?: CustomDataType
  readonly evse?: EVSEType
  readonly requestedMessage: MessageTriggerEnumType
}
const TriggerMessageRequest = once((): Schema.Codec<TriggerMessageRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  evse: Schema.optionalKey(EVSEType()),
  requestedMessage: MessageTriggerEnumType()
}))

export interface TriggerMessageResponse {
  readonly customData?: CustomDataType
  readonly status: TriggerMessageStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const TriggerMessageResponse = once((): Schema.Codec<TriggerMessageResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: TriggerMessageStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface UnlockConnectorRequest {
  readonly customData?: CustomDataType
  readonly evseId: number
  readonly connectorId: number
}
const UnlockConnectorRequest = once((): Schema.Codec<UnlockConnectorRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  evseId: integer,
  connectorId: integer
}))

export interface UnlockConnectorResponse {
  readonly customData?: CustomDataType
  readonly status: UnlockStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const UnlockConnectorResponse = once((): Schema.Codec<UnlockConnectorResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: UnlockStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export interface UnpublishFirmwareRequest {
  readonly customData?: CustomDataType
  readonly checksum: string
}
const UnpublishFirmwareRequest = once((): Schema.Codec<UnpublishFirmwareRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  checksum: text(32)
}))

export interface UnpublishFirmwareResponse {
  readonly customData?: CustomDataType
  readonly status: UnpublishFirmwareStatusEnumType
}
const UnpublishFirmwareResponse = once((): Schema.Codec<UnpublishFirmwareResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: UnpublishFirmwareStatusEnumType()
}))

export interface UpdateFirmwareRequest {
  readonly customData?: CustomDataType
  readonly retries?: number
  readonly retryInterval?: number
  readonly requestId: number
  readonly firmware: FirmwareType
}
const UpdateFirmwareRequest = once((): Schema.Codec<UpdateFirmwareRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  retries: Schema.optionalKey(integer),
  retryInterval: Schema.optionalKey(integer),
  requestId: integer,
  firmware: FirmwareType()
}))

export interface UpdateFirmwareResponse {
  readonly customData?: CustomDataType
  readonly status: UpdateFirmwareStatusEnumType
  readonly statusInfo?: StatusInfoType
}
const UpdateFirmwareResponse = once((): Schema.Codec<UpdateFirmwareResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType()),
  status: UpdateFirmwareStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType())
}))

export const Authorize = spec("2.0.1", "Authorize", AuthorizeRequest, AuthorizeResponse)

export const BootNotification = spec("2.0.1", "BootNotification", BootNotificationRequest, BootNotificationResponse)

export const CancelReservation = spec("2.0.1", "CancelReservation", CancelReservationRequest, CancelReservationResponse)

export const CertificateSigned = spec("2.0.1", "CertificateSigned", CertificateSignedRequest, CertificateSignedResponse)

export const ChangeAvailability = spec("2.0.1", "ChangeAvailability", ChangeAvailabilityRequest, ChangeAvailabilityResponse)

export const ClearCache = spec("2.0.1", "ClearCache", ClearCacheRequest, ClearCacheResponse)

export const ClearChargingProfile = spec("2.0.1", "ClearChargingProfile", ClearChargingProfileRequest, ClearChargingProfileResponse)

export const ClearDisplayMessage = spec("2.0.1", "ClearDisplayMessage", ClearDisplayMessageRequest, ClearDisplayMessageResponse)

export const ClearVariableMonitoring = spec("2.0.1", "ClearVariableMonitoring", ClearVariableMonitoringRequest, ClearVariableMonitoringResponse)

export const ClearedChargingLimit = spec("2.0.1", "ClearedChargingLimit", ClearedChargingLimitRequest, ClearedChargingLimitResponse)

export const CostUpdated = spec("2.0.1", "CostUpdated", CostUpdatedRequest, CostUpdatedResponse)

export const CustomerInformation = spec("2.0.1", "CustomerInformation", CustomerInformationRequest, CustomerInformationResponse)

export const DataTransfer = spec("2.0.1", "DataTransfer", DataTransferRequest, DataTransferResponse)

export const DeleteCertificate = spec("2.0.1", "DeleteCertificate", DeleteCertificateRequest, DeleteCertificateResponse)

export const FirmwareStatusNotification = spec("2.0.1", "FirmwareStatusNotification", FirmwareStatusNotificationRequest, FirmwareStatusNotificationResponse)

export const Get15118EVCertificate = spec("2.0.1", "Get15118EVCertificate", Get15118EVCertificateRequest, Get15118EVCertificateResponse)

export const GetBaseReport = spec("2.0.1", "GetBaseReport", GetBaseReportRequest, GetBaseReportResponse)

export const GetCertificateStatus = spec("2.0.1", "GetCertificateStatus", GetCertificateStatusRequest, GetCertificateStatusResponse)

export const GetChargingProfiles = spec("2.0.1", "GetChargingProfiles", GetChargingProfilesRequest, GetChargingProfilesResponse)

export const GetCompositeSchedule = spec("2.0.1", "GetCompositeSchedule", GetCompositeScheduleRequest, GetCompositeScheduleResponse)

export const GetDisplayMessages = spec("2.0.1", "GetDisplayMessages", GetDisplayMessagesRequest, GetDisplayMessagesResponse)

export const GetInstalledCertificateIds = spec("2.0.1", "GetInstalledCertificateIds", GetInstalledCertificateIdsRequest, GetInstalledCertificateIdsResponse)

export const GetLocalListVersion = spec("2.0.1", "GetLocalListVersion", GetLocalListVersionRequest, GetLocalListVersionResponse)

export const GetLog = spec("2.0.1", "GetLog", GetLogRequest, GetLogResponse)

export const GetMonitoringReport = spec("2.0.1", "GetMonitoringReport", GetMonitoringReportRequest, GetMonitoringReportResponse)

export const GetReport = spec("2.0.1", "GetReport", GetReportRequest, GetReportResponse)

export const GetTransactionStatus = spec("2.0.1", "GetTransactionStatus", GetTransactionStatusRequest, GetTransactionStatusResponse)

export const GetVariables = spec("2.0.1", "GetVariables", GetVariablesRequest, GetVariablesResponse)

export const Heartbeat = spec("2.0.1", "Heartbeat", HeartbeatRequest, HeartbeatResponse)

export const InstallCertificate = spec("2.0.1", "InstallCertificate", InstallCertificateRequest, InstallCertificateResponse)

export const LogStatusNotification = spec("2.0.1", "LogStatusNotification", LogStatusNotificationRequest, LogStatusNotificationResponse)

export const MeterValues = spec("2.0.1", "MeterValues", MeterValuesRequest, MeterValuesResponse)

export const NotifyChargingLimit = spec("2.0.1", "NotifyChargingLimit", NotifyChargingLimitRequest, NotifyChargingLimitResponse)

export const NotifyCustomerInformation = spec("2.0.1", "NotifyCustomerInformation", NotifyCustomerInformationRequest, NotifyCustomerInformationResponse)

export const NotifyDisplayMessages = spec("2.0.1", "NotifyDisplayMessages", NotifyDisplayMessagesRequest, NotifyDisplayMessagesResponse)

export const NotifyEVChargingNeeds = spec("2.0.1", "NotifyEVChargingNeeds", NotifyEVChargingNeedsRequest, NotifyEVChargingNeedsResponse)

export const NotifyEVChargingSchedule = spec("2.0.1", "NotifyEVChargingSchedule", NotifyEVChargingScheduleRequest, NotifyEVChargingScheduleResponse)

export const NotifyEvent = spec("2.0.1", "NotifyEvent", NotifyEventRequest, NotifyEventResponse)

export const NotifyMonitoringReport = spec("2.0.1", "NotifyMonitoringReport", NotifyMonitoringReportRequest, NotifyMonitoringReportResponse)

export const NotifyReport = spec("2.0.1", "NotifyReport", NotifyReportRequest, NotifyReportResponse)

export const PublishFirmware = spec("2.0.1", "PublishFirmware", PublishFirmwareRequest, PublishFirmwareResponse)

export const PublishFirmwareStatusNotification = spec("2.0.1", "PublishFirmwareStatusNotification", PublishFirmwareStatusNotificationRequest, PublishFirmwareStatusNotificationResponse)

export const ReportChargingProfiles = spec("2.0.1", "ReportChargingProfiles", ReportChargingProfilesRequest, ReportChargingProfilesResponse)

export const RequestStartTransaction = spec("2.0.1", "RequestStartTransaction", RequestStartTransactionRequest, RequestStartTransactionResponse)

export const RequestStopTransaction = spec("2.0.1", "RequestStopTransaction", RequestStopTransactionRequest, RequestStopTransactionResponse)

export const ReservationStatusUpdate = spec("2.0.1", "ReservationStatusUpdate", ReservationStatusUpdateRequest, ReservationStatusUpdateResponse)

export const ReserveNow = spec("2.0.1", "ReserveNow", ReserveNowRequest, ReserveNowResponse)

export const Reset = spec("2.0.1", "Reset", ResetRequest, ResetResponse)

export const SecurityEventNotification = spec("2.0.1", "SecurityEventNotification", SecurityEventNotificationRequest, SecurityEventNotificationResponse)

export const SendLocalList = spec("2.0.1", "SendLocalList", SendLocalListRequest, SendLocalListResponse)

export const SetChargingProfile = spec("2.0.1", "SetChargingProfile", SetChargingProfileRequest, SetChargingProfileResponse)

export const SetDisplayMessage = spec("2.0.1", "SetDisplayMessage", SetDisplayMessageRequest, SetDisplayMessageResponse)

export const SetMonitoringBase = spec("2.0.1", "SetMonitoringBase", SetMonitoringBaseRequest, SetMonitoringBaseResponse)

export const SetMonitoringLevel = spec("2.0.1", "SetMonitoringLevel", SetMonitoringLevelRequest, SetMonitoringLevelResponse)

export const SetNetworkProfile = spec("2.0.1", "SetNetworkProfile", SetNetworkProfileRequest, SetNetworkProfileResponse)

export const SetVariableMonitoring = spec("2.0.1", "SetVariableMonitoring", SetVariableMonitoringRequest, SetVariableMonitoringResponse)

export const SetVariables = spec("2.0.1", "SetVariables", SetVariablesRequest, SetVariablesResponse)

export const SignCertificate = spec("2.0.1", "SignCertificate", SignCertificateRequest, SignCertificateResponse)

export const StatusNotification = spec("2.0.1", "StatusNotification", StatusNotificationRequest, StatusNotificationResponse)

export const TransactionEvent = spec("2.0.1", "TransactionEvent", TransactionEventRequest, TransactionEventResponse)

export const TriggerMessage = spec("2.0.1", "TriggerMessage", TriggerMessageRequest, TriggerMessageResponse)

export const UnlockConnector = spec("2.0.1", "UnlockConnector", UnlockConnectorRequest, UnlockConnectorResponse)

export const UnpublishFirmware = spec("2.0.1", "UnpublishFirmware", UnpublishFirmwareRequest, UnpublishFirmwareResponse)

export const UpdateFirmware = spec("2.0.1", "UpdateFirmware", UpdateFirmwareRequest, UpdateFirmwareResponse)

/** Every action of OCPP 2.0.1 by name. */
export const actions = {
  Authorize,
  BootNotification,
  CancelReservation,
  CertificateSigned,
  ChangeAvailability,
  ClearCache,
  ClearChargingProfile,
  ClearDisplayMessage,
  ClearVariableMonitoring,
  ClearedChargingLimit,
  CostUpdated,
  CustomerInformation,
  DataTransfer,
  DeleteCertificate,
  FirmwareStatusNotification,
  Get15118EVCertificate,
  GetBaseReport,
  GetCertificateStatus,
  GetChargingProfiles,
  GetCompositeSchedule,
  GetDisplayMessages,
  GetInstalledCertificateIds,
  GetLocalListVersion,
  GetLog,
  GetMonitoringReport,
  GetReport,
  GetTransactionStatus,
  GetVariables,
  Heartbeat,
  InstallCertificate,
  LogStatusNotification,
  MeterValues,
  NotifyChargingLimit,
  NotifyCustomerInformation,
  NotifyDisplayMessages,
  NotifyEVChargingNeeds,
  NotifyEVChargingSchedule,
  NotifyEvent,
  NotifyMonitoringReport,
  NotifyReport,
  PublishFirmware,
  PublishFirmwareStatusNotification,
  ReportChargingProfiles,
  RequestStartTransaction,
  RequestStopTransaction,
  ReservationStatusUpdate,
  ReserveNow,
  Reset,
  SecurityEventNotification,
  SendLocalList,
  SetChargingProfile,
  SetDisplayMessage,
  SetMonitoringBase,
  SetMonitoringLevel,
  SetNetworkProfile,
  SetVariableMonitoring,
  SetVariables,
  SignCertificate,
  StatusNotification,
  TransactionEvent,
  TriggerMessage,
  UnlockConnector,
  UnpublishFirmware,
  UpdateFirmware
} as const
