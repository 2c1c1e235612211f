/** The payloads of OCPP 2.1, as its official JSON schemas have them. Written by generate.ts; never edited. */
import { Schema } from "effect"
import { between, dateTime, empty, integer, list, number, text } from "./Scalars.ts"
import { once, sendSpec, spec } from "./Spec.ts"

export interface ACChargingParametersType {
  readonly energyAmount: number
  readonly evMinCurrent: number
  readonly evMaxCurrent: number
  readonly evMaxVoltage: number
  readonly customData?: CustomDataType
}
const ACChargingParametersType = once((): Schema.Codec<ACChargingParametersType> => Schema.Struct({
  energyAmount: number,
  evMinCurrent: number,
  evMaxCurrent: number,
  evMaxVoltage: number,
  customData: Schema.optionalKey(CustomDataType())
}))

export type APNAuthenticationEnumType = "PAP" | "CHAP" | "NONE" | "AUTO"
const APNAuthenticationEnumType = once((): Schema.Codec<APNAuthenticationEnumType> => Schema.Literals(["PAP", "CHAP", "NONE", "AUTO"]))

export interface APNType {
  readonly apn: string
  readonly apnUserName?: string
  readonly apnPassword?: string
  readonly simPin?: number
  readonly preferredNetwork?: string
  readonly useOnlyPreferredNetwork?: boolean
  readonly apnAuthentication: APNAuthenticationEnumType
  readonly customData?: CustomDataType
}
const APNType = once((): Schema.Codec<APNType> => Schema.Struct({
  apn: text(2000),
  apnUserName: Schema.optionalKey(text(50)),
  apnPassword: Schema.optionalKey(text(64)),
  simPin: Schema.optionalKey(integer),
  preferredNetwork: Schema.optionalKey(text(6)),
  useOnlyPreferredNetwork: Schema.optionalKey(Schema.Boolean),
  apnAuthentication: APNAuthenticationEnumType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface AbsolutePriceScheduleType {
  readonly timeAnchor: string
  readonly priceScheduleID: number
  readonly priceScheduleDescription?: string
  readonly currency: string
  readonly language: string
  readonly priceAlgorithm: string
  readonly minimumCost?: RationalNumberType
  readonly maximumCost?: RationalNumberType
  readonly priceRuleStacks: ReadonlyArray<PriceRuleStackType>
  readonly taxRules?: ReadonlyArray<TaxRuleType>
  readonly overstayRuleList?: OverstayRuleListType
  readonly additionalSelectedServices?: ReadonlyArray<AdditionalSelectedServicesType>
  readonly customData?: CustomDataType
}
const AbsolutePriceScheduleType = once((): Schema.Codec<AbsolutePriceScheduleType> => Schema.Struct({
  timeAnchor: dateTime,
  priceScheduleID: between(integer, 0, Infinity),
  priceScheduleDescription: Schema.optionalKey(text(160)),
  currency: text(3),
  language: text(8),
  priceAlgorithm: text(2000),
  minimumCost: Schema.optionalKey(RationalNumberType()),
  maximumCost: Schema.optionalKey(RationalNumberType()),
  priceRuleStacks: list(PriceRuleStackType(), 1, 1024),
  taxRules: Schema.optionalKey(list(TaxRuleType(), 1, 10)),
  overstayRuleList: Schema.optionalKey(OverstayRuleListType()),
  additionalSelectedServices: Schema.optionalKey(list(AdditionalSelectedServicesType(), 1, 5)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface AdditionalInfoType {
  readonly additionalIdToken: string
  readonly type: string
  readonly customData?: CustomDataType
}
const AdditionalInfoType = once((): Schema.Codec<AdditionalInfoType> => Schema.Struct({
  additionalIdToken: text(255),
  type: text(50),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface AdditionalSelectedServicesType {
  readonly serviceFee: RationalNumberType
  readonly serviceName: string
  readonly customData?: CustomDataType
}
const AdditionalSelectedServicesType = once((): Schema.Codec<AdditionalSelectedServicesType> => Schema.Struct({
  serviceFee: RationalNumberType(),
  serviceName: text(80),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface AddressType {
  readonly name: string
  readonly address1: string
  readonly address2?: string
  readonly city: string
  readonly postalCode?: string
  readonly country: string
  readonly customData?: CustomDataType
}
const AddressType = once((): Schema.Codec<AddressType> => Schema.Struct({
  name: text(50),
  address1: text(100),
  address2: Schema.optionalKey(text(100)),
  city: text(100),
  postalCode: Schema.optionalKey(text(20)),
  country: text(50),
  customData: Schema.optionalKey(CustomDataType())
}))

export type AttributeEnumType = "Actual" | "Target" | "MinSet" | "MaxSet"
const AttributeEnumType = once((): Schema.Codec<AttributeEnumType> => Schema.Literals(["Actual", "Target", "MinSet", "MaxSet"]))

export interface AuthorizationData {
  readonly idToken: IdTokenType
  readonly idTokenInfo?: IdTokenInfoType
  readonly customData?: CustomDataType
}
const AuthorizationData = once((): Schema.Codec<AuthorizationData> => Schema.Struct({
  idToken: IdTokenType(),
  idTokenInfo: Schema.optionalKey(IdTokenInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export type AuthorizationStatusEnumType = "Accepted" | "Blocked" | "ConcurrentTx" | "Expired" | "Invalid" | "NoCredit" | "NotAllowedTypeEVSE" | "NotAtThisLocation" | "NotAtThisTime" | "Unknown"
const AuthorizationStatusEnumType = once((): Schema.Codec<AuthorizationStatusEnumType> => Schema.Literals(["Accepted", "Blocked", "ConcurrentTx", "Expired", "Invalid", "NoCredit", "NotAllowedTypeEVSE", "NotAtThisLocation", "NotAtThisTime", "Unknown"]))

export type AuthorizeCertificateStatusEnumType = "Accepted" | "SignatureError" | "CertificateExpired" | "CertificateRevoked" | "NoCertificateAvailable" | "CertChainError" | "ContractCancelled"
const AuthorizeCertificateStatusEnumType = once((): Schema.Codec<AuthorizeCertificateStatusEnumType> => Schema.Literals(["Accepted", "SignatureError", "CertificateExpired", "CertificateRevoked", "NoCertificateAvailable", "CertChainError", "ContractCancelled"]))

export interface BatteryDataType {
  readonly evseId: number
  readonly serialNumber: string
  readonly soC: number
  readonly soH: number
  readonly productionDate?: string
  readonly vendorInfo?: string
  readonly customData?: CustomDataType
}
const BatteryDataType = once((): Schema.Codec<BatteryDataType> => Schema.Struct({
  evseId: between(integer, 0, Infinity),
  serialNumber: text(50),
  soC: between(number, 0, 100),
  soH: between(number, 0, 100),
  productionDate: Schema.optionalKey(dateTime),
  vendorInfo: Schema.optionalKey(text(500)),
  customData: Schema.optionalKey(CustomDataType())
}))

export type BatterySwapEventEnumType = "BatteryIn" | "BatteryOut" | "BatteryOutTimeout"
const BatterySwapEventEnumType = once((): Schema.Codec<BatterySwapEventEnumType> => Schema.Literals(["BatteryIn", "BatteryOut", "BatteryOutTimeout"]))

export type BootReasonEnumType = "ApplicationReset" | "FirmwareUpdate" | "LocalReset" | "PowerUp" | "RemoteReset" | "ScheduledReset" | "Triggered" | "Unknown" | "Watchdog"
const BootReasonEnumType = once((): Schema.Codec<BootReasonEnumType> => Schema.Literals(["ApplicationReset", "FirmwareUpdate", "LocalReset", "PowerUp", "RemoteReset", "ScheduledReset", "Triggered", "Unknown", "Watchdog"]))

export type CancelReservationStatusEnumType = "Accepted" | "Rejected"
const CancelReservationStatusEnumType = once((): Schema.Codec<CancelReservationStatusEnumType> => Schema.Literals(["Accepted", "Rejected"]))

export type CertificateActionEnumType = "Install" | "Update"
const CertificateActionEnumType = once((): Schema.Codec<CertificateActionEnumType> => Schema.Literals(["Install", "Update"]))

export interface CertificateHashDataChainType {
  readonly certificateHashData: CertificateHashDataType
  readonly certificateType: GetCertificateIdUseEnumType
  readonly childCertificateHashData?: ReadonlyArray<CertificateHashDataType>
  readonly customData?: CustomDataType
}
const CertificateHashDataChainType = once((): Schema.Codec<CertificateHashDataChainType> => Schema.Struct({
  certificateHashData: CertificateHashDataType(),
  certificateType: GetCertificateIdUseEnumType(),
  childCertificateHashData: Schema.optionalKey(list(CertificateHashDataType(), 1, 4)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface CertificateHashDataType {
  readonly hashAlgorithm: HashAlgorithmEnumType
  readonly issuerNameHash: string
  readonly issuerKeyHash: string
  readonly serialNumber: string
  readonly customData?: CustomDataType
}
const CertificateHashDataType = once((): Schema.Codec<CertificateHashDataType> => Schema.Struct({
  hashAlgorithm: HashAlgorithmEnumType(),
  issuerNameHash: text(128),
  issuerKeyHash: text(128),
  serialNumber: text(40),
  customData: Schema.optionalKey(CustomDataType())
}))

export type CertificateSignedStatusEnumType = "Accepted" | "Rejected"
const CertificateSignedStatusEnumType = once((): Schema.Codec<CertificateSignedStatusEnumType> => Schema.Literals(["Accepted", "Rejected"]))

export type CertificateSigningUseEnumType = "ChargingStationCertificate" | "V2GCertificate" | "V2G20Certificate"
const CertificateSigningUseEnumType = once((): Schema.Codec<CertificateSigningUseEnumType> => Schema.Literals(["ChargingStationCertificate", "V2GCertificate", "V2G20Certificate"]))

export type CertificateStatusEnumType = "Good" | "Revoked" | "Unknown" | "Failed"
const CertificateStatusEnumType = once((): Schema.Codec<CertificateStatusEnumType> => Schema.Literals(["Good", "Revoked", "Unknown", "Failed"]))

export interface CertificateStatusRequestInfoType {
  readonly certificateHashData: CertificateHashDataType
  readonly source: CertificateStatusSourceEnumType
  readonly urls: ReadonlyArray<string>
  readonly customData?: CustomDataType
}
const CertificateStatusRequestInfoType = once((): Schema.Codec<CertificateStatusRequestInfoType> => Schema.Struct({
  certificateHashData: CertificateHashDataType(),
  source: CertificateStatusSourceEnumType(),
  urls: list(text(2000), 1, 5),
  customData: Schema.optionalKey(CustomDataType())
}))

export type CertificateStatusSourceEnumType = "CRL" | "OCSP"
const CertificateStatusSourceEnumType = once((): Schema.Codec<CertificateStatusSourceEnumType> => Schema.Literals(["CRL", "OCSP"]))

export interface CertificateStatusType {
  readonly certificateHashData: CertificateHashDataType
  readonly source: CertificateStatusSourceEnumType
  readonly status: CertificateStatusEnumType
  readonly nextUpdate: string
  readonly customData?: CustomDataType
}
const CertificateStatusType = once((): Schema.Codec<CertificateStatusType> => Schema.Struct({
  certificateHashData: CertificateHashDataType(),
  source: CertificateStatusSourceEnumType(),
  status: CertificateStatusEnumType(),
  nextUpdate: dateTime,
  customData: Schema.optionalKey(CustomDataType())
}))

export type ChangeAvailabilityStatusEnumType = "Accepted" | "Rejected" | "Scheduled"
const ChangeAvailabilityStatusEnumType = once((): Schema.Codec<ChangeAvailabilityStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "Scheduled"]))

export interface ChargingLimitType {
  readonly chargingLimitSource: string
  readonly isLocalGeneration?: boolean
  readonly isGridCritical?: boolean
  readonly customData?: CustomDataType
}
const ChargingLimitType = once((): Schema.Codec<ChargingLimitType> => Schema.Struct({
  chargingLimitSource: text(20),
  isLocalGeneration: Schema.optionalKey(Schema.Boolean),
  isGridCritical: Schema.optionalKey(Schema.Boolean),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ChargingNeedsType {
  readonly acChargingParameters?: ACChargingParametersType
  readonly derChargingParameters?: DERChargingParametersType
  readonly evEnergyOffer?: EVEnergyOfferType
  readonly requestedEnergyTransfer: EnergyTransferModeEnumType
  readonly dcChargingParameters?: DCChargingParametersType
  readonly v2xChargingParameters?: V2XChargingParametersType
  readonly availableEnergyTransfer?: ReadonlyArray<EnergyTransferModeEnumType>
  readonly controlMode?: ControlModeEnumType
  readonly mobilityNeedsMode?: MobilityNeedsModeEnumType
  readonly departureTime?: string
  readonly customData?: CustomDataType
}
const ChargingNeedsType = once((): Schema.Codec<ChargingNeedsType> => Schema.Struct({
  acChargingParameters: Schema.optionalKey(ACChargingParametersType()),
  derChargingParameters: Schema.optionalKey(DERChargingParametersType()),
  evEnergyOffer: Schema.optionalKey(EVEnergyOfferType()),
  requestedEnergyTransfer: EnergyTransferModeEnumType(),
  dcChargingParameters: Schema.optionalKey(DCChargingParametersType()),
  v2xChargingParameters: Schema.optionalKey(V2XChargingParametersType()),
  availableEnergyTransfer: Schema.optionalKey(list(EnergyTransferModeEnumType(), 1)),
  controlMode: Schema.optionalKey(ControlModeEnumType()),
  mobilityNeedsMode: Schema.optionalKey(MobilityNeedsModeEnumType()),
  departureTime: Schema.optionalKey(dateTime),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ChargingPeriodType {
  readonly dimensions?: ReadonlyArray<CostDimensionType>
  readonly tariffId?: string
  readonly startPeriod: string
  readonly customData?: CustomDataType
}
const ChargingPeriodType = once((): Schema.Codec<ChargingPeriodType> => Schema.Struct({
  dimensions: Schema.optionalKey(list(CostDimensionType(), 1)),
  tariffId: Schema.optionalKey(text(60)),
  startPeriod: dateTime,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ChargingProfileCriterionType {
  readonly chargingProfilePurpose?: ChargingProfilePurposeEnumType
  readonly stackLevel?: number
  readonly chargingProfileId?: ReadonlyArray<number>
  readonly chargingLimitSource?: ReadonlyArray<string>
  readonly customData?: CustomDataType
}
const ChargingProfileCriterionType = once((): Schema.Codec<ChargingProfileCriterionType> => Schema.Struct({
  chargingProfilePurpose: Schema.optionalKey(ChargingProfilePurposeEnumType()),
  stackLevel: Schema.optionalKey(between(integer, 0, Infinity)),
  chargingProfileId: Schema.optionalKey(list(integer, 1)),
  chargingLimitSource: Schema.optionalKey(list(text(20), 1, 4)),
  customData: Schema.optionalKey(CustomDataType())
}))

export type ChargingProfileKindEnumType = "Absolute" | "Recurring" | "Relative" | "Dynamic"
const ChargingProfileKindEnumType = once((): Schema.Codec<ChargingProfileKindEnumType> => Schema.Literals(["Absolute", "Recurring", "Relative", "Dynamic"]))

export type ChargingProfilePurposeEnumType = "ChargingStationExternalConstraints" | "ChargingStationMaxProfile" | "TxDefaultProfile" | "TxProfile" | "PriorityCharging" | "LocalGeneration"
const ChargingProfilePurposeEnumType = once((): Schema.Codec<ChargingProfilePurposeEnumType> => Schema.Literals(["ChargingStationExternalConstraints", "ChargingStationMaxProfile", "TxDefaultProfile", "TxProfile", "PriorityCharging", "LocalGeneration"]))

export type ChargingProfileStatusEnumType = "Accepted" | "Rejected"
const ChargingProfileStatusEnumType = once((): Schema.Codec<ChargingProfileStatusEnumType> => Schema.Literals(["Accepted", "Rejected"]))

export interface ChargingProfileType {
  readonly id: number
  readonly stackLevel: number
  readonly chargingProfilePurpose: ChargingProfilePurposeEnumType
  readonly chargingProfileKind: ChargingProfileKindEnumType
  readonly recurrencyKind?: RecurrencyKindEnumType
  readonly validFrom?: string
  readonly validTo?: string
  readonly transactionId?: string
  readonly maxOfflineDuration?: number
  readonly chargingSchedule: ReadonlyArray<ChargingScheduleType>
  readonly invalidAfterOfflineDuration?: boolean
  readonly dynUpdateInterval?: number
  readonly dynUpdateTime?: string
  readonly priceScheduleSignature?: string
  readonly customData?: CustomDataType
}
const ChargingProfileType = once((): Schema.Codec<ChargingProfileType> => Schema.Struct({
  id: integer,
  stackLevel: between(integer, 0, Infinity),
  chargingProfilePurpose: ChargingProfilePurposeEnumType(),
  chargingProfileKind: ChargingProfileKindEnumType(),
  recurrencyKind: Schema.optionalKey(RecurrencyKindEnumType()),
  validFrom: Schema.optionalKey(dateTime),
  validTo: Schema.optionalKey(dateTime),
  transactionId: Schema.optionalKey(text(36)),
  maxOfflineDuration: Schema.optionalKey(integer),
  chargingSchedule: list(ChargingScheduleType(), 1, 3),
  invalidAfterOfflineDuration: Schema.optionalKey(Schema.Boolean),
  dynUpdateInterval: Schema.optionalKey(integer),
  dynUpdateTime: Schema.optionalKey(dateTime),
  priceScheduleSignature: Schema.optionalKey(text(256)),
  customData: Schema.optionalKey(CustomDataType())
}))

export type ChargingRateUnitEnumType = "W" | "A"
const ChargingRateUnitEnumType = once((): Schema.Codec<ChargingRateUnitEnumType> => Schema.Literals(["W", "A"]))

export interface ChargingSchedulePeriodType {
  readonly startPeriod: number
  readonly limit?: number
  readonly limit_L2?: number
  readonly limit_L3?: number
  readonly numberPhases?: number
  readonly phaseToUse?: number
  readonly dischargeLimit?: number
  readonly dischargeLimit_L2?: number
  readonly dischargeLimit_L3?: number
  readonly setpoint?: number
  readonly setpoint_L2?: number
  readonly setpoint_L3?: number
  readonly setpointReactive?: number
  readonly setpointReactive_L2?: number
  readonly setpointReactive_L3?: number
  readonly preconditioningRequest?: boolean
  readonly evseSleep?: boolean
  readonly v2xBaseline?: number
  readonly operationMode?: OperationModeEnumType
  readonly v2xFreqWattCurve?: ReadonlyArray<V2XFreqWattPointType>
  readonly v2xSignalWattCurve?: ReadonlyArray<V2XSignalWattPointType>
  readonly customData?: CustomDataType
}
const ChargingSchedulePeriodType = once((): Schema.Codec<ChargingSchedulePeriodType> => Schema.Struct({
  startPeriod: integer,
  limit: Schema.optionalKey(number),
  limit_L2: Schema.optionalKey(number),
  limit_L3: Schema.optionalKey(number),
  numberPhases: Schema.optionalKey(between(integer, 0, 3)),
  phaseToUse: Schema.optionalKey(between(integer, 0, 3)),
  dischargeLimit: Schema.optionalKey(between(number, -Infinity, 0)),
  dischargeLimit_L2: Schema.optionalKey(between(number, -Infinity, 0)),
  dischargeLimit_L3: Schema.optionalKey(between(number, -Infinity, 0)),
  setpoint: Schema.optionalKey(number),
  setpoint_L2: Schema.optionalKey(number),
  setpoint_L3: Schema.optionalKey(number),
  setpointReactive: Schema.optionalKey(number),
  setpointReactive_L2: Schema.optionalKey(number),
  setpointReactive_L3: Schema.optionalKey(number),
  preconditioningRequest: Schema.optionalKey(Schema.Boolean),
  evseSleep: Schema.optionalKey(Schema.Boolean),
  v2xBaseline: Schema.optionalKey(number),
  operationMode: Schema.optionalKey(OperationModeEnumType()),
  v2xFreqWattCurve: Schema.optionalKey(list(V2XFreqWattPointType(), 1, 20)),
  v2xSignalWattCurve: Schema.optionalKey(list(V2XSignalWattPointType(), 1, 20)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ChargingScheduleType {
  readonly id: number
  readonly limitAtSoC?: LimitAtSoCType
  readonly startSchedule?: string
  readonly duration?: number
  readonly chargingRateUnit: ChargingRateUnitEnumType
  readonly minChargingRate?: number
  readonly powerTolerance?: number
  readonly signatureId?: number
  readonly digestValue?: string
  readonly useLocalTime?: boolean
  readonly chargingSchedulePeriod: ReadonlyArray<ChargingSchedulePeriodType>
  readonly randomizedDelay?: number
  readonly salesTariff?: SalesTariffType
  readonly absolutePriceSchedule?: AbsolutePriceScheduleType
  readonly priceLevelSchedule?: PriceLevelScheduleType
  readonly customData?: CustomDataType
}
const ChargingScheduleType = once((): Schema.Codec<ChargingScheduleType> => Schema.Struct({
  id: integer,
  limitAtSoC: Schema.optionalKey(LimitAtSoCType()),
  startSchedule: Schema.optionalKey(dateTime),
  duration: Schema.optionalKey(integer),
  chargingRateUnit: ChargingRateUnitEnumType(),
  minChargingRate: Schema.optionalKey(number),
  powerTolerance: Schema.optionalKey(number),
  signatureId: Schema.optionalKey(between(integer, 0, Infinity)),
  digestValue: Schema.optionalKey(text(88)),
  useLocalTime: Schema.optionalKey(Schema.Boolean),
  chargingSchedulePeriod: list(ChargingSchedulePeriodType(), 1, 1024),
  randomizedDelay: Schema.optionalKey(between(integer, 0, Infinity)),
  salesTariff: Schema.optionalKey(SalesTariffType()),
  absolutePriceSchedule: Schema.optionalKey(AbsolutePriceScheduleType()),
  priceLevelSchedule: Schema.optionalKey(PriceLevelScheduleType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ChargingScheduleUpdateType {
  readonly limit?: number
  readonly limit_L2?: number
  readonly limit_L3?: number
  readonly dischargeLimit?: number
  readonly dischargeLimit_L2?: number
  readonly dischargeLimit_L3?: number
  readonly setpoint?: number
  readonly setpoint_L2?: number
  readonly setpoint_L3?: number
  readonly setpointReactive?: number
  readonly setpointReactive_L2?: number
  readonly setpointReactive_L3?: number
  readonly customData?: CustomDataType
}
const ChargingScheduleUpdateType = once((): Schema.Codec<ChargingScheduleUpdateType> => Schema.Struct({
  limit: Schema.optionalKey(number),
  limit_L2: Schema.optionalKey(number),
  limit_L3: Schema.optionalKey(number),
  dischargeLimit: Schema.optionalKey(between(number, -Infinity, 0)),
  dischargeLimit_L2: Schema.optionalKey(between(number, -Infinity, 0)),
  dischargeLimit_L3: Schema.optionalKey(between(number, -Infinity, 0)),
  setpoint: Schema.optionalKey(number),
  setpoint_L2: Schema.optionalKey(number),
  setpoint_L3: Schema.optionalKey(number),
  setpointReactive: Schema.optionalKey(number),
  setpointReactive_L2: Schema.optionalKey(number),
  setpointReactive_L3: Schema.optionalKey(number),
  customData: Schema.optionalKey(CustomDataType())
}))

export type ChargingStateEnumType = "EVConnected" | "Charging" | "SuspendedEV" | "SuspendedEVSE" | "Idle"
const ChargingStateEnumType = once((): Schema.Codec<ChargingStateEnumType> => Schema.Literals(["EVConnected", "Charging", "SuspendedEV", "SuspendedEVSE", "Idle"]))

export interface ChargingStationType {
  readonly serialNumber?: string
  readonly model: string
  readonly modem?: ModemType
  readonly vendorName: string
  readonly firmwareVersion?: string
  readonly customData?: CustomDataType
}
const ChargingStationType = once((): Schema.Codec<ChargingStationType> => Schema.Struct({
  serialNumber: Schema.optionalKey(text(25)),
  model: text(20),
  modem: Schema.optionalKey(ModemType()),
  vendorName: text(50),
  firmwareVersion: Schema.optionalKey(text(50)),
  customData: Schema.optionalKey(CustomDataType())
}))

export type ClearCacheStatusEnumType = "Accepted" | "Rejected"
const ClearCacheStatusEnumType = once((): Schema.Codec<ClearCacheStatusEnumType> => Schema.Literals(["Accepted", "Rejected"]))

export type ClearChargingProfileStatusEnumType = "Accepted" | "Unknown"
const ClearChargingProfileStatusEnumType = once((): Schema.Codec<ClearChargingProfileStatusEnumType> => Schema.Literals(["Accepted", "Unknown"]))

export interface ClearChargingProfileType {
  readonly evseId?: number
  readonly chargingProfilePurpose?: ChargingProfilePurposeEnumType
  readonly stackLevel?: number
  readonly customData?: CustomDataType
}
const ClearChargingProfileType = once((): Schema.Codec<ClearChargingProfileType> => Schema.Struct({
  evseId: Schema.optionalKey(between(integer, 0, Infinity)),
  chargingProfilePurpose: Schema.optionalKey(ChargingProfilePurposeEnumType()),
  stackLevel: Schema.optionalKey(between(integer, 0, Infinity)),
  customData: Schema.optionalKey(CustomDataType())
}))

export type ClearMessageStatusEnumType = "Accepted" | "Unknown" | "Rejected"
const ClearMessageStatusEnumType = once((): Schema.Codec<ClearMessageStatusEnumType> => Schema.Literals(["Accepted", "Unknown", "Rejected"]))

export interface ClearMonitoringResultType {
  readonly status: ClearMonitoringStatusEnumType
  readonly id: number
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const ClearMonitoringResultType = once((): Schema.Codec<ClearMonitoringResultType> => Schema.Struct({
  status: ClearMonitoringStatusEnumType(),
  id: between(integer, 0, Infinity),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export type ClearMonitoringStatusEnumType = "Accepted" | "Rejected" | "NotFound"
const ClearMonitoringStatusEnumType = once((): Schema.Codec<ClearMonitoringStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "NotFound"]))

export interface ClearTariffsResultType {
  readonly statusInfo?: StatusInfoType
  readonly tariffId?: string
  readonly status: TariffClearStatusEnumType
  readonly customData?: CustomDataType
}
const ClearTariffsResultType = once((): Schema.Codec<ClearTariffsResultType> => Schema.Struct({
  statusInfo: Schema.optionalKey(StatusInfoType()),
  tariffId: Schema.optionalKey(text(60)),
  status: TariffClearStatusEnumType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export type ComponentCriterionEnumType = "Active" | "Available" | "Enabled" | "Problem"
const ComponentCriterionEnumType = once((): Schema.Codec<ComponentCriterionEnumType> => Schema.Literals(["Active", "Available", "Enabled", "Problem"]))

export interface ComponentType {
  readonly evse?: EVSEType
  readonly name: string
  readonly instance?: string
  readonly customData?: CustomDataType
}
const ComponentType = once((): Schema.Codec<ComponentType> => Schema.Struct({
  evse: Schema.optionalKey(EVSEType()),
  name: text(50),
  instance: Schema.optionalKey(text(50)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ComponentVariableType {
  readonly component: ComponentType
  readonly variable?: VariableType
  readonly customData?: CustomDataType
}
const ComponentVariableType = once((): Schema.Codec<ComponentVariableType> => Schema.Struct({
  component: ComponentType(),
  variable: Schema.optionalKey(VariableType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface CompositeScheduleType {
  readonly evseId: number
  readonly duration: number
  readonly scheduleStart: string
  readonly chargingRateUnit: ChargingRateUnitEnumType
  readonly chargingSchedulePeriod: ReadonlyArray<ChargingSchedulePeriodType>
  readonly customData?: CustomDataType
}
const CompositeScheduleType = once((): Schema.Codec<CompositeScheduleType> => Schema.Struct({
  evseId: between(integer, 0, Infinity),
  duration: integer,
  scheduleStart: dateTime,
  chargingRateUnit: ChargingRateUnitEnumType(),
  chargingSchedulePeriod: list(ChargingSchedulePeriodType(), 1),
  customData: Schema.optionalKey(CustomDataType())
}))

export type ConnectorStatusEnumType = "Available" | "Occupied" | "Reserved" | "Unavailable" | "Faulted"
const ConnectorStatusEnumType = once((): Schema.Codec<ConnectorStatusEnumType> => Schema.Literals(["Available", "Occupied", "Reserved", "Unavailable", "Faulted"]))

export interface ConstantStreamDataType {
  readonly id: number
  readonly params: PeriodicEventStreamParamsType
  readonly variableMonitoringId: number
  readonly customData?: CustomDataType
}
const ConstantStreamDataType = once((): Schema.Codec<ConstantStreamDataType> => Schema.Struct({
  id: between(integer, 0, Infinity),
  params: PeriodicEventStreamParamsType(),
  variableMonitoringId: between(integer, 0, Infinity),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ConsumptionCostType {
  readonly startValue: number
  readonly cost: ReadonlyArray<CostType>
  readonly customData?: CustomDataType
}
const ConsumptionCostType = once((): Schema.Codec<ConsumptionCostType> => Schema.Struct({
  startValue: number,
  cost: list(CostType(), 1, 3),
  customData: Schema.optionalKey(CustomDataType())
}))

export type ControlModeEnumType = "ScheduledControl" | "DynamicControl"
const ControlModeEnumType = once((): Schema.Codec<ControlModeEnumType> => Schema.Literals(["ScheduledControl", "DynamicControl"]))

export interface CostDetailsType {
  readonly chargingPeriods?: ReadonlyArray<ChargingPeriodType>
  readonly totalCost: TotalCostType
  readonly totalUsage: TotalUsageType
  readonly failureToCalculate?: boolean
  readonly failureReason?: string
  readonly customData?: CustomDataType
}
const CostDetailsType = once((): Schema.Codec<CostDetailsType> => Schema.Struct({
  chargingPeriods: Schema.optionalKey(list(ChargingPeriodType(), 1)),
  totalCost: TotalCostType(),
  totalUsage: TotalUsageType(),
  failureToCalculate: Schema.optionalKey(Schema.Boolean),
  failureReason: Schema.optionalKey(text(500)),
  customData: Schema.optionalKey(CustomDataType())
}))

export type CostDimensionEnumType = "Energy" | "MaxCurrent" | "MinCurrent" | "MaxPower" | "MinPower" | "IdleTIme" | "ChargingTime"
const CostDimensionEnumType = once((): Schema.Codec<CostDimensionEnumType> => Schema.Literals(["Energy", "MaxCurrent", "MinCurrent", "MaxPower", "MinPower", "IdleTIme", "ChargingTime"]))

export interface CostDimensionType {
  readonly type: CostDimensionEnumType
  readonly volume: number
  readonly customData?: CustomDataType
}
const CostDimensionType = once((): Schema.Codec<CostDimensionType> => Schema.Struct({
  type: CostDimensionEnumType(),
  volume: number,
  customData: Schema.optionalKey(CustomDataType())
}))

export type CostKindEnumType = "CarbonDioxideEmission" | "RelativePricePercentage" | "RenewableGenerationPercentage"
const CostKindEnumType = once((): Schema.Codec<CostKindEnumType> => Schema.Literals(["CarbonDioxideEmission", "RelativePricePercentage", "RenewableGenerationPercentage"]))

export interface CostType {
  readonly costKind: CostKindEnumType
  readonly amount: number
  readonly amountMultiplier?: number
  readonly customData?: CustomDataType
}
const CostType = once((): Schema.Codec<CostType> => Schema.Struct({
  costKind: CostKindEnumType(),
  amount: integer,
  amountMultiplier: Schema.optionalKey(integer),
  customData: Schema.optionalKey(CustomDataType())
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
  readonly evMaxCurrent: number
  readonly evMaxVoltage: number
  readonly evMaxPower?: number
  readonly evEnergyCapacity?: number
  readonly energyAmount?: number
  readonly stateOfCharge?: number
  readonly fullSoC?: number
  readonly bulkSoC?: number
  readonly customData?: CustomDataType
}
const DCChargingParametersType = once((): Schema.Codec<DCChargingParametersType> => Schema.Struct({
  evMaxCurrent: number,
  evMaxVoltage: number,
  evMaxPower: Schema.optionalKey(number),
  evEnergyCapacity: Schema.optionalKey(number),
  energyAmount: Schema.optionalKey(number),
  stateOfCharge: Schema.optionalKey(between(integer, 0, 100)),
  fullSoC: Schema.optionalKey(between(integer, 0, 100)),
  bulkSoC: Schema.optionalKey(between(integer, 0, 100)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface DERChargingParametersType {
  readonly evSupportedDERControl?: ReadonlyArray<DERControlEnumType>
  readonly evOverExcitedMaxDischargePower?: number
  readonly evOverExcitedPowerFactor?: number
  readonly evUnderExcitedMaxDischargePower?: number
  readonly evUnderExcitedPowerFactor?: number
  readonly maxApparentPower?: number
  readonly maxChargeApparentPower?: number
  readonly maxChargeApparentPower_L2?: number
  readonly maxChargeApparentPower_L3?: number
  readonly maxDischargeApparentPower?: number
  readonly maxDischargeApparentPower_L2?: number
  readonly maxDischargeApparentPower_L3?: number
  readonly maxChargeReactivePower?: number
  readonly maxChargeReactivePower_L2?: number
  readonly maxChargeReactivePower_L3?: number
  readonly minChargeReactivePower?: number
  readonly minChargeReactivePower_L2?: number
  readonly minChargeReactivePower_L3?: number
  readonly maxDischargeReactivePower?: number
  readonly maxDischargeReactivePower_L2?: number
  readonly maxDischargeReactivePower_L3?: number
  readonly minDischargeReactivePower?: number
  readonly minDischargeReactivePower_L2?: number
  readonly minDischargeReactivePower_L3?: number
  readonly nominalVoltage?: number
  readonly nominalVoltageOffset?: number
  readonly maxNominalVoltage?: number
  readonly minNominalVoltage?: number
  readonly evInverterManufacturer?: string
  readonly evInverterModel?: string
  readonly evInverterSerialNumber?: string
  readonly evInverterSwVersion?: string
  readonly evInverterHwVersion?: string
  readonly evIslandingDetectionMethod?: ReadonlyArray<IslandingDetectionEnumType>
  readonly evIslandingTripTime?: number
  readonly evMaximumLevel1DCInjection?: number
  readonly evDurationLevel1DCInjection?: number
  readonly evMaximumLevel2DCInjection?: number
  readonly evDurationLevel2DCInjection?: number
  readonly evReactiveSusceptance?: number
  readonly evSessionTotalDischargeEnergyAvailable?: number
  readonly customData?: CustomDataType
}
const DERChargingParametersType = once((): Schema.Codec<DERChargingParametersType> => Schema.Struct({
  evSupportedDERControl: Schema.optionalKey(list(DERControlEnumType(), 1)),
  evOverExcitedMaxDischargePower: Schema.optionalKey(number),
  evOverExcitedPowerFactor: Schema.optionalKey(number),
  evUnderExcitedMaxDischargePower: Schema.optionalKey(number),
  evUnderExcitedPowerFactor: Schema.optionalKey(number),
  maxApparentPower: Schema.optionalKey(number),
  maxChargeApparentPower: Schema.optionalKey(number),
  maxChargeApparentPower_L2: Schema.optionalKey(number),
  maxChargeApparentPower_L3: Schema.optionalKey(number),
  maxDischargeApparentPower: Schema.optionalKey(number),
  maxDischargeApparentPower_L2: Schema.optionalKey(number),
  maxDischargeApparentPower_L3: Schema.optionalKey(number),
  maxChargeReactivePower: Schema.optionalKey(number),
  maxChargeReactivePower_L2: Schema.optionalKey(number),
  maxChargeReactivePower_L3: Schema.optionalKey(number),
  minChargeReactivePower: Schema.optionalKey(number),
  minChargeReactivePower_L2: Schema.optionalKey(number),
  minChargeReactivePower_L3: Schema.optionalKey(number),
  maxDischargeReactivePower: Schema.optionalKey(number),
  maxDischargeReactivePower_L2: Schema.optionalKey(number),
  maxDischargeReactivePower_L3: Schema.optionalKey(number),
  minDischargeReactivePower: Schema.optionalKey(number),
  minDischargeReactivePower_L2: Schema.optionalKey(number),
  minDischargeReactivePower_L3: Schema.optionalKey(number),
  nominalVoltage: Schema.optionalKey(number),
  nominalVoltageOffset: Schema.optionalKey(number),
  maxNominalVoltage: Schema.optionalKey(number),
  minNominalVoltage: Schema.optionalKey(number),
  evInverterManufacturer: Schema.optionalKey(text(50)),
  evInverterModel: Schema.optionalKey(text(50)),
  evInverterSerialNumber: Schema.optionalKey(text(50)),
  evInverterSwVersion: Schema.optionalKey(text(50)),
  evInverterHwVersion: Schema.optionalKey(text(50)),
  evIslandingDetectionMethod: Schema.optionalKey(list(IslandingDetectionEnumType(), 1)),
  evIslandingTripTime: Schema.optionalKey(number),
  evMaximumLevel1DCInjection: Schema.optionalKey(number),
  evDurationLevel1DCInjection: Schema.optionalKey(number),
  evMaximumLevel2DCInjection: Schema.optionalKey(number),
  evDurationLevel2DCInjection: Schema.optionalKey(number),
  evReactiveSusceptance: Schema.optionalKey(number),
  evSessionTotalDischargeEnergyAvailable: Schema.optionalKey(number),
  customData: Schema.optionalKey(CustomDataType())
}))

export type DERControlEnumType = "EnterService" | "FreqDroop" | "FreqWatt" | "FixedPFAbsorb" | "FixedPFInject" | "FixedVar" | "Gradients" | "HFMustTrip" | "HFMayTrip" | "HVMustTrip" | "HVMomCess" | "HVMayTrip" | "LimitMaxDischarge" | "LFMustTrip" | "LVMustTrip" | "LVMomCess" | "LVMayTrip" | "PowerMonitoringMustTrip" | "VoltVar" | "VoltWatt" | "WattPF" | "WattVar"
const DERControlEnumType = once((): Schema.Codec<DERControlEnumType> => Schema.Literals(["EnterService", "FreqDroop", "FreqWatt", "FixedPFAbsorb", "FixedPFInject", "FixedVar", "Gradients", "HFMustTrip", "HFMayTrip", "HVMustTrip", "HVMomCess", "HVMayTrip", "LimitMaxDischarge", "LFMustTrip", "LVMustTrip", "LVMomCess", "LVMayTrip", "PowerMonitoringMustTrip", "VoltVar", "VoltWatt", "WattPF", "WattVar"]))

export type DERControlStatusEnumType = "Accepted" | "Rejected" | "NotSupported" | "NotFound"
const DERControlStatusEnumType = once((): Schema.Codec<DERControlStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "NotSupported", "NotFound"]))

export interface DERCurveGetType {
  readonly curve: DERCurveType
  readonly id: string
  readonly curveType: DERControlEnumType
  readonly isDefault: boolean
  readonly isSuperseded: boolean
  readonly customData?: CustomDataType
}
const DERCurveGetType = once((): Schema.Codec<DERCurveGetType> => Schema.Struct({
  curve: DERCurveType(),
  id: text(36),
  curveType: DERControlEnumType(),
  isDefault: Schema.Boolean,
  isSuperseded: Schema.Boolean,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface DERCurvePointsType {
  readonly x: number
  readonly y: number
  readonly customData?: CustomDataType
}
const DERCurvePointsType = once((): Schema.Codec<DERCurvePointsType> => Schema.Struct({
  x: number,
  y: number,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface DERCurveType {
  readonly curveData: ReadonlyArray<DERCurvePointsType>
  readonly hysteresis?: HysteresisType
  readonly priority: number
  readonly reactivePowerParams?: ReactivePowerParamsType
  readonly voltageParams?: VoltageParamsType
  readonly yUnit: DERUnitEnumType
  readonly responseTime?: number
  readonly startTime?: string
  readonly duration?: number
  readonly customData?: CustomDataType
}
const DERCurveType = once((): Schema.Codec<DERCurveType> => Schema.Struct({
  curveData: list(DERCurvePointsType(), 1, 10),
  hysteresis: Schema.optionalKey(HysteresisType()),
  priority: between(integer, 0, Infinity),
  reactivePowerParams: Schema.optionalKey(ReactivePowerParamsType()),
  voltageParams: Schema.optionalKey(VoltageParamsType()),
  yUnit: DERUnitEnumType(),
  responseTime: Schema.optionalKey(number),
  startTime: Schema.optionalKey(dateTime),
  duration: Schema.optionalKey(number),
  customData: Schema.optionalKey(CustomDataType())
}))

export type DERUnitEnumType = "Not_Applicable" | "PctMaxW" | "PctMaxVar" | "PctWAvail" | "PctVarAvail" | "PctEffectiveV"
const DERUnitEnumType = once((): Schema.Codec<DERUnitEnumType> => Schema.Literals(["Not_Applicable", "PctMaxW", "PctMaxVar", "PctWAvail", "PctVarAvail", "PctEffectiveV"]))

export type DataEnumType = "string" | "decimal" | "integer" | "dateTime" | "boolean" | "OptionList" | "SequenceList" | "MemberList"
const DataEnumType = once((): Schema.Codec<DataEnumType> => Schema.Literals(["string", "decimal", "integer", "dateTime", "boolean", "OptionList", "SequenceList", "MemberList"]))

export type DataTransferStatusEnumType = "Accepted" | "Rejected" | "UnknownMessageId" | "UnknownVendorId"
const DataTransferStatusEnumType = once((): Schema.Codec<DataTransferStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "UnknownMessageId", "UnknownVendorId"]))

export type DayOfWeekEnumType = "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday"
const DayOfWeekEnumType = once((): Schema.Codec<DayOfWeekEnumType> => Schema.Literals(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))

export type DeleteCertificateStatusEnumType = "Accepted" | "Failed" | "NotFound"
const DeleteCertificateStatusEnumType = once((): Schema.Codec<DeleteCertificateStatusEnumType> => Schema.Literals(["Accepted", "Failed", "NotFound"]))

export type DisplayMessageStatusEnumType = "Accepted" | "NotSupportedMessageFormat" | "Rejected" | "NotSupportedPriority" | "NotSupportedState" | "UnknownTransaction" | "LanguageNotSupported"
const DisplayMessageStatusEnumType = once((): Schema.Codec<DisplayMessageStatusEnumType> => Schema.Literals(["Accepted", "NotSupportedMessageFormat", "Rejected", "NotSupportedPriority", "NotSupportedState", "UnknownTransaction", "LanguageNotSupported"]))

export interface EVAbsolutePriceScheduleEntryType {
  readonly duration: number
  readonly evPriceRule: ReadonlyArray<EVPriceRuleType>
  readonly customData?: CustomDataType
}
const EVAbsolutePriceScheduleEntryType = once((): Schema.Codec<EVAbsolutePriceScheduleEntryType> => Schema.Struct({
  duration: integer,
  evPriceRule: list(EVPriceRuleType(), 1, 8),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface EVAbsolutePriceScheduleType {
  readonly timeAnchor: string
  readonly currency: string
  readonly evAbsolutePriceScheduleEntries: ReadonlyArray<EVAbsolutePriceScheduleEntryType>
  readonly priceAlgorithm: string
  readonly customData?: CustomDataType
}
const EVAbsolutePriceScheduleType = once((): Schema.Codec<EVAbsolutePriceScheduleType> => Schema.Struct({
  timeAnchor: dateTime,
  currency: text(3),
  evAbsolutePriceScheduleEntries: list(EVAbsolutePriceScheduleEntryType(), 1, 1024),
  priceAlgorithm: text(2000),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface EVEnergyOfferType {
  readonly evAbsolutePriceSchedule?: EVAbsolutePriceScheduleType
  readonly evPowerSchedule: EVPowerScheduleType
  readonly customData?: CustomDataType
}
const EVEnergyOfferType = once((): Schema.Codec<EVEnergyOfferType> => Schema.Struct({
  evAbsolutePriceSchedule: Schema.optionalKey(EVAbsolutePriceScheduleType()),
  evPowerSchedule: EVPowerScheduleType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface EVPowerScheduleEntryType {
  readonly duration: number
  readonly power: number
  readonly customData?: CustomDataType
}
const EVPowerScheduleEntryType = once((): Schema.Codec<EVPowerScheduleEntryType> => Schema.Struct({
  duration: integer,
  power: number,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface EVPowerScheduleType {
  readonly evPowerScheduleEntries: ReadonlyArray<EVPowerScheduleEntryType>
  readonly timeAnchor: string
  readonly customData?: CustomDataType
}
const EVPowerScheduleType = once((): Schema.Codec<EVPowerScheduleType> => Schema.Struct({
  evPowerScheduleEntries: list(EVPowerScheduleEntryType(), 1, 1024),
  timeAnchor: dateTime,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface EVPriceRuleType {
  readonly energyFee: number
  readonly powerRangeStart: number
  readonly customData?: CustomDataType
}
const EVPriceRuleType = once((): Schema.Codec<EVPriceRuleType> => Schema.Struct({
  energyFee: number,
  powerRangeStart: number,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface EVSEType {
  readonly id: number
  readonly connectorId?: number
  readonly customData?: CustomDataType
}
const EVSEType = once((): Schema.Codec<EVSEType> => Schema.Struct({
  id: between(integer, 0, Infinity),
  connectorId: Schema.optionalKey(between(integer, 0, Infinity)),
  customData: Schema.optionalKey(CustomDataType())
}))

export type EnergyTransferModeEnumType = "AC_single_phase" | "AC_two_phase" | "AC_three_phase" | "DC" | "AC_BPT" | "AC_BPT_DER" | "AC_DER" | "DC_BPT" | "DC_ACDP" | "DC_ACDP_BPT" | "WPT"
const EnergyTransferModeEnumType = once((): Schema.Codec<EnergyTransferModeEnumType> => Schema.Literals(["AC_single_phase", "AC_two_phase", "AC_three_phase", "DC", "AC_BPT", "AC_BPT_DER", "AC_DER", "DC_BPT", "DC_ACDP", "DC_ACDP_BPT", "WPT"]))

export interface EnterServiceGetType {
  readonly enterService: EnterServiceType
  readonly id: string
  readonly customData?: CustomDataType
}
const EnterServiceGetType = once((): Schema.Codec<EnterServiceGetType> => Schema.Struct({
  enterService: EnterServiceType(),
  id: text(36),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface EnterServiceType {
  readonly priority: number
  readonly highVoltage: number
  readonly lowVoltage: number
  readonly highFreq: number
  readonly lowFreq: number
  readonly delay?: number
  readonly randomDelay?: number
  readonly rampRate?: number
  readonly customData?: CustomDataType
}
const EnterServiceType = once((): Schema.Codec<EnterServiceType> => Schema.Struct({
  priority: between(integer, 0, Infinity),
  highVoltage: number,
  lowVoltage: number,
  highFreq: number,
  lowFreq: number,
  delay: Schema.optionalKey(number),
  randomDelay: Schema.optionalKey(number),
  rampRate: Schema.optionalKey(number),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface EventDataType {
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
  readonly severity?: number
  readonly customData?: CustomDataType
}
const EventDataType = once((): Schema.Codec<EventDataType> => Schema.Struct({
  eventId: between(integer, 0, Infinity),
  timestamp: dateTime,
  trigger: EventTriggerEnumType(),
  cause: Schema.optionalKey(between(integer, 0, Infinity)),
  actualValue: text(2500),
  techCode: Schema.optionalKey(text(50)),
  techInfo: Schema.optionalKey(text(500)),
  cleared: Schema.optionalKey(Schema.Boolean),
  transactionId: Schema.optionalKey(text(36)),
  component: ComponentType(),
  variableMonitoringId: Schema.optionalKey(between(integer, 0, Infinity)),
  eventNotificationType: EventNotificationEnumType(),
  variable: VariableType(),
  severity: Schema.optionalKey(between(integer, 0, Infinity)),
  customData: Schema.optionalKey(CustomDataType())
}))

export type EventNotificationEnumType = "HardWiredNotification" | "HardWiredMonitor" | "PreconfiguredMonitor" | "CustomMonitor"
const EventNotificationEnumType = once((): Schema.Codec<EventNotificationEnumType> => Schema.Literals(["HardWiredNotification", "HardWiredMonitor", "PreconfiguredMonitor", "CustomMonitor"]))

export type EventTriggerEnumType = "Alerting" | "Delta" | "Periodic"
const EventTriggerEnumType = once((): Schema.Codec<EventTriggerEnumType> => Schema.Literals(["Alerting", "Delta", "Periodic"]))

export type EvseKindEnumType = "AC" | "DC"
const EvseKindEnumType = once((): Schema.Codec<EvseKindEnumType> => Schema.Literals(["AC", "DC"]))

export type FirmwareStatusEnumType = "Downloaded" | "DownloadFailed" | "Downloading" | "DownloadScheduled" | "DownloadPaused" | "Idle" | "InstallationFailed" | "Installing" | "Installed" | "InstallRebooting" | "InstallScheduled" | "InstallVerificationFailed" | "InvalidSignature" | "SignatureVerified"
const FirmwareStatusEnumType = once((): Schema.Codec<FirmwareStatusEnumType> => Schema.Literals(["Downloaded", "DownloadFailed", "Downloading", "DownloadScheduled", "DownloadPaused", "Idle", "InstallationFailed", "Installing", "Installed", "InstallRebooting", "InstallScheduled", "InstallVerificationFailed", "InvalidSignature", "SignatureVerified"]))

export interface FirmwareType {
  readonly location: string
  readonly retrieveDateTime: string
  readonly installDateTime?: string
  readonly signingCertificate?: string
  readonly signature?: string
  readonly customData?: CustomDataType
}
const FirmwareType = once((): Schema.Codec<FirmwareType> => Schema.Struct({
  location: text(2000),
  retrieveDateTime: dateTime,
  installDateTime: Schema.optionalKey(dateTime),
  signingCertificate: Schema.optionalKey(text(5500)),
  signature: Schema.optionalKey(text(800)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface FixedPFGetType {
  readonly fixedPF: FixedPFType
  readonly id: string
  readonly isDefault: boolean
  readonly isSuperseded: boolean
  readonly customData?: CustomDataType
}
const FixedPFGetType = once((): Schema.Codec<FixedPFGetType> => Schema.Struct({
  fixedPF: FixedPFType(),
  id: text(36),
  isDefault: Schema.Boolean,
  isSuperseded: Schema.Boolean,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface FixedPFType {
  readonly priority: number
  readonly displacement: number
  readonly excitation: boolean
  readonly startTime?: string
  readonly duration?: number
  readonly customData?: CustomDataType
}
const FixedPFType = once((): Schema.Codec<FixedPFType> => Schema.Struct({
  priority: between(integer, 0, Infinity),
  displacement: number,
  excitation: Schema.Boolean,
  startTime: Schema.optionalKey(dateTime),
  duration: Schema.optionalKey(number),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface FixedVarGetType {
  readonly fixedVar: FixedVarType
  readonly id: string
  readonly isDefault: boolean
  readonly isSuperseded: boolean
  readonly customData?: CustomDataType
}
const FixedVarGetType = once((): Schema.Codec<FixedVarGetType> => Schema.Struct({
  fixedVar: FixedVarType(),
  id: text(36),
  isDefault: Schema.Boolean,
  isSuperseded: Schema.Boolean,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface FixedVarType {
  readonly priority: number
  readonly setpoint: number
  readonly unit: DERUnitEnumType
  readonly startTime?: string
  readonly duration?: number
  readonly customData?: CustomDataType
}
const FixedVarType = once((): Schema.Codec<FixedVarType> => Schema.Struct({
  priority: between(integer, 0, Infinity),
  setpoint: number,
  unit: DERUnitEnumType(),
  startTime: Schema.optionalKey(dateTime),
  duration: Schema.optionalKey(number),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface FreqDroopGetType {
  readonly freqDroop: FreqDroopType
  readonly id: string
  readonly isDefault: boolean
  readonly isSuperseded: boolean
  readonly customData?: CustomDataType
}
const FreqDroopGetType = once((): Schema.Codec<FreqDroopGetType> => Schema.Struct({
  freqDroop: FreqDroopType(),
  id: text(36),
  isDefault: Schema.Boolean,
  isSuperseded: Schema.Boolean,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface FreqDroopType {
  readonly priority: number
  readonly overFreq: number
  readonly underFreq: number
  readonly overDroop: number
  readonly underDroop: number
  readonly responseTime: number
  readonly startTime?: string
  readonly duration?: number
  readonly customData?: CustomDataType
}
const FreqDroopType = once((): Schema.Codec<FreqDroopType> => Schema.Struct({
  priority: between(integer, 0, Infinity),
  overFreq: number,
  underFreq: number,
  overDroop: number,
  underDroop: number,
  responseTime: number,
  startTime: Schema.optionalKey(dateTime),
  duration: Schema.optionalKey(number),
  customData: Schema.optionalKey(CustomDataType())
}))

export type GenericDeviceModelStatusEnumType = "Accepted" | "Rejected" | "NotSupported" | "EmptyResultSet"
const GenericDeviceModelStatusEnumType = once((): Schema.Codec<GenericDeviceModelStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "NotSupported", "EmptyResultSet"]))

export type GenericStatusEnumType = "Accepted" | "Rejected"
const GenericStatusEnumType = once((): Schema.Codec<GenericStatusEnumType> => Schema.Literals(["Accepted", "Rejected"]))

export type GetCertificateIdUseEnumType = "V2GRootCertificate" | "MORootCertificate" | "CSMSRootCertificate" | "V2GCertificateChain" | "ManufacturerRootCertificate" | "OEMRootCertificate"
const GetCertificateIdUseEnumType = once((): Schema.Codec<GetCertificateIdUseEnumType> => Schema.Literals(["V2GRootCertificate", "MORootCertificate", "CSMSRootCertificate", "V2GCertificateChain", "ManufacturerRootCertificate", "OEMRootCertificate"]))

export type GetCertificateStatusEnumType = "Accepted" | "Failed"
const GetCertificateStatusEnumType = once((): Schema.Codec<GetCertificateStatusEnumType> => Schema.Literals(["Accepted", "Failed"]))

export type GetChargingProfileStatusEnumType = "Accepted" | "NoProfiles"
const GetChargingProfileStatusEnumType = once((): Schema.Codec<GetChargingProfileStatusEnumType> => Schema.Literals(["Accepted", "NoProfiles"]))

export type GetDisplayMessagesStatusEnumType = "Accepted" | "Unknown"
const GetDisplayMessagesStatusEnumType = once((): Schema.Codec<GetDisplayMessagesStatusEnumType> => Schema.Literals(["Accepted", "Unknown"]))

export type GetInstalledCertificateStatusEnumType = "Accepted" | "NotFound"
const GetInstalledCertificateStatusEnumType = once((): Schema.Codec<GetInstalledCertificateStatusEnumType> => Schema.Literals(["Accepted", "NotFound"]))

export interface GetVariableDataType {
  readonly attributeType?: AttributeEnumType
  readonly component: ComponentType
  readonly variable: VariableType
  readonly customData?: CustomDataType
}
const GetVariableDataType = once((): Schema.Codec<GetVariableDataType> => Schema.Struct({
  attributeType: Schema.optionalKey(AttributeEnumType()),
  component: ComponentType(),
  variable: VariableType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetVariableResultType {
  readonly attributeStatus: GetVariableStatusEnumType
  readonly attributeStatusInfo?: StatusInfoType
  readonly attributeType?: AttributeEnumType
  readonly attributeValue?: string
  readonly component: ComponentType
  readonly variable: VariableType
  readonly customData?: CustomDataType
}
const GetVariableResultType = once((): Schema.Codec<GetVariableResultType> => Schema.Struct({
  attributeStatus: GetVariableStatusEnumType(),
  attributeStatusInfo: Schema.optionalKey(StatusInfoType()),
  attributeType: Schema.optionalKey(AttributeEnumType()),
  attributeValue: Schema.optionalKey(text(2500)),
  component: ComponentType(),
  variable: VariableType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export type GetVariableStatusEnumType = "Accepted" | "Rejected" | "UnknownComponent" | "UnknownVariable" | "NotSupportedAttributeType"
const GetVariableStatusEnumType = once((): Schema.Codec<GetVariableStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "UnknownComponent", "UnknownVariable", "NotSupportedAttributeType"]))

export interface GradientGetType {
  readonly gradient: GradientType
  readonly id: string
  readonly customData?: CustomDataType
}
const GradientGetType = once((): Schema.Codec<GradientGetType> => Schema.Struct({
  gradient: GradientType(),
  id: text(36),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GradientType {
  readonly priority: number
  readonly gradient: number
  readonly softGradient: number
  readonly customData?: CustomDataType
}
const GradientType = once((): Schema.Codec<GradientType> => Schema.Struct({
  priority: between(integer, 0, Infinity),
  gradient: number,
  softGradient: number,
  customData: Schema.optionalKey(CustomDataType())
}))

export type GridEventFaultEnumType = "CurrentImbalance" | "LocalEmergency" | "LowInputPower" | "OverCurrent" | "OverFrequency" | "OverVoltage" | "PhaseRotation" | "RemoteEmergency" | "UnderFrequency" | "UnderVoltage" | "VoltageImbalance"
const GridEventFaultEnumType = once((): Schema.Codec<GridEventFaultEnumType> => Schema.Literals(["CurrentImbalance", "LocalEmergency", "LowInputPower", "OverCurrent", "OverFrequency", "OverVoltage", "PhaseRotation", "RemoteEmergency", "UnderFrequency", "UnderVoltage", "VoltageImbalance"]))

export type HashAlgorithmEnumType = "SHA256" | "SHA384" | "SHA512"
const HashAlgorithmEnumType = once((): Schema.Codec<HashAlgorithmEnumType> => Schema.Literals(["SHA256", "SHA384", "SHA512"]))

export interface HysteresisType {
  readonly hysteresisHigh?: number
  readonly hysteresisLow?: number
  readonly hysteresisDelay?: number
  readonly hysteresisGradient?: number
  readonly customData?: CustomDataType
}
const HysteresisType = once((): Schema.Codec<HysteresisType> => Schema.Struct({
  hysteresisHigh: Schema.optionalKey(number),
  hysteresisLow: Schema.optionalKey(number),
  hysteresisDelay: Schema.optionalKey(number),
  hysteresisGradient: Schema.optionalKey(number),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface IdTokenInfoType {
  readonly status: AuthorizationStatusEnumType
  readonly cacheExpiryDateTime?: string
  readonly chargingPriority?: number
  readonly groupIdToken?: IdTokenType
  readonly language1?: string
  readonly language2?: string
  readonly evseId?: ReadonlyArray<number>
  readonly personalMessage?: MessageContentType
  readonly customData?: CustomDataType
}
const IdTokenInfoType = once((): Schema.Codec<IdTokenInfoType> => Schema.Struct({
  status: AuthorizationStatusEnumType(),
  cacheExpiryDateTime: Schema.optionalKey(dateTime),
  chargingPriority: Schema.optionalKey(integer),
  groupIdToken: Schema.optionalKey(IdTokenType()),
  language1: Schema.optionalKey(text(8)),
  language2: Schema.optionalKey(text(8)),
  evseId: Schema.optionalKey(list(between(integer, 0, Infinity), 1)),
  personalMessage: Schema.optionalKey(MessageContentType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface IdTokenType {
  readonly additionalInfo?: ReadonlyArray<AdditionalInfoType>
  readonly idToken: string
  readonly type: string
  readonly customData?: CustomDataType
}
const IdTokenType = once((): Schema.Codec<IdTokenType> => Schema.Struct({
  additionalInfo: Schema.optionalKey(list(AdditionalInfoType(), 1)),
  idToken: text(255),
  type: text(20),
  customData: Schema.optionalKey(CustomDataType())
}))

export type InstallCertificateStatusEnumType = "Accepted" | "Rejected" | "Failed"
const InstallCertificateStatusEnumType = once((): Schema.Codec<InstallCertificateStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "Failed"]))

export type InstallCertificateUseEnumType = "V2GRootCertificate" | "MORootCertificate" | "ManufacturerRootCertificate" | "CSMSRootCertificate" | "OEMRootCertificate"
const InstallCertificateUseEnumType = once((): Schema.Codec<InstallCertificateUseEnumType> => Schema.Literals(["V2GRootCertificate", "MORootCertificate", "ManufacturerRootCertificate", "CSMSRootCertificate", "OEMRootCertificate"]))

export type IslandingDetectionEnumType = "NoAntiIslandingSupport" | "RoCoF" | "UVP_OVP" | "UFP_OFP" | "VoltageVectorShift" | "ZeroCrossingDetection" | "OtherPassive" | "ImpedanceMeasurement" | "ImpedanceAtFrequency" | "SlipModeFrequencyShift" | "SandiaFrequencyShift" | "SandiaVoltageShift" | "FrequencyJump" | "RCLQFactor" | "OtherActive"
const IslandingDetectionEnumType = once((): Schema.Codec<IslandingDetectionEnumType> => Schema.Literals(["NoAntiIslandingSupport", "RoCoF", "UVP_OVP", "UFP_OFP", "VoltageVectorShift", "ZeroCrossingDetection", "OtherPassive", "ImpedanceMeasurement", "ImpedanceAtFrequency", "SlipModeFrequencyShift", "SandiaFrequencyShift", "SandiaVoltageShift", "FrequencyJump", "RCLQFactor", "OtherActive"]))

export type Iso15118EVCertificateStatusEnumType = "Accepted" | "Failed"
const Iso15118EVCertificateStatusEnumType = once((): Schema.Codec<Iso15118EVCertificateStatusEnumType> => Schema.Literals(["Accepted", "Failed"]))

export interface LimitAtSoCType {
  readonly soc: number
  readonly limit: number
  readonly customData?: CustomDataType
}
const LimitAtSoCType = once((): Schema.Codec<LimitAtSoCType> => Schema.Struct({
  soc: between(integer, 0, 100),
  limit: number,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface LimitMaxDischargeGetType {
  readonly id: string
  readonly isDefault: boolean
  readonly isSuperseded: boolean
  readonly limitMaxDischarge: LimitMaxDischargeType
  readonly customData?: CustomDataType
}
const LimitMaxDischargeGetType = once((): Schema.Codec<LimitMaxDischargeGetType> => Schema.Struct({
  id: text(36),
  isDefault: Schema.Boolean,
  isSuperseded: Schema.Boolean,
  limitMaxDischarge: LimitMaxDischargeType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface LimitMaxDischargeType {
  readonly priority: number
  readonly pctMaxDischargePower?: number
  readonly powerMonitoringMustTrip?: DERCurveType
  readonly startTime?: string
  readonly duration?: number
  readonly customData?: CustomDataType
}
const LimitMaxDischargeType = once((): Schema.Codec<LimitMaxDischargeType> => Schema.Struct({
  priority: between(integer, 0, Infinity),
  pctMaxDischargePower: Schema.optionalKey(number),
  powerMonitoringMustTrip: Schema.optionalKey(DERCurveType()),
  startTime: Schema.optionalKey(dateTime),
  duration: Schema.optionalKey(number),
  customData: Schema.optionalKey(CustomDataType())
}))

export type LocationEnumType = "Body" | "Cable" | "EV" | "Inlet" | "Outlet" | "Upstream"
const LocationEnumType = once((): Schema.Codec<LocationEnumType> => Schema.Literals(["Body", "Cable", "EV", "Inlet", "Outlet", "Upstream"]))

export type LogEnumType = "DiagnosticsLog" | "SecurityLog" | "DataCollectorLog"
const LogEnumType = once((): Schema.Codec<LogEnumType> => Schema.Literals(["DiagnosticsLog", "SecurityLog", "DataCollectorLog"]))

export interface LogParametersType {
  readonly remoteLocation: string
  readonly oldestTimestamp?: string
  readonly latestTimestamp?: string
  readonly customData?: CustomDataType
}
const LogParametersType = once((): Schema.Codec<LogParametersType> => Schema.Struct({
  remoteLocation: text(2000),
  oldestTimestamp: Schema.optionalKey(dateTime),
  latestTimestamp: Schema.optionalKey(dateTime),
  customData: Schema.optionalKey(CustomDataType())
}))

export type LogStatusEnumType = "Accepted" | "Rejected" | "AcceptedCanceled"
const LogStatusEnumType = once((): Schema.Codec<LogStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "AcceptedCanceled"]))

export type MeasurandEnumType = "Current.Export" | "Current.Export.Offered" | "Current.Export.Minimum" | "Current.Import" | "Current.Import.Offered" | "Current.Import.Minimum" | "Current.Offered" | "Display.PresentSOC" | "Display.MinimumSOC" | "Display.TargetSOC" | "Display.MaximumSOC" | "Display.RemainingTimeToMinimumSOC" | "Display.RemainingTimeToTargetSOC" | "Display.RemainingTimeToMaximumSOC" | "Display.ChargingComplete" | "Display.BatteryEnergyCapacity" | "Display.InletHot" | "Energy.Active.Export.Interval" | "Energy.Active.Export.Register" | "Energy.Active.Import.Interval" | "Energy.Active.Import.Register" | "Energy.Active.Import.CableLoss" | "Energy.Active.Import.LocalGeneration.Register" | "Energy.Active.Net" | "Energy.Active.Setpoint.Interval" | "Energy.Apparent.Export" | "Energy.Apparent.Import" | "Energy.Apparent.Net" | "Energy.Reactive.Export.Interval" | "Energy.Reactive.Export.Register" | "Energy.Reactive.Import.Interval" | "Energy.Reactive.Import.Register" | "Energy.Reactive.Net" | "EnergyRequest.Target" | "EnergyRequest.Minimum" | "EnergyRequest.Maximum" | "EnergyRequest.Minimum.V2X" | "EnergyRequest.Maximum.V2X" | "EnergyRequest.Bulk" | "Frequency" | "Power.Active.Export" | "Power.Active.Import" | "Power.Active.Setpoint" | "Power.Active.Residual" | "Power.Export.Minimum" | "Power.Export.Offered" | "Power.Factor" | "Power.Import.Offered" | "Power.Import.Minimum" | "Power.Offered" | "Power.Reactive.Export" | "Power.Reactive.Import" | "SoC" | "Voltage" | "Voltage.Minimum" | "Voltage.Maximum"
const MeasurandEnumType = once((): Schema.Codec<MeasurandEnumType> => Schema.Literals(["Current.Export", "Current.Export.Offered", "Current.Export.Minimum", "Current.Import", "Current.Import.Offered", "Current.Import.Minimum", "Current.Offered", "Display.PresentSOC", "Display.MinimumSOC", "Display.TargetSOC", "Display.MaximumSOC", "Display.RemainingTimeToMinimumSOC", "Display.RemainingTimeToTargetSOC", "Display.RemainingTimeToMaximumSOC", "Display.ChargingComplete", "Display.BatteryEnergyCapacity", "Display.InletHot", "Energy.Active.Export.Interval", "Energy.Active.Export.Register", "Energy.Active.Import.Interval", "Energy.Active.Import.Register", "Energy.Active.Import.CableLoss", "Energy.Active.Import.LocalGeneration.Register", "Energy.Active.Net", "Energy.Active.Setpoint.Interval", "Energy.Apparent.Export", "Energy.Apparent.Import", "Energy.Apparent.Net", "Energy.Reactive.Export.Interval", "Energy.Reactive.Export.Register", "Energy.Reactive.Import.Interval", "Energy.Reactive.Import.Register", "Energy.Reactive.Net", "EnergyRequest.Target", "EnergyRequest.Minimum", "EnergyRequest.Maximum", "EnergyRequest.Minimum.V2X", "EnergyRequest.Maximum.V2X", "EnergyRequest.Bulk", "Frequency", "Power.Active.Export", "Power.Active.Import", "Power.Active.Setpoint", "Power.Active.Residual", "Power.Export.Minimum", "Power.Export.Offered", "Power.Factor", "Power.Import.Offered", "Power.Import.Minimum", "Power.Offered", "Power.Reactive.Export", "Power.Reactive.Import", "SoC", "Voltage", "Voltage.Minimum", "Voltage.Maximum"]))

export interface MessageContentType {
  readonly format: MessageFormatEnumType
  readonly language?: string
  readonly content: string
  readonly customData?: CustomDataType
}
const MessageContentType = once((): Schema.Codec<MessageContentType> => Schema.Struct({
  format: MessageFormatEnumType(),
  language: Schema.optionalKey(text(8)),
  content: text(1024),
  customData: Schema.optionalKey(CustomDataType())
}))

export type MessageFormatEnumType = "ASCII" | "HTML" | "URI" | "UTF8" | "QRCODE"
const MessageFormatEnumType = once((): Schema.Codec<MessageFormatEnumType> => Schema.Literals(["ASCII", "HTML", "URI", "UTF8", "QRCODE"]))

export interface MessageInfoType {
  readonly display?: ComponentType
  readonly id: number
  readonly priority: MessagePriorityEnumType
  readonly state?: MessageStateEnumType
  readonly startDateTime?: string
  readonly endDateTime?: string
  readonly transactionId?: string
  readonly message: MessageContentType
  readonly messageExtra?: ReadonlyArray<MessageContentType>
  readonly customData?: CustomDataType
}
const MessageInfoType = once((): Schema.Codec<MessageInfoType> => Schema.Struct({
  display: Schema.optionalKey(ComponentType()),
  id: between(integer, 0, Infinity),
  priority: MessagePriorityEnumType(),
  state: Schema.optionalKey(MessageStateEnumType()),
  startDateTime: Schema.optionalKey(dateTime),
  endDateTime: Schema.optionalKey(dateTime),
  transactionId: Schema.optionalKey(text(36)),
  message: MessageContentType(),
  messageExtra: Schema.optionalKey(list(MessageContentType(), 1, 4)),
  customData: Schema.optionalKey(CustomDataType())
}))

export type MessagePriorityEnumType = "AlwaysFront" | "InFront" | "NormalCycle"
const MessagePriorityEnumType = once((): Schema.Codec<MessagePriorityEnumType> => Schema.Literals(["AlwaysFront", "InFront", "NormalCycle"]))

export type MessageStateEnumType = "Charging" | "Faulted" | "Idle" | "Unavailable" | "Suspended" | "Discharging"
const MessageStateEnumType = once((): Schema.Codec<MessageStateEnumType> => Schema.Literals(["Charging", "Faulted", "Idle", "Unavailable", "Suspended", "Discharging"]))

export type MessageTriggerEnumType = "BootNotification" | "LogStatusNotification" | "FirmwareStatusNotification" | "Heartbeat" | "MeterValues" | "SignChargingStationCertificate" | "SignV2GCertificate" | "SignV2G20Certificate" | "StatusNotification" | "TransactionEvent" | "SignCombinedCertificate" | "PublishFirmwareStatusNotification" | "CustomTrigger"
const MessageTriggerEnumType = once((): Schema.Codec<MessageTriggerEnumType> => Schema.Literals(["BootNotification", "LogStatusNotification", "FirmwareStatusNotification", "Heartbeat", "MeterValues", "SignChargingStationCertificate", "SignV2GCertificate", "SignV2G20Certificate", "StatusNotification", "TransactionEvent", "SignCombinedCertificate", "PublishFirmwareStatusNotification", "CustomTrigger"]))

export interface MeterValueType {
  readonly sampledValue: ReadonlyArray<SampledValueType>
  readonly timestamp: string
  readonly customData?: CustomDataType
}
const MeterValueType = once((): Schema.Codec<MeterValueType> => Schema.Struct({
  sampledValue: list(SampledValueType(), 1),
  timestamp: dateTime,
  customData: Schema.optionalKey(CustomDataType())
}))

export type MobilityNeedsModeEnumType = "EVCC" | "EVCC_SECC"
const MobilityNeedsModeEnumType = once((): Schema.Codec<MobilityNeedsModeEnumType> => Schema.Literals(["EVCC", "EVCC_SECC"]))

export interface ModemType {
  readonly iccid?: string
  readonly imsi?: string
  readonly customData?: CustomDataType
}
const ModemType = once((): Schema.Codec<ModemType> => Schema.Struct({
  iccid: Schema.optionalKey(text(20)),
  imsi: Schema.optionalKey(text(20)),
  customData: Schema.optionalKey(CustomDataType())
}))

export type MonitorEnumType = "UpperThreshold" | "LowerThreshold" | "Delta" | "Periodic" | "PeriodicClockAligned" | "TargetDelta" | "TargetDeltaRelative"
const MonitorEnumType = once((): Schema.Codec<MonitorEnumType> => Schema.Literals(["UpperThreshold", "LowerThreshold", "Delta", "Periodic", "PeriodicClockAligned", "TargetDelta", "TargetDeltaRelative"]))

export type MonitoringBaseEnumType = "All" | "FactoryDefault" | "HardWiredOnly"
const MonitoringBaseEnumType = once((): Schema.Codec<MonitoringBaseEnumType> => Schema.Literals(["All", "FactoryDefault", "HardWiredOnly"]))

export type MonitoringCriterionEnumType = "ThresholdMonitoring" | "DeltaMonitoring" | "PeriodicMonitoring"
const MonitoringCriterionEnumType = once((): Schema.Codec<MonitoringCriterionEnumType> => Schema.Literals(["ThresholdMonitoring", "DeltaMonitoring", "PeriodicMonitoring"]))

export interface MonitoringDataType {
  readonly component: ComponentType
  readonly variable: VariableType
  readonly variableMonitoring: ReadonlyArray<VariableMonitoringType>
  readonly customData?: CustomDataType
}
const MonitoringDataType = once((): Schema.Codec<MonitoringDataType> => Schema.Struct({
  component: ComponentType(),
  variable: VariableType(),
  variableMonitoring: list(VariableMonitoringType(), 1),
  customData: Schema.optionalKey(CustomDataType())
}))

export type MutabilityEnumType = "ReadOnly" | "WriteOnly" | "ReadWrite"
const MutabilityEnumType = once((): Schema.Codec<MutabilityEnumType> => Schema.Literals(["ReadOnly", "WriteOnly", "ReadWrite"]))

export interface NetworkConnectionProfileType {
  readonly apn?: APNType
  readonly ocppVersion?: OCPPVersionEnumType
  readonly ocppInterface: OCPPInterfaceEnumType
  readonly ocppTransport: OCPPTransportEnumType
  readonly messageTimeout: number
  readonly ocppCsmsUrl: string
  readonly securityProfile: number
  readonly identity?: string
  readonly basicAuthPassword?: string
  readonly vpn?: VPNType
  readonly customData?: CustomDataType
}
const NetworkConnectionProfileType = once((): Schema.Codec<NetworkConnectionProfileType> => Schema.Struct({
  apn: Schema.optionalKey(APNType()),
  ocppVersion: Schema.optionalKey(OCPPVersionEnumType()),
  ocppInterface: OCPPInterfaceEnumType(),
  ocppTransport: OCPPTransportEnumType(),
  messageTimeout: integer,
  ocppCsmsUrl: text(2000),
  securityProfile: between(integer, 0, Infinity),
  identity: Schema.optionalKey(text(48)),
  basicAuthPassword: Schema.optionalKey(text(64)),
  vpn: Schema.optionalKey(VPNType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export type NotifyAllowedEnergyTransferStatusEnumType = "Accepted" | "Rejected"
const NotifyAllowedEnergyTransferStatusEnumType = once((): Schema.Codec<NotifyAllowedEnergyTransferStatusEnumType> => Schema.Literals(["Accepted", "Rejected"]))

export type NotifyEVChargingNeedsStatusEnumType = "Accepted" | "Rejected" | "Processing" | "NoChargingProfile"
const NotifyEVChargingNeedsStatusEnumType = once((): Schema.Codec<NotifyEVChargingNeedsStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "Processing", "NoChargingProfile"]))

export type OCPPInterfaceEnumType = "Wired0" | "Wired1" | "Wired2" | "Wired3" | "Wireless0" | "Wireless1" | "Wireless2" | "Wireless3" | "Any"
const OCPPInterfaceEnumType = once((): Schema.Codec<OCPPInterfaceEnumType> => Schema.Literals(["Wired0", "Wired1", "Wired2", "Wired3", "Wireless0", "Wireless1", "Wireless2", "Wireless3", "Any"]))

export type OCPPTransportEnumType = "SOAP" | "JSON"
const OCPPTransportEnumType = once((): Schema.Codec<OCPPTransportEnumType> => Schema.Literals(["SOAP", "JSON"]))

export type OCPPVersionEnumType = "OCPP12" | "OCPP15" | "OCPP16" | "OCPP20" | "OCPP201" | "OCPP21"
const OCPPVersionEnumType = once((): Schema.Codec<OCPPVersionEnumType> => Schema.Literals(["OCPP12", "OCPP15", "OCPP16", "OCPP20", "OCPP201", "OCPP21"]))

export interface OCSPRequestDataType {
  readonly hashAlgorithm: HashAlgorithmEnumType
  readonly issuerNameHash: string
  readonly issuerKeyHash: string
  readonly serialNumber: string
  readonly responderURL: string
  readonly customData?: CustomDataType
}
const OCSPRequestDataType = once((): Schema.Codec<OCSPRequestDataType> => Schema.Struct({
  hashAlgorithm: HashAlgorithmEnumType(),
  issuerNameHash: text(128),
  issuerKeyHash: text(128),
  serialNumber: text(40),
  responderURL: text(2000),
  customData: Schema.optionalKey(CustomDataType())
}))

export type OperationModeEnumType = "Idle" | "ChargingOnly" | "CentralSetpoint" | "ExternalSetpoint" | "ExternalLimits" | "CentralFrequency" | "LocalFrequency" | "LocalLoadBalancing"
const OperationModeEnumType = once((): Schema.Codec<OperationModeEnumType> => Schema.Literals(["Idle", "ChargingOnly", "CentralSetpoint", "ExternalSetpoint", "ExternalLimits", "CentralFrequency", "LocalFrequency", "LocalLoadBalancing"]))

export type OperationalStatusEnumType = "Inoperative" | "Operative"
const OperationalStatusEnumType = once((): Schema.Codec<OperationalStatusEnumType> => Schema.Literals(["Inoperative", "Operative"]))

export interface OverstayRuleListType {
  readonly overstayPowerThreshold?: RationalNumberType
  readonly overstayRule: ReadonlyArray<OverstayRuleType>
  readonly overstayTimeThreshold?: number
  readonly customData?: CustomDataType
}
const OverstayRuleListType = once((): Schema.Codec<OverstayRuleListType> => Schema.Struct({
  overstayPowerThreshold: Schema.optionalKey(RationalNumberType()),
  overstayRule: list(OverstayRuleType(), 1, 5),
  overstayTimeThreshold: Schema.optionalKey(integer),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface OverstayRuleType {
  readonly overstayFee: RationalNumberType
  readonly overstayRuleDescription?: string
  readonly startTime: number
  readonly overstayFeePeriod: number
  readonly customData?: CustomDataType
}
const OverstayRuleType = once((): Schema.Codec<OverstayRuleType> => Schema.Struct({
  overstayFee: RationalNumberType(),
  overstayRuleDescription: Schema.optionalKey(text(32)),
  startTime: integer,
  overstayFeePeriod: integer,
  customData: Schema.optionalKey(CustomDataType())
}))

export type PaymentStatusEnumType = "Settled" | "Canceled" | "Rejected" | "Failed"
const PaymentStatusEnumType = once((): Schema.Codec<PaymentStatusEnumType> => Schema.Literals(["Settled", "Canceled", "Rejected", "Failed"]))

export interface PeriodicEventStreamParamsType {
  readonly interval?: number
  readonly values?: number
  readonly customData?: CustomDataType
}
const PeriodicEventStreamParamsType = once((): Schema.Codec<PeriodicEventStreamParamsType> => Schema.Struct({
  interval: Schema.optionalKey(between(integer, 0, Infinity)),
  values: Schema.optionalKey(between(integer, 0, Infinity)),
  customData: Schema.optionalKey(CustomDataType())
}))

export type PhaseEnumType = "L1" | "L2" | "L3" | "N" | "L1-N" | "L2-N" | "L3-N" | "L1-L2" | "L2-L3" | "L3-L1"
const PhaseEnumType = once((): Schema.Codec<PhaseEnumType> => Schema.Literals(["L1", "L2", "L3", "N", "L1-N", "L2-N", "L3-N", "L1-L2", "L2-L3", "L3-L1"]))

export type PowerDuringCessationEnumType = "Active" | "Reactive"
const PowerDuringCessationEnumType = once((): Schema.Codec<PowerDuringCessationEnumType> => Schema.Literals(["Active", "Reactive"]))

export type PreconditioningStatusEnumType = "Unknown" | "Ready" | "NotReady" | "Preconditioning"
const PreconditioningStatusEnumType = once((): Schema.Codec<PreconditioningStatusEnumType> => Schema.Literals(["Unknown", "Ready", "NotReady", "Preconditioning"]))

export interface PriceLevelScheduleEntryType {
  readonly duration: number
  readonly priceLevel: number
  readonly customData?: CustomDataType
}
const PriceLevelScheduleEntryType = once((): Schema.Codec<PriceLevelScheduleEntryType> => Schema.Struct({
  duration: integer,
  priceLevel: between(integer, 0, Infinity),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface PriceLevelScheduleType {
  readonly priceLevelScheduleEntries: ReadonlyArray<PriceLevelScheduleEntryType>
  readonly timeAnchor: string
  readonly priceScheduleId: number
  readonly priceScheduleDescription?: string
  readonly numberOfPriceLevels: number
  readonly customData?: CustomDataType
}
const PriceLevelScheduleType = once((): Schema.Codec<PriceLevelScheduleType> => Schema.Struct({
  priceLevelScheduleEntries: list(PriceLevelScheduleEntryType(), 1, 100),
  timeAnchor: dateTime,
  priceScheduleId: between(integer, 0, Infinity),
  priceScheduleDescription: Schema.optionalKey(text(32)),
  numberOfPriceLevels: between(integer, 0, Infinity),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface PriceRuleStackType {
  readonly duration: number
  readonly priceRule: ReadonlyArray<PriceRuleType>
  readonly customData?: CustomDataType
}
const PriceRuleStackType = once((): Schema.Codec<PriceRuleStackType> => Schema.Struct({
  duration: integer,
  priceRule: list(PriceRuleType(), 1, 8),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface PriceRuleType {
  readonly parkingFeePeriod?: number
  readonly carbonDioxideEmission?: number
  readonly renewableGenerationPercentage?: number
  readonly energyFee: RationalNumberType
  readonly parkingFee?: RationalNumberType
  readonly powerRangeStart: RationalNumberType
  readonly customData?: CustomDataType
}
const PriceRuleType = once((): Schema.Codec<PriceRuleType> => Schema.Struct({
  parkingFeePeriod: Schema.optionalKey(integer),
  carbonDioxideEmission: Schema.optionalKey(between(integer, 0, Infinity)),
  renewableGenerationPercentage: Schema.optionalKey(between(integer, 0, 100)),
  energyFee: RationalNumberType(),
  parkingFee: Schema.optionalKey(RationalNumberType()),
  powerRangeStart: RationalNumberType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface PriceType {
  readonly exclTax?: number
  readonly inclTax?: number
  readonly taxRates?: ReadonlyArray<TaxRateType>
  readonly customData?: CustomDataType
}
const PriceType = once((): Schema.Codec<PriceType> => Schema.Struct({
  exclTax: Schema.optionalKey(number),
  inclTax: Schema.optionalKey(number),
  taxRates: Schema.optionalKey(list(TaxRateType(), 1, 5)),
  customData: Schema.optionalKey(CustomDataType())
}))

export type PriorityChargingStatusEnumType = "Accepted" | "Rejected" | "NoProfile"
const PriorityChargingStatusEnumType = once((): Schema.Codec<PriorityChargingStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "NoProfile"]))

export type PublishFirmwareStatusEnumType = "Idle" | "DownloadScheduled" | "Downloading" | "Downloaded" | "Published" | "DownloadFailed" | "DownloadPaused" | "InvalidChecksum" | "ChecksumVerified" | "PublishFailed"
const PublishFirmwareStatusEnumType = once((): Schema.Codec<PublishFirmwareStatusEnumType> => Schema.Literals(["Idle", "DownloadScheduled", "Downloading", "Downloaded", "Published", "DownloadFailed", "DownloadPaused", "InvalidChecksum", "ChecksumVerified", "PublishFailed"]))

export interface RationalNumberType {
  readonly exponent: number
  readonly value: number
  readonly customData?: CustomDataType
}
const RationalNumberType = once((): Schema.Codec<RationalNumberType> => Schema.Struct({
  exponent: integer,
  value: integer,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ReactivePowerParamsType {
  readonly vRef?: number
  readonly autonomousVRefEnable?: boolean
  readonly autonomousVRefTimeConstant?: number
  readonly customData?: CustomDataType
}
const ReactivePowerParamsType = once((): Schema.Codec<ReactivePowerParamsType> => Schema.Struct({
  vRef: Schema.optionalKey(number),
  autonomousVRefEnable: Schema.optionalKey(Schema.Boolean),
  autonomousVRefTimeConstant: Schema.optionalKey(number),
  customData: Schema.optionalKey(CustomDataType())
}))

export type ReadingContextEnumType = "Interruption.Begin" | "Interruption.End" | "Other" | "Sample.Clock" | "Sample.Periodic" | "Transaction.Begin" | "Transaction.End" | "Trigger"
const ReadingContextEnumType = once((): Schema.Codec<ReadingContextEnumType> => Schema.Literals(["Interruption.Begin", "Interruption.End", "Other", "Sample.Clock", "Sample.Periodic", "Transaction.Begin", "Transaction.End", "Trigger"]))

export type ReasonEnumType = "DeAuthorized" | "EmergencyStop" | "EnergyLimitReached" | "EVDisconnected" | "GroundFault" | "ImmediateReset" | "MasterPass" | "Local" | "LocalOutOfCredit" | "Other" | "OvercurrentFault" | "PowerLoss" | "PowerQuality" | "Reboot" | "Remote" | "SOCLimitReached" | "StoppedByEV" | "TimeLimitReached" | "Timeout" | "ReqEnergyTransferRejected"
const ReasonEnumType = once((): Schema.Codec<ReasonEnumType> => Schema.Literals(["DeAuthorized", "EmergencyStop", "EnergyLimitReached", "EVDisconnected", "GroundFault", "ImmediateReset", "MasterPass", "Local", "LocalOutOfCredit", "Other", "OvercurrentFault", "PowerLoss", "PowerQuality", "Reboot", "Remote", "SOCLimitReached", "StoppedByEV", "TimeLimitReached", "Timeout", "ReqEnergyTransferRejected"]))

export type RecurrencyKindEnumType = "Daily" | "Weekly"
const RecurrencyKindEnumType = once((): Schema.Codec<RecurrencyKindEnumType> => Schema.Literals(["Daily", "Weekly"]))

export type RegistrationStatusEnumType = "Accepted" | "Pending" | "Rejected"
const RegistrationStatusEnumType = once((): Schema.Codec<RegistrationStatusEnumType> => Schema.Literals(["Accepted", "Pending", "Rejected"]))

export interface RelativeTimeIntervalType {
  readonly start: number
  readonly duration?: number
  readonly customData?: CustomDataType
}
const RelativeTimeIntervalType = once((): Schema.Codec<RelativeTimeIntervalType> => Schema.Struct({
  start: integer,
  duration: Schema.optionalKey(integer),
  customData: Schema.optionalKey(CustomDataType())
}))

export type ReportBaseEnumType = "ConfigurationInventory" | "FullInventory" | "SummaryInventory"
const ReportBaseEnumType = once((): Schema.Codec<ReportBaseEnumType> => Schema.Literals(["ConfigurationInventory", "FullInventory", "SummaryInventory"]))

export interface ReportDataType {
  readonly component: ComponentType
  readonly variable: VariableType
  readonly variableAttribute: ReadonlyArray<VariableAttributeType>
  readonly variableCharacteristics?: VariableCharacteristicsType
  readonly customData?: CustomDataType
}
const ReportDataType = once((): Schema.Codec<ReportDataType> => Schema.Struct({
  component: ComponentType(),
  variable: VariableType(),
  variableAttribute: list(VariableAttributeType(), 1, 4),
  variableCharacteristics: Schema.optionalKey(VariableCharacteristicsType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export type RequestStartStopStatusEnumType = "Accepted" | "Rejected"
const RequestStartStopStatusEnumType = once((): Schema.Codec<RequestStartStopStatusEnumType> => Schema.Literals(["Accepted", "Rejected"]))

export type ReservationUpdateStatusEnumType = "Expired" | "Removed" | "NoTransaction"
const ReservationUpdateStatusEnumType = once((): Schema.Codec<ReservationUpdateStatusEnumType> => Schema.Literals(["Expired", "Removed", "NoTransaction"]))

export type ReserveNowStatusEnumType = "Accepted" | "Faulted" | "Occupied" | "Rejected" | "Unavailable"
const ReserveNowStatusEnumType = once((): Schema.Codec<ReserveNowStatusEnumType> => Schema.Literals(["Accepted", "Faulted", "Occupied", "Rejected", "Unavailable"]))

export type ResetEnumType = "Immediate" | "OnIdle" | "ImmediateAndResume"
const ResetEnumType = once((): Schema.Codec<ResetEnumType> => Schema.Literals(["Immediate", "OnIdle", "ImmediateAndResume"]))

export type ResetStatusEnumType = "Accepted" | "Rejected" | "Scheduled"
const ResetStatusEnumType = once((): Schema.Codec<ResetStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "Scheduled"]))

export interface SalesTariffEntryType {
  readonly relativeTimeInterval: RelativeTimeIntervalType
  readonly ePriceLevel?: number
  readonly consumptionCost?: ReadonlyArray<ConsumptionCostType>
  readonly customData?: CustomDataType
}
const SalesTariffEntryType = once((): Schema.Codec<SalesTariffEntryType> => Schema.Struct({
  relativeTimeInterval: RelativeTimeIntervalType(),
  ePriceLevel: Schema.optionalKey(between(integer, 0, Infinity)),
  consumptionCost: Schema.optionalKey(list(ConsumptionCostType(), 1, 3)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SalesTariffType {
  readonly id: number
  readonly salesTariffDescription?: string
  readonly numEPriceLevels?: number
  readonly salesTariffEntry: ReadonlyArray<SalesTariffEntryType>
  readonly customData?: CustomDataType
}
const SalesTariffType = once((): Schema.Codec<SalesTariffType> => Schema.Struct({
  id: between(integer, 0, Infinity),
  salesTariffDescription: Schema.optionalKey(text(32)),
  numEPriceLevels: Schema.optionalKey(between(integer, 0, Infinity)),
  salesTariffEntry: list(SalesTariffEntryType(), 1, 1024),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SampledValueType {
  readonly value: number
  readonly measurand?: MeasurandEnumType
  readonly context?: ReadingContextEnumType
  readonly phase?: PhaseEnumType
  readonly location?: LocationEnumType
  readonly signedMeterValue?: SignedMeterValueType
  readonly unitOfMeasure?: UnitOfMeasureType
  readonly customData?: CustomDataType
}
const SampledValueType = once((): Schema.Codec<SampledValueType> => Schema.Struct({
  value: number,
  measurand: Schema.optionalKey(MeasurandEnumType()),
  context: Schema.optionalKey(ReadingContextEnumType()),
  phase: Schema.optionalKey(PhaseEnumType()),
  location: Schema.optionalKey(LocationEnumType()),
  signedMeterValue: Schema.optionalKey(SignedMeterValueType()),
  unitOfMeasure: Schema.optionalKey(UnitOfMeasureType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export type SendLocalListStatusEnumType = "Accepted" | "Failed" | "VersionMismatch"
const SendLocalListStatusEnumType = once((): Schema.Codec<SendLocalListStatusEnumType> => Schema.Literals(["Accepted", "Failed", "VersionMismatch"]))

export interface SetMonitoringDataType {
  readonly id?: number
  readonly periodicEventStream?: PeriodicEventStreamParamsType
  readonly transaction?: boolean
  readonly value: number
  readonly type: MonitorEnumType
  readonly severity: number
  readonly component: ComponentType
  readonly variable: VariableType
  readonly customData?: CustomDataType
}
const SetMonitoringDataType = once((): Schema.Codec<SetMonitoringDataType> => Schema.Struct({
  id: Schema.optionalKey(between(integer, 0, Infinity)),
  periodicEventStream: Schema.optionalKey(PeriodicEventStreamParamsType()),
  transaction: Schema.optionalKey(Schema.Boolean),
  value: number,
  type: MonitorEnumType(),
  severity: between(integer, 0, Infinity),
  component: ComponentType(),
  variable: VariableType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetMonitoringResultType {
  readonly id?: number
  readonly statusInfo?: StatusInfoType
  readonly status: SetMonitoringStatusEnumType
  readonly type: MonitorEnumType
  readonly component: ComponentType
  readonly variable: VariableType
  readonly severity: number
  readonly customData?: CustomDataType
}
const SetMonitoringResultType = once((): Schema.Codec<SetMonitoringResultType> => Schema.Struct({
  id: Schema.optionalKey(between(integer, 0, Infinity)),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  status: SetMonitoringStatusEnumType(),
  type: MonitorEnumType(),
  component: ComponentType(),
  variable: VariableType(),
  severity: between(integer, 0, Infinity),
  customData: Schema.optionalKey(CustomDataType())
}))

export type SetMonitoringStatusEnumType = "Accepted" | "UnknownComponent" | "UnknownVariable" | "UnsupportedMonitorType" | "Rejected" | "Duplicate"
const SetMonitoringStatusEnumType = once((): Schema.Codec<SetMonitoringStatusEnumType> => Schema.Literals(["Accepted", "UnknownComponent", "UnknownVariable", "UnsupportedMonitorType", "Rejected", "Duplicate"]))

export type SetNetworkProfileStatusEnumType = "Accepted" | "Rejected" | "Failed"
const SetNetworkProfileStatusEnumType = once((): Schema.Codec<SetNetworkProfileStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "Failed"]))

export interface SetVariableDataType {
  readonly attributeType?: AttributeEnumType
  readonly attributeValue: string
  readonly component: ComponentType
  readonly variable: VariableType
  readonly customData?: CustomDataType
}
const SetVariableDataType = once((): Schema.Codec<SetVariableDataType> => Schema.Struct({
  attributeType: Schema.optionalKey(AttributeEnumType()),
  attributeValue: text(2500),
  component: ComponentType(),
  variable: VariableType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetVariableResultType {
  readonly attributeType?: AttributeEnumType
  readonly attributeStatus: SetVariableStatusEnumType
  readonly attributeStatusInfo?: StatusInfoType
  readonly component: ComponentType
  readonly variable: VariableType
  readonly customData?: CustomDataType
}
const SetVariableResultType = once((): Schema.Codec<SetVariableResultType> => Schema.Struct({
  attributeType: Schema.optionalKey(AttributeEnumType()),
  attributeStatus: SetVariableStatusEnumType(),
  attributeStatusInfo: Schema.optionalKey(StatusInfoType()),
  component: ComponentType(),
  variable: VariableType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export type SetVariableStatusEnumType = "Accepted" | "Rejected" | "UnknownComponent" | "UnknownVariable" | "NotSupportedAttributeType" | "RebootRequired"
const SetVariableStatusEnumType = once((): Schema.Codec<SetVariableStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "UnknownComponent", "UnknownVariable", "NotSupportedAttributeType", "RebootRequired"]))

export interface SignedMeterValueType {
  readonly signedMeterData: string
  readonly signingMethod?: string
  readonly encodingMethod: string
  readonly publicKey?: string
  readonly customData?: CustomDataType
}
const SignedMeterValueType = once((): Schema.Codec<SignedMeterValueType> => Schema.Struct({
  signedMeterData: text(32768),
  signingMethod: Schema.optionalKey(text(50)),
  encodingMethod: text(50),
  publicKey: Schema.optionalKey(text(2500)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface StatusInfoType {
  readonly reasonCode: string
  readonly additionalInfo?: string
  readonly customData?: CustomDataType
}
const StatusInfoType = once((): Schema.Codec<StatusInfoType> => Schema.Struct({
  reasonCode: text(20),
  additionalInfo: Schema.optionalKey(text(1024)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface StreamDataElementType {
  readonly t: number
  readonly v: string
  readonly customData?: CustomDataType
}
const StreamDataElementType = once((): Schema.Codec<StreamDataElementType> => Schema.Struct({
  t: number,
  v: text(2500),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TariffAssignmentType {
  readonly tariffId: string
  readonly tariffKind: TariffKindEnumType
  readonly validFrom?: string
  readonly evseIds?: ReadonlyArray<number>
  readonly idTokens?: ReadonlyArray<string>
  readonly customData?: CustomDataType
}
const TariffAssignmentType = once((): Schema.Codec<TariffAssignmentType> => Schema.Struct({
  tariffId: text(60),
  tariffKind: TariffKindEnumType(),
  validFrom: Schema.optionalKey(dateTime),
  evseIds: Schema.optionalKey(list(between(integer, 0, Infinity), 1)),
  idTokens: Schema.optionalKey(list(text(255), 1)),
  customData: Schema.optionalKey(CustomDataType())
}))

export type TariffChangeStatusEnumType = "Accepted" | "Rejected" | "TooManyElements" | "ConditionNotSupported" | "TxNotFound" | "NoCurrencyChange"
const TariffChangeStatusEnumType = once((): Schema.Codec<TariffChangeStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "TooManyElements", "ConditionNotSupported", "TxNotFound", "NoCurrencyChange"]))

export type TariffClearStatusEnumType = "Accepted" | "Rejected" | "NoTariff"
const TariffClearStatusEnumType = once((): Schema.Codec<TariffClearStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "NoTariff"]))

export interface TariffConditionsFixedType {
  readonly startTimeOfDay?: string
  readonly endTimeOfDay?: string
  readonly dayOfWeek?: ReadonlyArray<DayOfWeekEnumType>
  readonly validFromDate?: string
  readonly validToDate?: string
  readonly evseKind?: EvseKindEnumType
  readonly paymentBrand?: string
  readonly paymentRecognition?: string
  readonly customData?: CustomDataType
}
const TariffConditionsFixedType = once((): Schema.Codec<TariffConditionsFixedType> => Schema.Struct({
  startTimeOfDay: Schema.optionalKey(Schema.String),
  endTimeOfDay: Schema.optionalKey(Schema.String),
  dayOfWeek: Schema.optionalKey(list(DayOfWeekEnumType(), 1, 7)),
  validFromDate: Schema.optionalKey(Schema.String),
  validToDate: Schema.optionalKey(Schema.String),
  evseKind: Schema.optionalKey(EvseKindEnumType()),
  paymentBrand: Schema.optionalKey(text(20)),
  paymentRecognition: Schema.optionalKey(text(20)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TariffConditionsType {
  readonly startTimeOfDay?: string
  readonly endTimeOfDay?: string
  readonly dayOfWeek?: ReadonlyArray<DayOfWeekEnumType>
  readonly validFromDate?: string
  readonly validToDate?: string
  readonly evseKind?: EvseKindEnumType
  readonly minEnergy?: number
  readonly maxEnergy?: number
  readonly minCurrent?: number
  readonly maxCurrent?: number
  readonly minPower?: number
  readonly maxPower?: number
  readonly minTime?: number
  readonly maxTime?: number
  readonly minChargingTime?: number
  readonly maxChargingTime?: number
  readonly minIdleTime?: number
  readonly maxIdleTime?: number
  readonly customData?: CustomDataType
}
const TariffConditionsType = once((): Schema.Codec<TariffConditionsType> => Schema.Struct({
  startTimeOfDay: Schema.optionalKey(Schema.String),
  endTimeOfDay: Schema.optionalKey(Schema.String),
  dayOfWeek: Schema.optionalKey(list(DayOfWeekEnumType(), 1, 7)),
  validFromDate: Schema.optionalKey(Schema.String),
  validToDate: Schema.optionalKey(Schema.String),
  evseKind: Schema.optionalKey(EvseKindEnumType()),
  minEnergy: Schema.optionalKey(number),
  maxEnergy: Schema.optionalKey(number),
  minCurrent: Schema.optionalKey(number),
  maxCurrent: Schema.optionalKey(number),
  minPower: Schema.optionalKey(number),
  maxPower: Schema.optionalKey(number),
  minTime: Schema.optionalKey(integer),
  maxTime: Schema.optionalKey(integer),
  minChargingTime: Schema.optionalKey(integer),
  maxChargingTime: Schema.optionalKey(integer),
  minIdleTime: Schema.optionalKey(integer),
  maxIdleTime: Schema.optionalKey(integer),
  customData: Schema.optionalKey(CustomDataType())
}))

export type TariffCostEnumType = "NormalCost" | "MinCost" | "MaxCost"
const TariffCostEnumType = once((): Schema.Codec<TariffCostEnumType> => Schema.Literals(["NormalCost", "MinCost", "MaxCost"]))

export interface TariffEnergyPriceType {
  readonly priceKwh: number
  readonly conditions?: TariffConditionsType
  readonly customData?: CustomDataType
}
const TariffEnergyPriceType = once((): Schema.Codec<TariffEnergyPriceType> => Schema.Struct({
  priceKwh: number,
  conditions: Schema.optionalKey(TariffConditionsType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TariffEnergyType {
  readonly prices: ReadonlyArray<TariffEnergyPriceType>
  readonly taxRates?: ReadonlyArray<TaxRateType>
  readonly customData?: CustomDataType
}
const TariffEnergyType = once((): Schema.Codec<TariffEnergyType> => Schema.Struct({
  prices: list(TariffEnergyPriceType(), 1),
  taxRates: Schema.optionalKey(list(TaxRateType(), 1, 5)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TariffFixedPriceType {
  readonly conditions?: TariffConditionsFixedType
  readonly priceFixed: number
  readonly customData?: CustomDataType
}
const TariffFixedPriceType = once((): Schema.Codec<TariffFixedPriceType> => Schema.Struct({
  conditions: Schema.optionalKey(TariffConditionsFixedType()),
  priceFixed: number,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TariffFixedType {
  readonly prices: ReadonlyArray<TariffFixedPriceType>
  readonly taxRates?: ReadonlyArray<TaxRateType>
  readonly customData?: CustomDataType
}
const TariffFixedType = once((): Schema.Codec<TariffFixedType> => Schema.Struct({
  prices: list(TariffFixedPriceType(), 1),
  taxRates: Schema.optionalKey(list(TaxRateType(), 1, 5)),
  customData: Schema.optionalKey(CustomDataType())
}))

export type TariffGetStatusEnumType = "Accepted" | "Rejected" | "NoTariff"
const TariffGetStatusEnumType = once((): Schema.Codec<TariffGetStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "NoTariff"]))

export type TariffKindEnumType = "DefaultTariff" | "DriverTariff"
const TariffKindEnumType = once((): Schema.Codec<TariffKindEnumType> => Schema.Literals(["DefaultTariff", "DriverTariff"]))

export type TariffSetStatusEnumType = "Accepted" | "Rejected" | "TooManyElements" | "ConditionNotSupported" | "DuplicateTariffId"
const TariffSetStatusEnumType = once((): Schema.Codec<TariffSetStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "TooManyElements", "ConditionNotSupported", "DuplicateTariffId"]))

export interface TariffTimePriceType {
  readonly priceMinute: number
  readonly conditions?: TariffConditionsType
  readonly customData?: CustomDataType
}
const TariffTimePriceType = once((): Schema.Codec<TariffTimePriceType> => Schema.Struct({
  priceMinute: number,
  conditions: Schema.optionalKey(TariffConditionsType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TariffTimeType {
  readonly prices: ReadonlyArray<TariffTimePriceType>
  readonly taxRates?: ReadonlyArray<TaxRateType>
  readonly customData?: CustomDataType
}
const TariffTimeType = once((): Schema.Codec<TariffTimeType> => Schema.Struct({
  prices: list(TariffTimePriceType(), 1),
  taxRates: Schema.optionalKey(list(TaxRateType(), 1, 5)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TariffType {
  readonly tariffId: string
  readonly description?: ReadonlyArray<MessageContentType>
  readonly currency: string
  readonly energy?: TariffEnergyType
  readonly validFrom?: string
  readonly chargingTime?: TariffTimeType
  readonly idleTime?: TariffTimeType
  readonly fixedFee?: TariffFixedType
  readonly reservationTime?: TariffTimeType
  readonly reservationFixed?: TariffFixedType
  readonly minCost?: PriceType
  readonly maxCost?: PriceType
  readonly customData?: CustomDataType
}
const TariffType = once((): Schema.Codec<TariffType> => Schema.Struct({
  tariffId: text(60),
  description: Schema.optionalKey(list(MessageContentType(), 1, 10)),
  currency: text(3),
  energy: Schema.optionalKey(TariffEnergyType()),
  validFrom: Schema.optionalKey(dateTime),
  chargingTime: Schema.optionalKey(TariffTimeType()),
  idleTime: Schema.optionalKey(TariffTimeType()),
  fixedFee: Schema.optionalKey(TariffFixedType()),
  reservationTime: Schema.optionalKey(TariffTimeType()),
  reservationFixed: Schema.optionalKey(TariffFixedType()),
  minCost: Schema.optionalKey(PriceType()),
  maxCost: Schema.optionalKey(PriceType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TaxRateType {
  readonly type: string
  readonly tax: number
  readonly stack?: number
  readonly customData?: CustomDataType
}
const TaxRateType = once((): Schema.Codec<TaxRateType> => Schema.Struct({
  type: text(20),
  tax: number,
  stack: Schema.optionalKey(between(integer, 0, Infinity)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TaxRuleType {
  readonly taxRuleID: number
  readonly taxRuleName?: string
  readonly taxIncludedInPrice?: boolean
  readonly appliesToEnergyFee: boolean
  readonly appliesToParkingFee: boolean
  readonly appliesToOverstayFee: boolean
  readonly appliesToMinimumMaximumCost: boolean
  readonly taxRate: RationalNumberType
  readonly customData?: CustomDataType
}
const TaxRuleType = once((): Schema.Codec<TaxRuleType> => Schema.Struct({
  taxRuleID: between(integer, 0, Infinity),
  taxRuleName: Schema.optionalKey(text(100)),
  taxIncludedInPrice: Schema.optionalKey(Schema.Boolean),
  appliesToEnergyFee: Schema.Boolean,
  appliesToParkingFee: Schema.Boolean,
  appliesToOverstayFee: Schema.Boolean,
  appliesToMinimumMaximumCost: Schema.Boolean,
  taxRate: RationalNumberType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TotalCostType {
  readonly currency: string
  readonly typeOfCost: TariffCostEnumType
  readonly fixed?: PriceType
  readonly energy?: PriceType
  readonly chargingTime?: PriceType
  readonly idleTime?: PriceType
  readonly reservationTime?: PriceType
  readonly reservationFixed?: PriceType
  readonly total: TotalPriceType
  readonly customData?: CustomDataType
}
const TotalCostType = once((): Schema.Codec<TotalCostType> => Schema.Struct({
  currency: text(3),
  typeOfCost: TariffCostEnumType(),
  fixed: Schema.optionalKey(PriceType()),
  energy: Schema.optionalKey(PriceType()),
  chargingTime: Schema.optionalKey(PriceType()),
  idleTime: Schema.optionalKey(PriceType()),
  reservationTime: Schema.optionalKey(PriceType()),
  reservationFixed: Schema.optionalKey(PriceType()),
  total: TotalPriceType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TotalPriceType {
  readonly exclTax?: number
  readonly inclTax?: number
  readonly customData?: CustomDataType
}
const TotalPriceType = once((): Schema.Codec<TotalPriceType> => Schema.Struct({
  exclTax: Schema.optionalKey(number),
  inclTax: Schema.optionalKey(number),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TotalUsageType {
  readonly energy: number
  readonly chargingTime: number
  readonly idleTime: number
  readonly reservationTime?: number
  readonly customData?: CustomDataType
}
const TotalUsageType = once((): Schema.Codec<TotalUsageType> => Schema.Struct({
  energy: number,
  chargingTime: integer,
  idleTime: integer,
  reservationTime: Schema.optionalKey(integer),
  customData: Schema.optionalKey(CustomDataType())
}))

export type TransactionEventEnumType = "Ended" | "Started" | "Updated"
const TransactionEventEnumType = once((): Schema.Codec<TransactionEventEnumType> => Schema.Literals(["Ended", "Started", "Updated"]))

export interface TransactionLimitType {
  readonly maxCost?: number
  readonly maxEnergy?: number
  readonly maxTime?: number
  readonly maxSoC?: number
  readonly customData?: CustomDataType
}
const TransactionLimitType = once((): Schema.Codec<TransactionLimitType> => Schema.Struct({
  maxCost: Schema.optionalKey(number),
  maxEnergy: Schema.optionalKey(number),
  maxTime: Schema.optionalKey(integer),
  maxSoC: Schema.optionalKey(between(integer, 0, 100)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TransactionType {
  readonly transactionId: string
  readonly chargingState?: ChargingStateEnumType
  readonly timeSpentCharging?: number
  readonly stoppedReason?: ReasonEnumType
  readonly remoteStartId?: number
  readonly operationMode?: OperationModeEnumType
  readonly tariffId?: string
  readonly transactionLimit?: TransactionLimitType
  readonly customData?: CustomDataType
}
const TransactionType = once((): Schema.Codec<TransactionType> => Schema.Struct({
  transactionId: text(36),
  chargingState: Schema.optionalKey(ChargingStateEnumType()),
  timeSpentCharging: Schema.optionalKey(integer),
  stoppedReason: Schema.optionalKey(ReasonEnumType()),
  remoteStartId: Schema.optionalKey(integer),
  operationMode: Schema.optionalKey(OperationModeEnumType()),
  tariffId: Schema.optionalKey(text(60)),
  transactionLimit: Schema.optionalKey(TransactionLimitType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export type TriggerMessageStatusEnumType = "Accepted" | "Rejected" | "NotImplemented"
const TriggerMessageStatusEnumType = once((): Schema.Codec<TriggerMessageStatusEnumType> => Schema.Literals(["Accepted", "Rejected", "NotImplemented"]))

export type TriggerReasonEnumType = "AbnormalCondition" | "Authorized" | "CablePluggedIn" | "ChargingRateChanged" | "ChargingStateChanged" | "CostLimitReached" | "Deauthorized" | "EnergyLimitReached" | "EVCommunicationLost" | "EVConnectTimeout" | "EVDeparted" | "EVDetected" | "LimitSet" | "MeterValueClock" | "MeterValuePeriodic" | "OperationModeChanged" | "RemoteStart" | "RemoteStop" | "ResetCommand" | "RunningCost" | "SignedDataReceived" | "SoCLimitReached" | "StopAuthorized" | "TariffChanged" | "TariffNotAccepted" | "TimeLimitReached" | "Trigger" | "TxResumed" | "UnlockCommand"
const TriggerReasonEnumType = once((): Schema.Codec<TriggerReasonEnumType> => Schema.Literals(["AbnormalCondition", "Authorized", "CablePluggedIn", "ChargingRateChanged", "ChargingStateChanged", "CostLimitReached", "Deauthorized", "EnergyLimitReached", "EVCommunicationLost", "EVConnectTimeout", "EVDeparted", "EVDetected", "LimitSet", "MeterValueClock", "MeterValuePeriodic", "OperationModeChanged", "RemoteStart", "RemoteStop", "ResetCommand", "RunningCost", "SignedDataReceived", "SoCLimitReached", "StopAuthorized", "TariffChanged", "TariffNotAccepted", "TimeLimitReached", "Trigger", "TxResumed", "UnlockCommand"]))

export interface UnitOfMeasureType {
  readonly unit?: string
  readonly multiplier?: number
  readonly customData?: CustomDataType
}
const UnitOfMeasureType = once((): Schema.Codec<UnitOfMeasureType> => Schema.Struct({
  unit: Schema.optionalKey(text(20)),
  multiplier: Schema.optionalKey(integer),
  customData: Schema.optionalKey(CustomDataType())
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

export interface V2XChargingParametersType {
  readonly minChargePower?: number
  readonly minChargePower_L2?: number
  readonly minChargePower_L3?: number
  readonly maxChargePower?: number
  readonly maxChargePower_L2?: number
  readonly maxChargePower_L3?: number
  readonly minDischargePower?: number
  readonly minDischargePower_L2?: number
  readonly minDischargePower_L3?: number
  readonly maxDischargePower?: number
  readonly maxDischargePower_L2?: number
  readonly maxDischargePower_L3?: number
  readonly minChargeCurrent?: number
  readonly maxChargeCurrent?: number
  readonly minDischargeCurrent?: number
  readonly maxDischargeCurrent?: number
  readonly minVoltage?: number
  readonly maxVoltage?: number
  readonly evTargetEnergyRequest?: number
  readonly evMinEnergyRequest?: number
  readonly evMaxEnergyRequest?: number
  readonly evMinV2XEnergyRequest?: number
  readonly evMaxV2XEnergyRequest?: number
  readonly targetSoC?: number
  readonly customData?: CustomDataType
}
const V2XChargingParametersType = once((): Schema.Codec<V2XChargingParametersType> => Schema.Struct({
  minChargePower: Schema.optionalKey(number),
  minChargePower_L2: Schema.optionalKey(number),
  minChargePower_L3: Schema.optionalKey(number),
  maxChargePower: Schema.optionalKey(number),
  maxChargePower_L2: Schema.optionalKey(number),
  maxChargePower_L3: Schema.optionalKey(number),
  minDischargePower: Schema.optionalKey(number),
  minDischargePower_L2: Schema.optionalKey(number),
  minDischargePower_L3: Schema.optionalKey(number),
  maxDischargePower: Schema.optionalKey(number),
  maxDischargePower_L2: Schema.optionalKey(number),
  maxDischargePower_L3: Schema.optionalKey(number),
  minChargeCurrent: Schema.optionalKey(number),
  maxChargeCurrent: Schema.optionalKey(number),
  minDischargeCurrent: Schema.optionalKey(number),
  maxDischargeCurrent: Schema.optionalKey(number),
  minVoltage: Schema.optionalKey(number),
  maxVoltage: Schema.optionalKey(number),
  evTargetEnergyRequest: Schema.optionalKey(number),
  evMinEnergyRequest: Schema.optionalKey(number),
  evMaxEnergyRequest: Schema.optionalKey(number),
  evMinV2XEnergyRequest: Schema.optionalKey(number),
  evMaxV2XEnergyRequest: Schema.optionalKey(number),
  targetSoC: Schema.optionalKey(between(integer, 0, 100)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface V2XFreqWattPointType {
  readonly frequency: number
  readonly power: number
  readonly customData?: CustomDataType
}
const V2XFreqWattPointType = once((): Schema.Codec<V2XFreqWattPointType> => Schema.Struct({
  frequency: number,
  power: number,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface V2XSignalWattPointType {
  readonly signal: number
  readonly power: number
  readonly customData?: CustomDataType
}
const V2XSignalWattPointType = once((): Schema.Codec<V2XSignalWattPointType> => Schema.Struct({
  signal: integer,
  power: number,
  customData: Schema.optionalKey(CustomDataType())
}))

export type VPNEnumType = "IKEv2" | "IPSec" | "L2TP" | "PPTP"
const VPNEnumType = once((): Schema.Codec<VPNEnumType> => Schema.Literals(["IKEv2", "IPSec", "L2TP", "PPTP"]))

export interface VPNType {
  readonly server: string
  readonly user: string
  readonly group?: string
  readonly password: string
  readonly key: string
  readonly type: VPNEnumType
  readonly customData?: CustomDataType
}
const VPNType = once((): Schema.Codec<VPNType> => Schema.Struct({
  server: text(2000),
  user: text(50),
  group: Schema.optionalKey(text(50)),
  password: text(64),
  key: text(255),
  type: VPNEnumType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface VariableAttributeType {
  readonly type?: AttributeEnumType
  readonly value?: string
  readonly mutability?: MutabilityEnumType
  readonly persistent?: boolean
  readonly constant?: boolean
  readonly customData?: CustomDataType
}
const VariableAttributeType = once((): Schema.Codec<VariableAttributeType> => Schema.Struct({
  type: Schema.optionalKey(AttributeEnumType()),
  value: Schema.optionalKey(text(2500)),
  mutability: Schema.optionalKey(MutabilityEnumType()),
  persistent: Schema.optionalKey(Schema.Boolean),
  constant: Schema.optionalKey(Schema.Boolean),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface VariableCharacteristicsType {
  readonly unit?: string
  readonly dataType: DataEnumType
  readonly minLimit?: number
  readonly maxLimit?: number
  readonly maxElements?: number
  readonly valuesList?: string
  readonly supportsMonitoring: boolean
  readonly customData?: CustomDataType
}
const VariableCharacteristicsType = once((): Schema.Codec<VariableCharacteristicsType> => Schema.Struct({
  unit: Schema.optionalKey(text(16)),
  dataType: DataEnumType(),
  minLimit: Schema.optionalKey(number),
  maxLimit: Schema.optionalKey(number),
  maxElements: Schema.optionalKey(between(integer, 1, Infinity)),
  valuesList: Schema.optionalKey(text(1000)),
  supportsMonitoring: Schema.Boolean,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface VariableMonitoringType {
  readonly id: number
  readonly transaction: boolean
  readonly value: number
  readonly type: MonitorEnumType
  readonly severity: number
  readonly eventNotificationType: EventNotificationEnumType
  readonly customData?: CustomDataType
}
const VariableMonitoringType = once((): Schema.Codec<VariableMonitoringType> => Schema.Struct({
  id: between(integer, 0, Infinity),
  transaction: Schema.Boolean,
  value: number,
  type: MonitorEnumType(),
  severity: between(integer, 0, Infinity),
  eventNotificationType: EventNotificationEnumType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface VariableType {
  readonly name: string
  readonly instance?: string
  readonly customData?: CustomDataType
}
const VariableType = once((): Schema.Codec<VariableType> => Schema.Struct({
  name: text(50),
  instance: Schema.optionalKey(text(50)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface VoltageParamsType {
  readonly hv10MinMeanValue?: number
  readonly hv10MinMeanTripDelay?: number
  readonly powerDuringCessation?: PowerDuringCessationEnumType
  readonly customData?: CustomDataType
}
const VoltageParamsType = once((): Schema.Codec<VoltageParamsType> => Schema.Struct({
  hv10MinMeanValue: Schema.optionalKey(number),
  hv10MinMeanTripDelay: Schema.optionalKey(number),
  powerDuringCessation: Schema.optionalKey(PowerDuringCessationEnumType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface AdjustPeriodicEventStreamRequest {
  readonly id: number
  readonly params: PeriodicEventStreamParamsType
  readonly customData?: CustomDataType
}
const AdjustPeriodicEventStreamRequest = once((): Schema.Codec<AdjustPeriodicEventStreamRequest> => Schema.Struct({
  id: between(integer, 0, Infinity),
  params: PeriodicEventStreamParamsType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface AdjustPeriodicEventStreamResponse {
  readonly status: GenericStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const AdjustPeriodicEventStreamResponse = once((): Schema.Codec<AdjustPeriodicEventStreamResponse> => Schema.Struct({
  status: GenericStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface AFRRSignalRequest {
  readonly timestamp: string
  readonly signal: number
  readonly customData?: CustomDataType
}
const AFRRSignalRequest = once((): Schema.Codec<AFRRSignalRequest> => Schema.Struct({
  timestamp: dateTime,
  signal: integer,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface AFRRSignalResponse {
  readonly status: GenericStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const AFRRSignalResponse = once((): Schema.Codec<AFRRSignalResponse> => Schema.Struct({
  status: GenericStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface AuthorizeRequest {
  readonly idToken: IdTokenType
  readonly certificate?: string
  readonly iso15118CertificateHashData?: ReadonlyArray<OCSPRequestDataType>
  readonly customData?: CustomDataType
}
const AuthorizeRequest = once((): Schema.Codec<AuthorizeRequest> => Schema.Struct({
  idToken: IdTokenType(),
  certificate: Schema.optionalKey(text(10000)),
  iso15118CertificateHashData: Schema.optionalKey(list(OCSPRequestDataType(), 1, 4)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface AuthorizeResponse {
  readonly idTokenInfo: IdTokenInfoType
  readonly certificateStatus?: AuthorizeCertificateStatusEnumType
  readonly allowedEnergyTransfer?: ReadonlyArray<EnergyTransferModeEnumType>
  readonly tariff?: TariffType
  readonly customData?: CustomDataType
}
const AuthorizeResponse = once((): Schema.Codec<AuthorizeResponse> => Schema.Struct({
  idTokenInfo: IdTokenInfoType(),
  certificateStatus: Schema.optionalKey(AuthorizeCertificateStatusEnumType()),
  allowedEnergyTransfer: Schema.optionalKey(list(EnergyTransferModeEnumType(), 1)),
  tariff: Schema.optionalKey(TariffType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface BatterySwapRequest {
  readonly batteryData: ReadonlyArray<BatteryDataType>
  readonly eventType: BatterySwapEventEnumType
  readonly idToken: IdTokenType
  readonly requestId: number
  readonly customData?: CustomDataType
}
const BatterySwapRequest = once((): Schema.Codec<BatterySwapRequest> => Schema.Struct({
  batteryData: list(BatteryDataType(), 1),
  eventType: BatterySwapEventEnumType(),
  idToken: IdTokenType(),
  requestId: integer,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface BatterySwapResponse {
  readonly customData?: CustomDataType
}
const BatterySwapResponse = once((): Schema.Codec<BatterySwapResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface BootNotificationRequest {
  readonly chargingStation: ChargingStationType
  readonly reason: BootReasonEnumType
  readonly customData?: CustomDataType
}
const BootNotificationRequest = once((): Schema.Codec<BootNotificationRequest> => Schema.Struct({
  chargingStation: ChargingStationType(),
  reason: BootReasonEnumType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface BootNotificationResponse {
  readonly currentTime: string
  readonly interval: number
  readonly status: RegistrationStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const BootNotificationResponse = once((): Schema.Codec<BootNotificationResponse> => Schema.Struct({
  currentTime: dateTime,
  interval: integer,
  status: RegistrationStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface CancelReservationRequest {
  readonly reservationId: number
  readonly customData?: CustomDataType
}
const CancelReservationRequest = once((): Schema.Codec<CancelReservationRequest> => Schema.Struct({
  reservationId: between(integer, 0, Infinity),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface CancelReservationResponse {
  readonly status: CancelReservationStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const CancelReservationResponse = once((): Schema.Codec<CancelReservationResponse> => Schema.Struct({
  status: CancelReservationStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface CertificateSignedRequest {
  readonly certificateChain: string
  readonly certificateType?: CertificateSigningUseEnumType
  readonly requestId?: number
  readonly customData?: CustomDataType
}
const CertificateSignedRequest = once((): Schema.Codec<CertificateSignedRequest> => Schema.Struct({
  certificateChain: text(10000),
  certificateType: Schema.optionalKey(CertificateSigningUseEnumType()),
  requestId: Schema.optionalKey(integer),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface CertificateSignedResponse {
  readonly status: CertificateSignedStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const CertificateSignedResponse = once((): Schema.Codec<CertificateSignedResponse> => Schema.Struct({
  status: CertificateSignedStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ChangeAvailabilityRequest {
  readonly evse?: EVSEType
  readonly operationalStatus: OperationalStatusEnumType
  readonly customData?: CustomDataType
}
const ChangeAvailabilityRequest = once((): Schema.Codec<ChangeAvailabilityRequest> => Schema.Struct({
  evse: Schema.optionalKey(EVSEType()),
  operationalStatus: OperationalStatusEnumType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ChangeAvailabilityResponse {
  readonly status: ChangeAvailabilityStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const ChangeAvailabilityResponse = once((): Schema.Codec<ChangeAvailabilityResponse> => Schema.Struct({
  status: ChangeAvailabilityStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ChangeTransactionTariffRequest {
  readonly tariff: TariffType
  readonly transactionId: string
  readonly customData?: CustomDataType
}
const ChangeTransactionTariffRequest = once((): Schema.Codec<ChangeTransactionTariffRequest> => Schema.Struct({
  tariff: TariffType(),
  transactionId: text(36),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ChangeTransactionTariffResponse {
  readonly status: TariffChangeStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const ChangeTransactionTariffResponse = once((): Schema.Codec<ChangeTransactionTariffResponse> => Schema.Struct({
  status: TariffChangeStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearCacheRequest {
  readonly customData?: CustomDataType
}
const ClearCacheRequest = once((): Schema.Codec<ClearCacheRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearCacheResponse {
  readonly status: ClearCacheStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const ClearCacheResponse = once((): Schema.Codec<ClearCacheResponse> => Schema.Struct({
  status: ClearCacheStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearChargingProfileRequest {
  readonly chargingProfileId?: number
  readonly chargingProfileCriteria?: ClearChargingProfileType
  readonly customData?: CustomDataType
}
const ClearChargingProfileRequest = once((): Schema.Codec<ClearChargingProfileRequest> => Schema.Struct({
  chargingProfileId: Schema.optionalKey(integer),
  chargingProfileCriteria: Schema.optionalKey(ClearChargingProfileType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearChargingProfileResponse {
  readonly status: ClearChargingProfileStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const ClearChargingProfileResponse = once((): Schema.Codec<ClearChargingProfileResponse> => Schema.Struct({
  status: ClearChargingProfileStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearDERControlRequest {
  readonly isDefault: boolean
  readonly controlType?: DERControlEnumType
  readonly controlId?: string
  readonly customData?: CustomDataType
}
const ClearDERControlRequest = once((): Schema.Codec<ClearDERControlRequest> => Schema.Struct({
  isDefault: Schema.Boolean,
  controlType: Schema.optionalKey(DERControlEnumType()),
  controlId: Schema.optionalKey(text(36)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearDERControlResponse {
  readonly status: DERControlStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const ClearDERControlResponse = once((): Schema.Codec<ClearDERControlResponse> => Schema.Struct({
  status: DERControlStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearDisplayMessageRequest {
  readonly id: number
  readonly customData?: CustomDataType
}
const ClearDisplayMessageRequest = once((): Schema.Codec<ClearDisplayMessageRequest> => Schema.Struct({
  id: between(integer, 0, Infinity),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearDisplayMessageResponse {
  readonly status: ClearMessageStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const ClearDisplayMessageResponse = once((): Schema.Codec<ClearDisplayMessageResponse> => Schema.Struct({
  status: ClearMessageStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearedChargingLimitRequest {
  readonly chargingLimitSource: string
  readonly evseId?: number
  readonly customData?: CustomDataType
}
const ClearedChargingLimitRequest = once((): Schema.Codec<ClearedChargingLimitRequest> => Schema.Struct({
  chargingLimitSource: text(20),
  evseId: Schema.optionalKey(between(integer, 0, Infinity)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearedChargingLimitResponse {
  readonly customData?: CustomDataType
}
const ClearedChargingLimitResponse = once((): Schema.Codec<ClearedChargingLimitResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearTariffsRequest {
  readonly tariffIds?: ReadonlyArray<string>
  readonly evseId?: number
  readonly customData?: CustomDataType
}
const ClearTariffsRequest = once((): Schema.Codec<ClearTariffsRequest> => Schema.Struct({
  tariffIds: Schema.optionalKey(list(text(60), 1)),
  evseId: Schema.optionalKey(between(integer, 0, Infinity)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearTariffsResponse {
  readonly clearTariffsResult: ReadonlyArray<ClearTariffsResultType>
  readonly customData?: CustomDataType
}
const ClearTariffsResponse = once((): Schema.Codec<ClearTariffsResponse> => Schema.Struct({
  clearTariffsResult: list(ClearTariffsResultType(), 1),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearVariableMonitoringRequest {
  readonly id: ReadonlyArray<number>
  readonly customData?: CustomDataType
}
const ClearVariableMonitoringRequest = once((): Schema.Codec<ClearVariableMonitoringRequest> => Schema.Struct({
  id: list(between(integer, 0, Infinity), 1),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClearVariableMonitoringResponse {
  readonly clearMonitoringResult: ReadonlyArray<ClearMonitoringResultType>
  readonly customData?: CustomDataType
}
const ClearVariableMonitoringResponse = once((): Schema.Codec<ClearVariableMonitoringResponse> => Schema.Struct({
  clearMonitoringResult: list(ClearMonitoringResultType(), 1),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClosePeriodicEventStreamRequest {
  readonly id: number
  readonly customData?: CustomDataType
}
const ClosePeriodicEventStreamRequest = once((): Schema.Codec<ClosePeriodicEventStreamRequest> => Schema.Struct({
  id: between(integer, 0, Infinity),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ClosePeriodicEventStreamResponse {
  readonly customData?: CustomDataType
}
const ClosePeriodicEventStreamResponse = once((): Schema.Codec<ClosePeriodicEventStreamResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface CostUpdatedRequest {
  readonly totalCost: number
  readonly transactionId: string
  readonly customData?: CustomDataType
}
const CostUpdatedRequest = once((): Schema.Codec<CostUpdatedRequest> => Schema.Struct({
  totalCost: number,
  transactionId: text(36),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface CostUpdatedResponse {
  readonly customData?: CustomDataType
}
const CostUpdatedResponse = once((): Schema.Codec<CostUpdatedResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface CustomerInformationRequest {
  readonly customerCertificate?: CertificateHashDataType
  readonly idToken?: IdTokenType
  readonly requestId: number
  readonly report: boolean
  readonly clear: boolean
  readonly customerIdentifier?: string
  readonly customData?: CustomDataType
}
const CustomerInformationRequest = once((): Schema.Codec<CustomerInformationRequest> => Schema.Struct({
  customerCertificate: Schema.optionalKey(CertificateHashDataType()),
  idToken: Schema.optionalKey(IdTokenType()),
  requestId: between(integer, 0, Infinity),
  report: Schema.Boolean,
  clear: Schema.Boolean,
  customerIdentifier: Schema.optionalKey(text(64)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface CustomerInformationResponse {
  readonly status: CustomerInformationStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const CustomerInformationResponse = once((): Schema.Codec<CustomerInformationResponse> => Schema.Struct({
  status: CustomerInformationStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface DataTransferRequest {
  readonly messageId?: string
  readonly data?: unknown
  readonly vendorId: string
  readonly customData?: CustomDataType
}
const DataTransferRequest = once((): Schema.Codec<DataTransferRequest> => Schema.Struct({
  messageId: Schema.optionalKey(text(50)),
  data: Schema.optionalKey(Schema.Unknown),
  vendorId: text(255),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface DataTransferResponse {
  readonly status: DataTransferStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly data?: unknown
  readonly customData?: CustomDataType
}
const DataTransferResponse = once((): Schema.Codec<DataTransferResponse> => Schema.Struct({
  status: DataTransferStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  data: Schema.optionalKey(Schema.Unknown),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface DeleteCertificateRequest {
  readonly certificateHashData: CertificateHashDataType
  readonly customData?: CustomDataType
}
const DeleteCertificateRequest = once((): Schema.Codec<DeleteCertificateRequest> => Schema.Struct({
  certificateHashData: CertificateHashDataType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface DeleteCertificateResponse {
  readonly status: DeleteCertificateStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const DeleteCertificateResponse = once((): Schema.Codec<DeleteCertificateResponse> => Schema.Struct({
  status: DeleteCertificateStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface FirmwareStatusNotificationRequest {
  readonly status: FirmwareStatusEnumType
  readonly requestId?: number
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const FirmwareStatusNotificationRequest = once((): Schema.Codec<FirmwareStatusNotificationRequest> => Schema.Struct({
  status: FirmwareStatusEnumType(),
  requestId: Schema.optionalKey(integer),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface FirmwareStatusNotificationResponse {
  readonly customData?: CustomDataType
}
const FirmwareStatusNotificationResponse = once((): Schema.Codec<FirmwareStatusNotificationResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface Get15118EVCertificateRequest {
  readonly iso15118SchemaVersion: string
  readonly action: CertificateActionEnumType
  readonly exiRequest: string
  readonly maximumContractCertificateChains?: number
  readonly prioritizedEMAIDs?: ReadonlyArray<string>
  readonly customData?: CustomDataType
}
const Get15118EVCertificateRequest = once((): Schema.Codec<Get15118EVCertificateRequest> => Schema.Struct({
  iso15118SchemaVersion: text(50),
  action: CertificateActionEnumType(),
  exiRequest: text(11000),
  maximumContractCertificateChains: Schema.optionalKey(between(integer, 0, Infinity)),
  prioritizedEMAIDs: Schema.optionalKey(list(text(255), 1, 8)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface Get15118EVCertificateResponse {
  readonly status: Iso15118EVCertificateStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly exiResponse: string
  readonly remainingContracts?: number
  readonly customData?: CustomDataType
}
const Get15118EVCertificateResponse = once((): Schema.Codec<Get15118EVCertificateResponse> => Schema.Struct({
  status: Iso15118EVCertificateStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  exiResponse: text(17000),
  remainingContracts: Schema.optionalKey(between(integer, 0, Infinity)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetBaseReportRequest {
  readonly requestId: number
  readonly reportBase: ReportBaseEnumType
  readonly customData?: CustomDataType
}
const GetBaseReportRequest = once((): Schema.Codec<GetBaseReportRequest> => Schema.Struct({
  requestId: integer,
  reportBase: ReportBaseEnumType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetBaseReportResponse {
  readonly status: GenericDeviceModelStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const GetBaseReportResponse = once((): Schema.Codec<GetBaseReportResponse> => Schema.Struct({
  status: GenericDeviceModelStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetCertificateChainStatusRequest {
  readonly certificateStatusRequests: ReadonlyArray<CertificateStatusRequestInfoType>
  readonly customData?: CustomDataType
}
const GetCertificateChainStatusRequest = once((): Schema.Codec<GetCertificateChainStatusRequest> => Schema.Struct({
  certificateStatusRequests: list(CertificateStatusRequestInfoType(), 1, 4),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetCertificateChainStatusResponse {
  readonly certificateStatus: ReadonlyArray<CertificateStatusType>
  readonly customData?: CustomDataType
}
const GetCertificateChainStatusResponse = once((): Schema.Codec<GetCertificateChainStatusResponse> => Schema.Struct({
  certificateStatus: list(CertificateStatusType(), 1, 4),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetCertificateStatusRequest {
  readonly ocspRequestData: OCSPRequestDataType
  readonly customData?: CustomDataType
}
const GetCertificateStatusRequest = once((): Schema.Codec<GetCertificateStatusRequest> => Schema.Struct({
  ocspRequestData: OCSPRequestDataType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetCertificateStatusResponse {
  readonly status: GetCertificateStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly ocspResult?: string
  readonly customData?: CustomDataType
}
const GetCertificateStatusResponse = once((): Schema.Codec<GetCertificateStatusResponse> => Schema.Struct({
  status: GetCertificateStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  ocspResult: Schema.optionalKey(text(18000)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetChargingProfilesRequest {
  readonly requestId: number
  readonly evseId?: number
  readonly chargingProfile: ChargingProfileCriterionType
  readonly customData?: CustomDataType
}
const GetChargingProfilesRequest = once((): Schema.Codec<GetChargingProfilesRequest> => Schema.Struct({
  requestId: integer,
  evseId: Schema.optionalKey(between(integer, 0, Infinity)),
  chargingProfile: ChargingProfileCriterionType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetChargingProfilesResponse {
  readonly status: GetChargingProfileStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const GetChargingProfilesResponse = once((): Schema.Codec<GetChargingProfilesResponse> => Schema.Struct({
  status: GetChargingProfileStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetCompositeScheduleRequest {
  readonly duration: number
  readonly chargingRateUnit?: ChargingRateUnitEnumType
  readonly evseId: number
  readonly customData?: CustomDataType
}
const GetCompositeScheduleRequest = once((): Schema.Codec<GetCompositeScheduleRequest> => Schema.Struct({
  duration: integer,
  chargingRateUnit: Schema.optionalKey(ChargingRateUnitEnumType()),
  evseId: between(integer, 0, Infinity),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetCompositeScheduleResponse {
  readonly status: GenericStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly schedule?: CompositeScheduleType
  readonly customData?: CustomDataType
}
const GetCompositeScheduleResponse = once((): Schema.Codec<GetCompositeScheduleResponse> => Schema.Struct({
  status: GenericStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  schedule: Schema.optionalKey(CompositeScheduleType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetDERControlRequest {
  readonly requestId: number
  readonly isDefault?: boolean
  readonly controlType?: DERControlEnumType
  readonly controlId?: string
  readonly customData?: CustomDataType
}
const GetDERControlRequest = once((): Schema.Codec<GetDERControlRequest> => Schema.Struct({
  requestId: integer,
  isDefault: Schema.optionalKey(Schema.Boolean),
  controlType: Schema.optionalKey(DERControlEnumType()),
  controlId: Schema.optionalKey(text(36)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetDERControlResponse {
  readonly status: DERControlStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const GetDERControlResponse = once((): Schema.Codec<GetDERControlResponse> => Schema.Struct({
  status: DERControlStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetDisplayMessagesRequest {
  readonly id?: ReadonlyArray<number>
  readonly requestId: number
  readonly priority?: MessagePriorityEnumType
  readonly state?: MessageStateEnumType
  readonly customData?: CustomDataType
}
const GetDisplayMessagesRequest = once((): Schema.Codec<GetDisplayMessagesRequest> => Schema.Struct({
  id: Schema.optionalKey(list(between(integer, 0, Infinity), 1)),
  requestId: integer,
  priority: Schema.optionalKey(MessagePriorityEnumType()),
  state: Schema.optionalKey(MessageStateEnumType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetDisplayMessagesResponse {
  readonly status: GetDisplayMessagesStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const GetDisplayMessagesResponse = once((): Schema.Codec<GetDisplayMessagesResponse> => Schema.Struct({
  status: GetDisplayMessagesStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetInstalledCertificateIdsRequest {
  readonly certificateType?: ReadonlyArray<GetCertificateIdUseEnumType>
  readonly customData?: CustomDataType
}
const GetInstalledCertificateIdsRequest = once((): Schema.Codec<GetInstalledCertificateIdsRequest> => Schema.Struct({
  certificateType: Schema.optionalKey(list(GetCertificateIdUseEnumType(), 1)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetInstalledCertificateIdsResponse {
  readonly status: GetInstalledCertificateStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly certificateHashDataChain?: ReadonlyArray<CertificateHashDataChainType>
  readonly customData?: CustomDataType
}
const GetInstalledCertificateIdsResponse = once((): Schema.Codec<GetInstalledCertificateIdsResponse> => Schema.Struct({
  status: GetInstalledCertificateStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  certificateHashDataChain: Schema.optionalKey(list(CertificateHashDataChainType(), 1)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetLocalListVersionRequest {
  readonly customData?: CustomDataType
}
const GetLocalListVersionRequest = once((): Schema.Codec<GetLocalListVersionRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetLocalListVersionResponse {
  readonly versionNumber: number
  readonly customData?: CustomDataType
}
const GetLocalListVersionResponse = once((): Schema.Codec<GetLocalListVersionResponse> => Schema.Struct({
  versionNumber: integer,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetLogRequest {
  readonly log: LogParametersType
  readonly logType: LogEnumType
  readonly requestId: number
  readonly retries?: number
  readonly retryInterval?: number
  readonly customData?: CustomDataType
}
const GetLogRequest = once((): Schema.Codec<GetLogRequest> => Schema.Struct({
  log: LogParametersType(),
  logType: LogEnumType(),
  requestId: integer,
  retries: Schema.optionalKey(between(integer, 0, Infinity)),
  retryInterval: Schema.optionalKey(integer),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetLogResponse {
  readonly status: LogStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly filename?: string
  readonly customData?: CustomDataType
}
const GetLogResponse = once((): Schema.Codec<GetLogResponse> => Schema.Struct({
  status: LogStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  filename: Schema.optionalKey(text(255)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetMonitoringReportRequest {
  readonly componentVariable?: ReadonlyArray<ComponentVariableType>
  readonly requestId: number
  readonly monitoringCriteria?: ReadonlyArray<MonitoringCriterionEnumType>
  readonly customData?: CustomDataType
}
const GetMonitoringReportRequest = once((): Schema.Codec<GetMonitoringReportRequest> => Schema.Struct({
  componentVariable: Schema.optionalKey(list(ComponentVariableType(), 1)),
  requestId: integer,
  monitoringCriteria: Schema.optionalKey(list(MonitoringCriterionEnumType(), 1, 3)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetMonitoringReportResponse {
  readonly status: GenericDeviceModelStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const GetMonitoringReportResponse = once((): Schema.Codec<GetMonitoringReportResponse> => Schema.Struct({
  status: GenericDeviceModelStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetPeriodicEventStreamRequest {
  readonly customData?: CustomDataType
}
const GetPeriodicEventStreamRequest = once((): Schema.Codec<GetPeriodicEventStreamRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetPeriodicEventStreamResponse {
  readonly constantStreamData?: ReadonlyArray<ConstantStreamDataType>
  readonly customData?: CustomDataType
}
const GetPeriodicEventStreamResponse = once((): Schema.Codec<GetPeriodicEventStreamResponse> => Schema.Struct({
  constantStreamData: Schema.optionalKey(list(ConstantStreamDataType(), 1)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetReportRequest {
  readonly componentVariable?: ReadonlyArray<ComponentVariableType>
  readonly requestId: number
  readonly componentCriteria?: ReadonlyArray<ComponentCriterionEnumType>
  readonly customData?: CustomDataType
}
const GetReportRequest = once((): Schema.Codec<GetReportRequest> => Schema.Struct({
  componentVariable: Schema.optionalKey(list(ComponentVariableType(), 1)),
  requestId: integer,
  componentCriteria: Schema.optionalKey(list(ComponentCriterionEnumType(), 1, 4)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetReportResponse {
  readonly status: GenericDeviceModelStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const GetReportResponse = once((): Schema.Codec<GetReportResponse> => Schema.Struct({
  status: GenericDeviceModelStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetTariffsRequest {
  readonly evseId: number
  readonly customData?: CustomDataType
}
const GetTariffsRequest = once((): Schema.Codec<GetTariffsRequest> => Schema.Struct({
  evseId: between(integer, 0, Infinity),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetTariffsResponse {
  readonly status: TariffGetStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly tariffAssignments?: ReadonlyArray<TariffAssignmentType>
  readonly customData?: CustomDataType
}
const GetTariffsResponse = once((): Schema.Codec<GetTariffsResponse> => Schema.Struct({
  status: TariffGetStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  tariffAssignments: Schema.optionalKey(list(TariffAssignmentType(), 1)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetTransactionStatusRequest {
  readonly transactionId?: string
  readonly customData?: CustomDataType
}
const GetTransactionStatusRequest = once((): Schema.Codec<GetTransactionStatusRequest> => Schema.Struct({
  transactionId: Schema.optionalKey(text(36)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetTransactionStatusResponse {
  readonly ongoingIndicator?: boolean
  readonly messagesInQueue: boolean
  readonly customData?: CustomDataType
}
const GetTransactionStatusResponse = once((): Schema.Codec<GetTransactionStatusResponse> => Schema.Struct({
  ongoingIndicator: Schema.optionalKey(Schema.Boolean),
  messagesInQueue: Schema.Boolean,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetVariablesRequest {
  readonly getVariableData: ReadonlyArray<GetVariableDataType>
  readonly customData?: CustomDataType
}
const GetVariablesRequest = once((): Schema.Codec<GetVariablesRequest> => Schema.Struct({
  getVariableData: list(GetVariableDataType(), 1),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface GetVariablesResponse {
  readonly getVariableResult: ReadonlyArray<GetVariableResultType>
  readonly customData?: CustomDataType
}
const GetVariablesResponse = once((): Schema.Codec<GetVariablesResponse> => Schema.Struct({
  getVariableResult: list(GetVariableResultType(), 1),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface HeartbeatRequest {
  readonly customData?: CustomDataType
}
const HeartbeatRequest = once((): Schema.Codec<HeartbeatRequest> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface HeartbeatResponse {
  readonly currentTime: string
  readonly customData?: CustomDataType
}
const HeartbeatResponse = once((): Schema.Codec<HeartbeatResponse> => Schema.Struct({
  currentTime: dateTime,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface InstallCertificateRequest {
  readonly certificateType: InstallCertificateUseEnumType
  readonly certificate: string
  readonly customData?: CustomDataType
}
const InstallCertificateRequest = once((): Schema.Codec<InstallCertificateRequest> => Schema.Struct({
  certificateType: InstallCertificateUseEnumType(),
  certificate: text(10000),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface InstallCertificateResponse {
  readonly status: InstallCertificateStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const InstallCertificateResponse = once((): Schema.Codec<InstallCertificateResponse> => Schema.Struct({
  status: InstallCertificateStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface LogStatusNotificationRequest {
  readonly status: UploadLogStatusEnumType
  readonly requestId?: number
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const LogStatusNotificationRequest = once((): Schema.Codec<LogStatusNotificationRequest> => Schema.Struct({
  status: UploadLogStatusEnumType(),
  requestId: Schema.optionalKey(integer),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface LogStatusNotificationResponse {
  readonly customData?: CustomDataType
}
const LogStatusNotificationResponse = once((): Schema.Codec<LogStatusNotificationResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface MeterValuesRequest {
  readonly evseId: number
  readonly meterValue: ReadonlyArray<MeterValueType>
  readonly customData?: CustomDataType
}
const MeterValuesRequest = once((): Schema.Codec<MeterValuesRequest> => Schema.Struct({
  evseId: between(integer, 0, Infinity),
  meterValue: list(MeterValueType(), 1),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface MeterValuesResponse {
  readonly customData?: CustomDataType
}
const MeterValuesResponse = once((): Schema.Codec<MeterValuesResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyAllowedEnergyTransferRequest {
  readonly transactionId: string
  readonly allowedEnergyTransfer: ReadonlyArray<EnergyTransferModeEnumType>
  readonly customData?: CustomDataType
}
const NotifyAllowedEnergyTransferRequest = once((): Schema.Codec<NotifyAllowedEnergyTransferRequest> => Schema.Struct({
  transactionId: text(36),
  allowedEnergyTransfer: list(EnergyTransferModeEnumType(), 1),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyAllowedEnergyTransferResponse {
  readonly status: NotifyAllowedEnergyTransferStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const NotifyAllowedEnergyTransferResponse = once((): Schema.Codec<NotifyAllowedEnergyTransferResponse> => Schema.Struct({
  status: NotifyAllowedEnergyTransferStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyChargingLimitRequest {
  readonly chargingSchedule?: ReadonlyArray<ChargingScheduleType>
  readonly evseId?: number
  readonly chargingLimit: ChargingLimitType
  readonly customData?: CustomDataType
}
const NotifyChargingLimitRequest = once((): Schema.Codec<NotifyChargingLimitRequest> => Schema.Struct({
  chargingSchedule: Schema.optionalKey(list(ChargingScheduleType(), 1)),
  evseId: Schema.optionalKey(between(integer, 0, Infinity)),
  chargingLimit: ChargingLimitType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyChargingLimitResponse {
  readonly customData?: CustomDataType
}
const NotifyChargingLimitResponse = once((): Schema.Codec<NotifyChargingLimitResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyCustomerInformationRequest {
  readonly data: string
  readonly tbc?: boolean
  readonly seqNo: number
  readonly generatedAt: string
  readonly requestId: number
  readonly customData?: CustomDataType
}
const NotifyCustomerInformationRequest = once((): Schema.Codec<NotifyCustomerInformationRequest> => Schema.Struct({
  data: text(512),
  tbc: Schema.optionalKey(Schema.Boolean),
  seqNo: between(integer, 0, Infinity),
  generatedAt: dateTime,
  requestId: between(integer, 0, Infinity),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyCustomerInformationResponse {
  readonly customData?: CustomDataType
}
const NotifyCustomerInformationResponse = once((): Schema.Codec<NotifyCustomerInformationResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyDERAlarmRequest {
  readonly controlType: DERControlEnumType
  readonly gridEventFault?: GridEventFaultEnumType
  readonly alarmEnded?: boolean
  readonly timestamp: string
  readonly extraInfo?: string
  readonly customData?: CustomDataType
}
const NotifyDERAlarmRequest = once((): Schema.Codec<NotifyDERAlarmRequest> => Schema.Struct({
  controlType: DERControlEnumType(),
  gridEventFault: Schema.optionalKey(GridEventFaultEnumType()),
  alarmEnded: Schema.optionalKey(Schema.Boolean),
  timestamp: dateTime,
  extraInfo: Schema.optionalKey(text(200)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyDERAlarmResponse {
  readonly customData?: CustomDataType
}
const NotifyDERAlarmResponse = once((): Schema.Codec<NotifyDERAlarmResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyDERStartStopRequest {
  readonly controlId: string
  readonly started: boolean
  readonly timestamp: string
  readonly supersededIds?: ReadonlyArray<string>
  readonly customData?: CustomDataType
}
const NotifyDERStartStopRequest = once((): Schema.Codec<NotifyDERStartStopRequest> => Schema.Struct({
  controlId: text(36),
  started: Schema.Boolean,
  timestamp: dateTime,
  supersededIds: Schema.optionalKey(list(text(36), 1, 24)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyDERStartStopResponse {
  readonly customData?: CustomDataType
}
const NotifyDERStartStopResponse = once((): Schema.Codec<NotifyDERStartStopResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyDisplayMessagesRequest {
  readonly messageInfo?: ReadonlyArray<MessageInfoType>
  readonly requestId: number
  readonly tbc?: boolean
  readonly customData?: CustomDataType
}
const NotifyDisplayMessagesRequest = once((): Schema.Codec<NotifyDisplayMessagesRequest> => Schema.Struct({
  messageInfo: Schema.optionalKey(list(MessageInfoType(), 1)),
  requestId: integer,
  tbc: Schema.optionalKey(Schema.Boolean),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyDisplayMessagesResponse {
  readonly customData?: CustomDataType
}
const NotifyDisplayMessagesResponse = once((): Schema.Codec<NotifyDisplayMessagesResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyEVChargingNeedsRequest {
  readonly evseId: number
  readonly maxScheduleTuples?: number
  readonly chargingNeeds: ChargingNeedsType
  readonly timestamp?: string
  readonly customData?: CustomDataType
}
const NotifyEVChargingNeedsRequest = once((): Schema.Codec<NotifyEVChargingNeedsRequest> => Schema.Struct({
  evseId: between(integer, 1, Infinity),
  maxScheduleTuples: Schema.optionalKey(between(integer, 0, Infinity)),
  chargingNeeds: ChargingNeedsType(),
  timestamp: Schema.optionalKey(dateTime),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyEVChargingNeedsResponse {
  readonly status: NotifyEVChargingNeedsStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const NotifyEVChargingNeedsResponse = once((): Schema.Codec<NotifyEVChargingNeedsResponse> => Schema.Struct({
  status: NotifyEVChargingNeedsStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyEVChargingScheduleRequest {
  readonly timeBase: string
  readonly chargingSchedule: ChargingScheduleType
  readonly evseId: number
  readonly selectedChargingScheduleId?: number
  readonly powerToleranceAcceptance?: boolean
  readonly customData?: CustomDataType
}
const NotifyEVChargingScheduleRequest = once((): Schema.Codec<NotifyEVChargingScheduleRequest> => Schema.Struct({
  timeBase: dateTime,
  chargingSchedule: ChargingScheduleType(),
  evseId: between(integer, 1, Infinity),
  selectedChargingScheduleId: Schema.optionalKey(between(integer, 0, Infinity)),
  powerToleranceAcceptance: Schema.optionalKey(Schema.Boolean),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyEVChargingScheduleResponse {
  readonly status: GenericStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const NotifyEVChargingScheduleResponse = once((): Schema.Codec<NotifyEVChargingScheduleResponse> => Schema.Struct({
  status: GenericStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyEventRequest {
  readonly generatedAt: string
  readonly tbc?: boolean
  readonly seqNo: number
  readonly eventData: ReadonlyArray<EventDataType>
  readonly customData?: CustomDataType
}
const NotifyEventRequest = once((): Schema.Codec<NotifyEventRequest> => Schema.Struct({
  generatedAt: dateTime,
  tbc: Schema.optionalKey(Schema.Boolean),
  seqNo: between(integer, 0, Infinity),
  eventData: list(EventDataType(), 1),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyEventResponse {
  readonly customData?: CustomDataType
}
const NotifyEventResponse = once((): Schema.Codec<NotifyEventResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyMonitoringReportRequest {
  readonly monitor?: ReadonlyArray<MonitoringDataType>
  readonly requestId: number
  readonly tbc?: boolean
  readonly seqNo: number
  readonly generatedAt: string
  readonly customData?: CustomDataType
}
const NotifyMonitoringReportRequest = once((): Schema.Codec<NotifyMonitoringReportRequest> => Schema.Struct({
  monitor: Schema.optionalKey(list(MonitoringDataType(), 1)),
  requestId: integer,
  tbc: Schema.optionalKey(Schema.Boolean),
  seqNo: between(integer, 0, Infinity),
  generatedAt: dateTime,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyMonitoringReportResponse {
  readonly customData?: CustomDataType
}
const NotifyMonitoringReportResponse = once((): Schema.Codec<NotifyMonitoringReportResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyPeriodicEventStreamRequest {
  readonly data: ReadonlyArray<StreamDataElementType>
  readonly id: number
  readonly pending: number
  readonly basetime: string
  readonly customData?: CustomDataType
}
const NotifyPeriodicEventStreamRequest = once((): Schema.Codec<NotifyPeriodicEventStreamRequest> => Schema.Struct({
  data: list(StreamDataElementType(), 1),
  id: between(integer, 0, Infinity),
  pending: between(integer, 0, Infinity),
  basetime: dateTime,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyPriorityChargingRequest {
  readonly transactionId: string
  readonly activated: boolean
  readonly customData?: CustomDataType
}
const NotifyPriorityChargingRequest = once((): Schema.Codec<NotifyPriorityChargingRequest> => Schema.Struct({
  transactionId: text(36),
  activated: Schema.Boolean,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyPriorityChargingResponse {
  readonly customData?: CustomDataType
}
const NotifyPriorityChargingResponse = once((): Schema.Codec<NotifyPriorityChargingResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyReportRequest {
  readonly requestId: number
  readonly generatedAt: string
  readonly reportData?: ReadonlyArray<ReportDataType>
  readonly tbc?: boolean
  readonly seqNo: number
  readonly customData?: CustomDataType
}
const NotifyReportRequest = once((): Schema.Codec<NotifyReportRequest> => Schema.Struct({
  requestId: integer,
  generatedAt: dateTime,
  reportData: Schema.optionalKey(list(ReportDataType(), 1)),
  tbc: Schema.optionalKey(Schema.Boolean),
  seqNo: between(integer, 0, Infinity),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyReportResponse {
  readonly customData?: CustomDataType
}
const NotifyReportResponse = once((): Schema.Codec<NotifyReportResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifySettlementRequest {
  readonly transactionId?: string
  readonly pspRef: string
  readonly status: PaymentStatusEnumType
  readonly statusInfo?: string
  readonly settlementAmount: number
  readonly settlementTime: string
  readonly receiptId?: string
  readonly receiptUrl?: string
  readonly vatCompany?: AddressType
  readonly vatNumber?: string
  readonly customData?: CustomDataType
}
const NotifySettlementRequest = once((): Schema.Codec<NotifySettlementRequest> => Schema.Struct({
  transactionId: Schema.optionalKey(text(36)),
  pspRef: text(255),
  status: PaymentStatusEnumType(),
  statusInfo: Schema.optionalKey(text(500)),
  settlementAmount: number,
  settlementTime: dateTime,
  receiptId: Schema.optionalKey(text(50)),
  receiptUrl: Schema.optionalKey(text(2000)),
  vatCompany: Schema.optionalKey(AddressType()),
  vatNumber: Schema.optionalKey(text(20)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifySettlementResponse {
  readonly receiptUrl?: string
  readonly receiptId?: string
  readonly customData?: CustomDataType
}
const NotifySettlementResponse = once((): Schema.Codec<NotifySettlementResponse> => Schema.Struct({
  receiptUrl: Schema.optionalKey(text(2000)),
  receiptId: Schema.optionalKey(text(50)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyWebPaymentStartedRequest {
  readonly evseId: number
  readonly timeout: number
  readonly customData?: CustomDataType
}
const NotifyWebPaymentStartedRequest = once((): Schema.Codec<NotifyWebPaymentStartedRequest> => Schema.Struct({
  evseId: between(integer, 0, Infinity),
  timeout: integer,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface NotifyWebPaymentStartedResponse {
  readonly customData?: CustomDataType
}
const NotifyWebPaymentStartedResponse = once((): Schema.Codec<NotifyWebPaymentStartedResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface OpenPeriodicEventStreamRequest {
  readonly constantStreamData: ConstantStreamDataType
  readonly customData?: CustomDataType
}
const OpenPeriodicEventStreamRequest = once((): Schema.Codec<OpenPeriodicEventStreamRequest> => Schema.Struct({
  constantStreamData: ConstantStreamDataType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface OpenPeriodicEventStreamResponse {
  readonly status: GenericStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const OpenPeriodicEventStreamResponse = once((): Schema.Codec<OpenPeriodicEventStreamResponse> => Schema.Struct({
  status: GenericStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface PublishFirmwareRequest {
  readonly location: string
  readonly retries?: number
  readonly checksum: string
  readonly requestId: number
  readonly retryInterval?: number
  readonly customData?: CustomDataType
}
const PublishFirmwareRequest = once((): Schema.Codec<PublishFirmwareRequest> => Schema.Struct({
  location: text(2000),
  retries: Schema.optionalKey(between(integer, 0, Infinity)),
  checksum: text(32),
  requestId: between(integer, 0, Infinity),
  retryInterval: Schema.optionalKey(between(integer, 0, Infinity)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface PublishFirmwareResponse {
  readonly status: GenericStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const PublishFirmwareResponse = once((): Schema.Codec<PublishFirmwareResponse> => Schema.Struct({
  status: GenericStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface PublishFirmwareStatusNotificationRequest {
  readonly status: PublishFirmwareStatusEnumType
  readonly location?: ReadonlyArray<string>
  readonly requestId?: number
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const PublishFirmwareStatusNotificationRequest = once((): Schema.Codec<PublishFirmwareStatusNotificationRequest> => Schema.Struct({
  status: PublishFirmwareStatusEnumType(),
  location: Schema.optionalKey(list(text(2000), 1)),
  requestId: Schema.optionalKey(between(integer, 0, Infinity)),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface PublishFirmwareStatusNotificationResponse {
  readonly customData?: CustomDataType
}
const PublishFirmwareStatusNotificationResponse = once((): Schema.Codec<PublishFirmwareStatusNotificationResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface PullDynamicScheduleUpdateRequest {
  readonly chargingProfileId: number
  readonly customData?: CustomDataType
}
const PullDynamicScheduleUpdateRequest = once((): Schema.Codec<PullDynamicScheduleUpdateRequest> => Schema.Struct({
  chargingProfileId: integer,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface PullDynamicScheduleUpdateResponse {
  readonly scheduleUpdate?: ChargingScheduleUpdateType
  readonly status: ChargingProfileStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const PullDynamicScheduleUpdateResponse = once((): Schema.Codec<PullDynamicScheduleUpdateResponse> => Schema.Struct({
  scheduleUpdate: Schema.optionalKey(ChargingScheduleUpdateType()),
  status: ChargingProfileStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ReportChargingProfilesRequest {
  readonly requestId: number
  readonly chargingLimitSource: string
  readonly chargingProfile: ReadonlyArray<ChargingProfileType>
  readonly tbc?: boolean
  readonly evseId: number
  readonly customData?: CustomDataType
}
const ReportChargingProfilesRequest = once((): Schema.Codec<ReportChargingProfilesRequest> => Schema.Struct({
  requestId: integer,
  chargingLimitSource: text(20),
  chargingProfile: list(ChargingProfileType(), 1),
  tbc: Schema.optionalKey(Schema.Boolean),
  evseId: between(integer, 0, Infinity),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ReportChargingProfilesResponse {
  readonly customData?: CustomDataType
}
const ReportChargingProfilesResponse = once((): Schema.Codec<ReportChargingProfilesResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ReportDERControlRequest {
  readonly curve?: ReadonlyArray<DERCurveGetType>
  readonly enterService?: ReadonlyArray<EnterServiceGetType>
  readonly fixedPFAbsorb?: ReadonlyArray<FixedPFGetType>
  readonly fixedPFInject?: ReadonlyArray<FixedPFGetType>
  readonly fixedVar?: ReadonlyArray<FixedVarGetType>
  readonly freqDroop?: ReadonlyArray<FreqDroopGetType>
  readonly gradient?: ReadonlyArray<GradientGetType>
  readonly limitMaxDischarge?: ReadonlyArray<LimitMaxDischargeGetType>
  readonly requestId: number
  readonly tbc?: boolean
  readonly customData?: CustomDataType
}
const ReportDERControlRequest = once((): Schema.Codec<ReportDERControlRequest> => Schema.Struct({
  curve: Schema.optionalKey(list(DERCurveGetType(), 1, 24)),
  enterService: Schema.optionalKey(list(EnterServiceGetType(), 1, 24)),
  fixedPFAbsorb: Schema.optionalKey(list(FixedPFGetType(), 1, 24)),
  fixedPFInject: Schema.optionalKey(list(FixedPFGetType(), 1, 24)),
  fixedVar: Schema.optionalKey(list(FixedVarGetType(), 1, 24)),
  freqDroop: Schema.optionalKey(list(FreqDroopGetType(), 1, 24)),
  gradient: Schema.optionalKey(list(GradientGetType(), 1, 24)),
  limitMaxDischarge: Schema.optionalKey(list(LimitMaxDischargeGetType(), 1, 24)),
  requestId: integer,
  tbc: Schema.optionalKey(Schema.Boolean),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ReportDERControlResponse {
  readonly customData?: CustomDataType
}
const ReportDERControlResponse = once((): Schema.Codec<ReportDERControlResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface RequestBatterySwapRequest {
  readonly idToken: IdTokenType
  readonly requestId: number
  readonly customData?: CustomDataType
}
const RequestBatterySwapRequest = once((): Schema.Codec<RequestBatterySwapRequest> => Schema.Struct({
  idToken: IdTokenType(),
  requestId: integer,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface RequestBatterySwapResponse {
  readonly status: GenericStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const RequestBatterySwapResponse = once((): Schema.Codec<RequestBatterySwapResponse> => Schema.Struct({
  status: GenericStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface RequestStartTransactionRequest {
  readonly evseId?: number
  readonly groupIdToken?: IdTokenType
  readonly idToken: IdTokenType
  readonly remoteStartId: number
  readonly chargingProfile?: ChargingProfileType
  readonly customData?: CustomDataType
}
const RequestStartTransactionRequest = once((): Schema.Codec<RequestStartTransactionRequest> => Schema.Struct({
  evseId: Schema.optionalKey(between(integer, 1, Infinity)),
  groupIdToken: Schema.optionalKey(IdTokenType()),
  idToken: IdTokenType(),
  remoteStartId: integer,
  chargingProfile: Schema.optionalKey(ChargingProfileType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface RequestStartTransactionResponse {
  readonly status: RequestStartStopStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly transactionId?: string
  readonly customData?: CustomDataType
}
const RequestStartTransactionResponse = once((): Schema.Codec<RequestStartTransactionResponse> => Schema.Struct({
  status: RequestStartStopStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  transactionId: Schema.optionalKey(text(36)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface RequestStopTransactionRequest {
  readonly transactionId: string
  readonly customData?: CustomDataType
}
const RequestStopTransactionRequest = once((): Schema.Codec<RequestStopTransactionRequest> => Schema.Struct({
  transactionId: text(36),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface RequestStopTransactionResponse {
  readonly status: RequestStartStopStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const RequestStopTransactionResponse = once((): Schema.Codec<RequestStopTransactionResponse> => Schema.Struct({
  status: RequestStartStopStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ReservationStatusUpdateRequest {
  readonly reservationId: number
  readonly reservationUpdateStatus: ReservationUpdateStatusEnumType
  readonly customData?: CustomDataType
}
const ReservationStatusUpdateRequest = once((): Schema.Codec<ReservationStatusUpdateRequest> => Schema.Struct({
  reservationId: between(integer, 0, Infinity),
  reservationUpdateStatus: ReservationUpdateStatusEnumType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ReservationStatusUpdateResponse {
  readonly customData?: CustomDataType
}
const ReservationStatusUpdateResponse = once((): Schema.Codec<ReservationStatusUpdateResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ReserveNowRequest {
  readonly id: number
  readonly expiryDateTime: string
  readonly connectorType?: string
  readonly idToken: IdTokenType
  readonly evseId?: number
  readonly groupIdToken?: IdTokenType
  readonly customData?: CustomDataType
}
const ReserveNowRequest = once((): Schema.Codec<ReserveNowRequest> => Schema.Struct({
  id: between(integer, 0, Infinity),
  expiryDateTime: dateTime,
  connectorType: Schema.optionalKey(text(20)),
  idToken: IdTokenType(),
  evseId: Schema.optionalKey(between(integer, 0, Infinity)),
  groupIdToken: Schema.optionalKey(IdTokenType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ReserveNowResponse {
  readonly status: ReserveNowStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const ReserveNowResponse = once((): Schema.Codec<ReserveNowResponse> => Schema.Struct({
  status: ReserveNowStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ResetRequest {
  readonly type: ResetEnumType
  readonly evseId?: number
  readonly customData?: CustomDataType
}
const ResetRequest = once((): Schema.Codec<ResetRequest> => Schema.Struct({
  type: ResetEnumType(),
  evseId: Schema.optionalKey(between(integer, 0, Infinity)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface ResetResponse {
  readonly status: ResetStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const ResetResponse = once((): Schema.Codec<ResetResponse> => Schema.Struct({
  status: ResetStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SecurityEventNotificationRequest {
  readonly type: string
  readonly timestamp: string
  readonly techInfo?: string
  readonly customData?: CustomDataType
}
const SecurityEventNotificationRequest = once((): Schema.Codec<SecurityEventNotificationRequest> => Schema.Struct({
  type: text(50),
  timestamp: dateTime,
  techInfo: Schema.optionalKey(text(255)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SecurityEventNotificationResponse {
  readonly customData?: CustomDataType
}
const SecurityEventNotificationResponse = once((): Schema.Codec<SecurityEventNotificationResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SendLocalListRequest {
  readonly localAuthorizationList?: ReadonlyArray<AuthorizationData>
  readonly versionNumber: number
  readonly updateType: UpdateEnumType
  readonly customData?: CustomDataType
}
const SendLocalListRequest = once((): Schema.Codec<SendLocalListRequest> => Schema.Struct({
  localAuthorizationList: Schema.optionalKey(list(AuthorizationData(), 1)),
  versionNumber: integer,
  updateType: UpdateEnumType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SendLocalListResponse {
  readonly status: SendLocalListStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const SendLocalListResponse = once((): Schema.Codec<SendLocalListResponse> => Schema.Struct({
  status: SendLocalListStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetChargingProfileRequest {
  readonly evseId: number
  readonly chargingProfile: ChargingProfileType
  readonly customData?: CustomDataType
}
const SetChargingProfileRequest = once((): Schema.Codec<SetChargingProfileRequest> => Schema.Struct({
  evseId: between(integer, 0, Infinity),
  chargingProfile: ChargingProfileType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetChargingProfileResponse {
  readonly status: ChargingProfileStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const SetChargingProfileResponse = once((): Schema.Codec<SetChargingProfileResponse> => Schema.Struct({
  status: ChargingProfileStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetDefaultTariffRequest {
  readonly evseId: number
  readonly tariff: TariffType
  readonly customData?: CustomDataType
}
const SetDefaultTariffRequest = once((): Schema.Codec<SetDefaultTariffRequest> => Schema.Struct({
  evseId: between(integer, 0, Infinity),
  tariff: TariffType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetDefaultTariffResponse {
  readonly status: TariffSetStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const SetDefaultTariffResponse = once((): Schema.Codec<SetDefaultTariffResponse> => Schema.Struct({
  status: TariffSetStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetDERControlRequest {
  readonly isDefault: boolean
  readonly controlId: string
  readonly controlType: DERControlEnumType
  readonly curve?: DERCurveType
  readonly enterService?: EnterServiceType
  readonly fixedPFAbsorb?: FixedPFType
  readonly fixedPFInject?: FixedPFType
  readonly fixedVar?: FixedVarType
  readonly freqDroop?: FreqDroopType
  readonly gradient?: GradientType
  readonly limitMaxDischarge?: LimitMaxDischargeType
  readonly customData?: CustomDataType
}
const SetDERControlRequest = once((): Schema.Codec<SetDERControlRequest> => Schema.Struct({
  isDefault: Schema.Boolean,
  controlId: text(36),
  controlType: DERControlEnumType(),
  curve: Schema.optionalKey(DERCurveType()),
  enterService: Schema.optionalKey(EnterServiceType()),
  fixedPFAbsorb: Schema.optionalKey(FixedPFType()),
  fixedPFInject: Schema.optionalKey(FixedPFType()),
  fixedVar: Schema.optionalKey(FixedVarType()),
  freqDroop: Schema.optionalKey(FreqDroopType()),
  gradient: Schema.optionalKey(GradientType()),
  limitMaxDischarge: Schema.optionalKey(LimitMaxDischargeType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetDERControlResponse {
  readonly status: DERControlStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly supersededIds?: ReadonlyArray<string>
  readonly customData?: CustomDataType
}
const SetDERControlResponse = once((): Schema.Codec<SetDERControlResponse> => Schema.Struct({
  status: DERControlStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  supersededIds: Schema.optionalKey(list(text(36), 1, 24)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetDisplayMessageRequest {
  readonly message: MessageInfoType
  readonly customData?: CustomDataType
}
const SetDisplayMessageRequest = once((): Schema.Codec<SetDisplayMessageRequest> => Schema.Struct({
  message: MessageInfoType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetDisplayMessageResponse {
  readonly status: DisplayMessageStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const SetDisplayMessageResponse = once((): Schema.Codec<SetDisplayMessageResponse> => Schema.Struct({
  status: DisplayMessageStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetMonitoringBaseRequest {
  readonly monitoringBase: MonitoringBaseEnumType
  readonly customData?: CustomDataType
}
const SetMonitoringBaseRequest = once((): Schema.Codec<SetMonitoringBaseRequest> => Schema.Struct({
  monitoringBase: MonitoringBaseEnumType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetMonitoringBaseResponse {
  readonly status: GenericDeviceModelStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const SetMonitoringBaseResponse = once((): Schema.Codec<SetMonitoringBaseResponse> => Schema.Struct({
  status: GenericDeviceModelStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetMonitoringLevelRequest {
  readonly severity: number
  readonly customData?: CustomDataType
}
const SetMonitoringLevelRequest = once((): Schema.Codec<SetMonitoringLevelRequest> => Schema.Struct({
  severity: between(integer, 0, Infinity),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetMonitoringLevelResponse {
  readonly status: GenericStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const SetMonitoringLevelResponse = once((): Schema.Codec<SetMonitoringLevelResponse> => Schema.Struct({
  status: GenericStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetNetworkProfileRequest {
  readonly configurationSlot: number
  readonly connectionData: NetworkConnectionProfileType
  readonly customData?: CustomDataType
}
const SetNetworkProfileRequest = once((): Schema.Codec<SetNetworkProfileRequest> => Schema.Struct({
  configurationSlot: integer,
  connectionData: NetworkConnectionProfileType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetNetworkProfileResponse {
  readonly status: SetNetworkProfileStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const SetNetworkProfileResponse = once((): Schema.Codec<SetNetworkProfileResponse> => Schema.Struct({
  status: SetNetworkProfileStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetVariableMonitoringRequest {
  readonly setMonitoringData: ReadonlyArray<SetMonitoringDataType>
  readonly customData?: CustomDataType
}
const SetVariableMonitoringRequest = once((): Schema.Codec<SetVariableMonitoringRequest> => Schema.Struct({
  setMonitoringData: list(SetMonitoringDataType(), 1),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetVariableMonitoringResponse {
  readonly setMonitoringResult: ReadonlyArray<SetMonitoringResultType>
  readonly customData?: CustomDataType
}
const SetVariableMonitoringResponse = once((): Schema.Codec<SetVariableMonitoringResponse> => Schema.Struct({
  setMonitoringResult: list(SetMonitoringResultType(), 1),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetVariablesRequest {
  readonly setVariableData: ReadonlyArray<SetVariableDataType>
  readonly customData?: CustomDataType
}
const SetVariablesRequest = once((): Schema.Codec<SetVariablesRequest> => Schema.Struct({
  setVariableData: list(SetVariableDataType(), 1),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SetVariablesResponse {
  readonly setVariableResult: ReadonlyArray<SetVariableResultType>
  readonly customData?: CustomDataType
}
const SetVariablesResponse = once((): Schema.Codec<SetVariablesResponse> => Schema.Struct({
  setVariableResult: list(SetVariableResultType(), 1),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SignCertificateRequest {
  readonly csr: string
  readonly certificateType?: CertificateSigningUseEnumType
  readonly hashRootCertificate?: CertificateHashDataType
  readonly requestId?: number
  readonly customData?: CustomDataType
}
const SignCertificateRequest = once((): Schema.Codec<SignCertificateRequest> => Schema.Struct({
  csr: text(5500),
  certificateType: Schema.optionalKey(CertificateSigningUseEnumType()),
  hashRootCertificate: Schema.optionalKey(CertificateHashDataType()),
  requestId: Schema.optionalKey(integer),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface SignCertificateResponse {
  readonly status: GenericStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const SignCertificateResponse = once((): Schema.Codec<SignCertificateResponse> => Schema.Struct({
  status: GenericStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface StatusNotificationRequest {
  readonly timestamp: string
  readonly connectorStatus: ConnectorStatusEnumType
  readonly evseId: number
  readonly connectorId: number
  readonly customData?: CustomDataType
}
const StatusNotificationRequest = once((): Schema.Codec<StatusNotificationRequest> => Schema.Struct({
  timestamp: dateTime,
  connectorStatus: ConnectorStatusEnumType(),
  evseId: between(integer, 0, Infinity),
  connectorId: between(integer, 0, Infinity),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface StatusNotificationResponse {
  readonly customData?: CustomDataType
}
const StatusNotificationResponse = once((): Schema.Codec<StatusNotificationResponse> => Schema.Struct({
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TransactionEventRequest {
  readonly costDetails?: CostDetailsType
  readonly eventType: TransactionEventEnumType
  readonly meterValue?: ReadonlyArray<MeterValueType>
  readonly timestamp: string
  readonly triggerReason: TriggerReasonEnumType
  readonly seqNo: number
  readonly offline?: boolean
  readonly numberOfPhasesUsed?: number
  readonly cableMaxCurrent?: number
  readonly reservationId?: number
  readonly preconditioningStatus?: PreconditioningStatusEnumType
  readonly evseSleep?: boolean
  readonly transactionInfo: TransactionType
  readonly evse?: EVSEType
  readonly idToken?: IdTokenType
  readonly customData?: CustomDataType
}
const TransactionEventRequest = once((): Schema.Codec<TransactionEventRequest> => Schema.Struct({
  costDetails: Schema.optionalKey(CostDetailsType()),
  eventType: TransactionEventEnumType(),
  meterValue: Schema.optionalKey(list(MeterValueType(), 1)),
  timestamp: dateTime,
  triggerReason: TriggerReasonEnumType(),
  seqNo: between(integer, 0, Infinity),
  offline: Schema.optionalKey(Schema.Boolean),
  numberOfPhasesUsed: Schema.optionalKey(between(integer, 0, 3)),
  cableMaxCurrent: Schema.optionalKey(integer),
  reservationId: Schema.optionalKey(between(integer, 0, Infinity)),
  preconditioningStatus: Schema.optionalKey(PreconditioningStatusEnumType()),
  evseSleep: Schema.optionalKey(Schema.Boolean),
  transactionInfo: TransactionType(),
  evse: Schema.optionalKey(EVSEType()),
  idToken: Schema.optionalKey(IdTokenType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TransactionEventResponse {
  readonly totalCost?: number
  readonly chargingPriority?: number
  readonly idTokenInfo?: IdTokenInfoType
  readonly transactionLimit?: TransactionLimitType
  readonly updatedPersonalMessage?: MessageContentType
  readonly updatedPersonalMessageExtra?: ReadonlyArray<MessageContentType>
  readonly customData?: CustomDataType
}
const TransactionEventResponse = once((): Schema.Codec<TransactionEventResponse> => Schema.Struct({
  totalCost: Schema.optionalKey(number),
  chargingPriority: Schema.optionalKey(integer),
  idTokenInfo: Schema.optionalKey(IdTokenInfoType()),
  transactionLimit: Schema.optionalKey(TransactionLimitType()),
  updatedPersonalMessage: Schema.optionalKey(MessageContentType()),
  updatedPersonalMessageExtra: Schema.optionalKey(list(MessageContentType(), 1, 4)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TriggerMessageRequest {
  readonly evse?: EVSEType
  readonly requestedMessage: MessageTriggerEnumType
  readonly customTrigger?: string
  readonly customData?: CustomDataType
}
const TriggerMessageRequest = once((): Schema.Codec<TriggerMessageRequest> => Schema.Struct({
  evse: Schema.optionalKey(EVSEType()),
  requestedMessage: MessageTriggerEnumType(),
  customTrigger: Schema.optionalKey(text(50)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface TriggerMessageResponse {
  readonly status: TriggerMessageStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const TriggerMessageResponse = once((): Schema.Codec<TriggerMessageResponse> => Schema.Struct({
  status: TriggerMessageStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface UnlockConnectorRequest {
  readonly evseId: number
  readonly connectorId: number
  readonly customData?: CustomDataType
}
const UnlockConnectorRequest = once((): Schema.Codec<UnlockConnectorRequest> => Schema.Struct({
  evseId: between(integer, 0, Infinity),
  connectorId: between(integer, 0, Infinity),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface UnlockConnectorResponse {
  readonly status: UnlockStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const UnlockConnectorResponse = once((): Schema.Codec<UnlockConnectorResponse> => Schema.Struct({
  status: UnlockStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface UnpublishFirmwareRequest {
  readonly checksum: string
  readonly customData?: CustomDataType
}
const UnpublishFirmwareRequest = once((): Schema.Codec<UnpublishFirmwareRequest> => Schema.Struct({
  checksum: text(32),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface UnpublishFirmwareResponse {
  readonly status: UnpublishFirmwareStatusEnumType
  readonly customData?: CustomDataType
}
const UnpublishFirmwareResponse = once((): Schema.Codec<UnpublishFirmwareResponse> => Schema.Struct({
  status: UnpublishFirmwareStatusEnumType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface UpdateDynamicScheduleRequest {
  readonly chargingProfileId: number
  readonly scheduleUpdate: ChargingScheduleUpdateType
  readonly customData?: CustomDataType
}
const UpdateDynamicScheduleRequest = once((): Schema.Codec<UpdateDynamicScheduleRequest> => Schema.Struct({
  chargingProfileId: integer,
  scheduleUpdate: ChargingScheduleUpdateType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface UpdateDynamicScheduleResponse {
  readonly status: ChargingProfileStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const UpdateDynamicScheduleResponse = once((): Schema.Codec<UpdateDynamicScheduleResponse> => Schema.Struct({
  status: ChargingProfileStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface UpdateFirmwareRequest {
  readonly retries?: number
  readonly retryInterval?: number
  readonly requestId: number
  readonly firmware: FirmwareType
  readonly customData?: CustomDataType
}
const UpdateFirmwareRequest = once((): Schema.Codec<UpdateFirmwareRequest> => Schema.Struct({
  retries: Schema.optionalKey(between(integer, 0, Infinity)),
  retryInterval: Schema.optionalKey(integer),
  requestId: integer,
  firmware: FirmwareType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface UpdateFirmwareResponse {
  readonly status: UpdateFirmwareStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const UpdateFirmwareResponse = once((): Schema.Codec<UpdateFirmwareResponse> => Schema.Struct({
  status: UpdateFirmwareStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface UsePriorityChargingRequest {
  readonly transactionId: string
  readonly activate: boolean
  readonly customData?: CustomDataType
}
const UsePriorityChargingRequest = once((): Schema.Codec<UsePriorityChargingRequest> => Schema.Struct({
  transactionId: text(36),
  activate: Schema.Boolean,
  customData: Schema.optionalKey(CustomDataType())
}))

export interface UsePriorityChargingResponse {
  readonly status: PriorityChargingStatusEnumType
  readonly statusInfo?: StatusInfoType
  readonly customData?: CustomDataType
}
const UsePriorityChargingResponse = once((): Schema.Codec<UsePriorityChargingResponse> => Schema.Struct({
  status: PriorityChargingStatusEnumType(),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface VatNumberValidationRequest {
  readonly vatNumber: string
  readonly evseId?: number
  readonly customData?: CustomDataType
}
const VatNumberValidationRequest = once((): Schema.Codec<VatNumberValidationRequest> => Schema.Struct({
  vatNumber: text(20),
  evseId: Schema.optionalKey(between(integer, 0, Infinity)),
  customData: Schema.optionalKey(CustomDataType())
}))

export interface VatNumberValidationResponse {
  readonly company?: AddressType
  readonly statusInfo?: StatusInfoType
  readonly vatNumber: string
  readonly evseId?: number
  readonly status: GenericStatusEnumType
  readonly customData?: CustomDataType
}
const VatNumberValidationResponse = once((): Schema.Codec<VatNumberValidationResponse> => Schema.Struct({
  company: Schema.optionalKey(AddressType()),
  statusInfo: Schema.optionalKey(StatusInfoType()),
  vatNumber: text(20),
  evseId: Schema.optionalKey(between(integer, 0, Infinity)),
  status: GenericStatusEnumType(),
  customData: Schema.optionalKey(CustomDataType())
}))

export const AFRRSignal = spec("2.1", "AFRRSignal", AFRRSignalRequest, AFRRSignalResponse)

export const AdjustPeriodicEventStream = spec("2.1", "AdjustPeriodicEventStream", AdjustPeriodicEventStreamRequest, AdjustPeriodicEventStreamResponse)

export const Authorize = spec("2.1", "Authorize", AuthorizeRequest, AuthorizeResponse)

export const BatterySwap = spec("2.1", "BatterySwap", BatterySwapRequest, BatterySwapResponse)

export const BootNotification = spec("2.1", "BootNotification", BootNotificationRequest, BootNotificationResponse)

export const CancelReservation = spec("2.1", "CancelReservation", CancelReservationRequest, CancelReservationResponse)

export const CertificateSigned = spec("2.1", "CertificateSigned", CertificateSignedRequest, CertificateSignedResponse)

export const ChangeAvailability = spec("2.1", "ChangeAvailability", ChangeAvailabilityRequest, ChangeAvailabilityResponse)

export const ChangeTransactionTariff = spec("2.1", "ChangeTransactionTariff", ChangeTransactionTariffRequest, ChangeTransactionTariffResponse)

export const ClearCache = spec("2.1", "ClearCache", ClearCacheRequest, ClearCacheResponse)

export const ClearChargingProfile = spec("2.1", "ClearChargingProfile", ClearChargingProfileRequest, ClearChargingProfileResponse)

export const ClearDERControl = spec("2.1", "ClearDERControl", ClearDERControlRequest, ClearDERControlResponse)

export const ClearDisplayMessage = spec("2.1", "ClearDisplayMessage", ClearDisplayMessageRequest, ClearDisplayMessageResponse)

export const ClearTariffs = spec("2.1", "ClearTariffs", ClearTariffsRequest, ClearTariffsResponse)

export const ClearVariableMonitoring = spec("2.1", "ClearVariableMonitoring", ClearVariableMonitoringRequest, ClearVariableMonitoringResponse)

export const ClearedChargingLimit = spec("2.1", "ClearedChargingLimit", ClearedChargingLimitRequest, ClearedChargingLimitResponse)

export const ClosePeriodicEventStream = spec("2.1", "ClosePeriodicEventStream", ClosePeriodicEventStreamRequest, ClosePeriodicEventStreamResponse)

export const CostUpdated = spec("2.1", "CostUpdated", CostUpdatedRequest, CostUpdatedResponse)

export const CustomerInformation = spec("2.1", "CustomerInformation", CustomerInformationRequest, CustomerInformationResponse)

export const DataTransfer = spec("2.1", "DataTransfer", DataTransferRequest, DataTransferResponse)

export const DeleteCertificate = spec("2.1", "DeleteCertificate", DeleteCertificateRequest, DeleteCertificateResponse)

export const FirmwareStatusNotification = spec("2.1", "FirmwareStatusNotification", FirmwareStatusNotificationRequest, FirmwareStatusNotificationResponse)

export const Get15118EVCertificate = spec("2.1", "Get15118EVCertificate", Get15118EVCertificateRequest, Get15118EVCertificateResponse)

export const GetBaseReport = spec("2.1", "GetBaseReport", GetBaseReportRequest, GetBaseReportResponse)

export const GetCertificateChainStatus = spec("2.1", "GetCertificateChainStatus", GetCertificateChainStatusRequest, GetCertificateChainStatusResponse)

export const GetCertificateStatus = spec("2.1", "GetCertificateStatus", GetCertificateStatusRequest, GetCertificateStatusResponse)

export const GetChargingProfiles = spec("2.1", "GetChargingProfiles", GetChargingProfilesRequest, GetChargingProfilesResponse)

export const GetCompositeSchedule = spec("2.1", "GetCompositeSchedule", GetCompositeScheduleRequest, GetCompositeScheduleResponse)

export const GetDERControl = spec("2.1", "GetDERControl", GetDERControlRequest, GetDERControlResponse)

export const GetDisplayMessages = spec("2.1", "GetDisplayMessages", GetDisplayMessagesRequest, GetDisplayMessagesResponse)

export const GetInstalledCertificateIds = spec("2.1", "GetInstalledCertificateIds", GetInstalledCertificateIdsRequest, GetInstalledCertificateIdsResponse)

export const GetLocalListVersion = spec("2.1", "GetLocalListVersion", GetLocalListVersionRequest, GetLocalListVersionResponse)

export const GetLog = spec("2.1", "GetLog", GetLogRequest, GetLogResponse)

export const GetMonitoringReport = spec("2.1", "GetMonitoringReport", GetMonitoringReportRequest, GetMonitoringReportResponse)

export const GetPeriodicEventStream = spec("2.1", "GetPeriodicEventStream", GetPeriodicEventStreamRequest, GetPeriodicEventStreamResponse)

export const GetReport = spec("2.1", "GetReport", GetReportRequest, GetReportResponse)

export const GetTariffs = spec("2.1", "GetTariffs", GetTariffsRequest, GetTariffsResponse)

export const GetTransactionStatus = spec("2.1", "GetTransactionStatus", GetTransactionStatusRequest, GetTransactionStatusResponse)

export const GetVariables = spec("2.1", "GetVariables", GetVariablesRequest, GetVariablesResponse)

export const Heartbeat = spec("2.1", "Heartbeat", HeartbeatRequest, HeartbeatResponse)

export const InstallCertificate = spec("2.1", "InstallCertificate", InstallCertificateRequest, InstallCertificateResponse)

export const LogStatusNotification = spec("2.1", "LogStatusNotification", LogStatusNotificationRequest, LogStatusNotificationResponse)

export const MeterValues = spec("2.1", "MeterValues", MeterValuesRequest, MeterValuesResponse)

export const NotifyAllowedEnergyTransfer = spec("2.1", "NotifyAllowedEnergyTransfer", NotifyAllowedEnergyTransferRequest, NotifyAllowedEnergyTransferResponse)

export const NotifyChargingLimit = spec("2.1", "NotifyChargingLimit", NotifyChargingLimitRequest, NotifyChargingLimitResponse)

export const NotifyCustomerInformation = spec("2.1", "NotifyCustomerInformation", NotifyCustomerInformationRequest, NotifyCustomerInformationResponse)

export const NotifyDERAlarm = spec("2.1", "NotifyDERAlarm", NotifyDERAlarmRequest, NotifyDERAlarmResponse)

export const NotifyDERStartStop = spec("2.1", "NotifyDERStartStop", NotifyDERStartStopRequest, NotifyDERStartStopResponse)

export const NotifyDisplayMessages = spec("2.1", "NotifyDisplayMessages", NotifyDisplayMessagesRequest, NotifyDisplayMessagesResponse)

export const NotifyEVChargingNeeds = spec("2.1", "NotifyEVChargingNeeds", NotifyEVChargingNeedsRequest, NotifyEVChargingNeedsResponse)

export const NotifyEVChargingSchedule = spec("2.1", "NotifyEVChargingSchedule", NotifyEVChargingScheduleRequest, NotifyEVChargingScheduleResponse)

export const NotifyEvent = spec("2.1", "NotifyEvent", NotifyEventRequest, NotifyEventResponse)

export const NotifyMonitoringReport = spec("2.1", "NotifyMonitoringReport", NotifyMonitoringReportRequest, NotifyMonitoringReportResponse)

export const NotifyPeriodicEventStream = sendSpec("2.1", "NotifyPeriodicEventStream", NotifyPeriodicEventStreamRequest, () => empty)

export const NotifyPriorityCharging = spec("2.1", "NotifyPriorityCharging", NotifyPriorityChargingRequest, NotifyPriorityChargingResponse)

export const NotifyReport = spec("2.1", "NotifyReport", NotifyReportRequest, NotifyReportResponse)

export const NotifySettlement = spec("2.1", "NotifySettlement", NotifySettlementRequest, NotifySettlementResponse)

export const NotifyWebPaymentStarted = spec("2.1", "NotifyWebPaymentStarted", NotifyWebPaymentStartedRequest, NotifyWebPaymentStartedResponse)

export const OpenPeriodicEventStream = spec("2.1", "OpenPeriodicEventStream", OpenPeriodicEventStreamRequest, OpenPeriodicEventStreamResponse)

export const PublishFirmware = spec("2.1", "PublishFirmware", PublishFirmwareRequest, PublishFirmwareResponse)

export const PublishFirmwareStatusNotification = spec("2.1", "PublishFirmwareStatusNotification", PublishFirmwareStatusNotificationRequest, PublishFirmwareStatusNotificationResponse)

export const PullDynamicScheduleUpdate = spec("2.1", "PullDynamicScheduleUpdate", PullDynamicScheduleUpdateRequest, PullDynamicScheduleUpdateResponse)

export const ReportChargingProfiles = spec("2.1", "ReportChargingProfiles", ReportChargingProfilesRequest, ReportChargingProfilesResponse)

export const ReportDERControl = spec("2.1", "ReportDERControl", ReportDERControlRequest, ReportDERControlResponse)

export const RequestBatterySwap = spec("2.1", "RequestBatterySwap", RequestBatterySwapRequest, RequestBatterySwapResponse)

export const RequestStartTransaction = spec("2.1", "RequestStartTransaction", RequestStartTransactionRequest, RequestStartTransactionResponse)

export const RequestStopTransaction = spec("2.1", "RequestStopTransaction", RequestStopTransactionRequest, RequestStopTransactionResponse)

export const ReservationStatusUpdate = spec("2.1", "ReservationStatusUpdate", ReservationStatusUpdateRequest, ReservationStatusUpdateResponse)

export const ReserveNow = spec("2.1", "ReserveNow", ReserveNowRequest, ReserveNowResponse)

export const Reset = spec("2.1", "Reset", ResetRequest, ResetResponse)

export const SecurityEventNotification = spec("2.1", "SecurityEventNotification", SecurityEventNotificationRequest, SecurityEventNotificationResponse)

export const SendLocalList = spec("2.1", "SendLocalList", SendLocalListRequest, SendLocalListResponse)

export const SetChargingProfile = spec("2.1", "SetChargingProfile", SetChargingProfileRequest, SetChargingProfileResponse)

export const SetDERControl = spec("2.1", "SetDERControl", SetDERControlRequest, SetDERControlResponse)

export const SetDefaultTariff = spec("2.1", "SetDefaultTariff", SetDefaultTariffRequest, SetDefaultTariffResponse)

export const SetDisplayMessage = spec("2.1", "SetDisplayMessage", SetDisplayMessageRequest, SetDisplayMessageResponse)

export const SetMonitoringBase = spec("2.1", "SetMonitoringBase", SetMonitoringBaseRequest, SetMonitoringBaseResponse)

export const SetMonitoringLevel = spec("2.1", "SetMonitoringLevel", SetMonitoringLevelRequest, SetMonitoringLevelResponse)

export const SetNetworkProfile = spec("2.1", "SetNetworkProfile", SetNetworkProfileRequest, SetNetworkProfileResponse)

export const SetVariableMonitoring = spec("2.1", "SetVariableMonitoring", SetVariableMonitoringRequest, SetVariableMonitoringResponse)

export const SetVariables = spec("2.1", "SetVariables", SetVariablesRequest, SetVariablesResponse)

export const SignCertificate = spec("2.1", "SignCertificate", SignCertificateRequest, SignCertificateResponse)

export const StatusNotification = spec("2.1", "StatusNotification", StatusNotificationRequest, StatusNotificationResponse)

export const TransactionEvent = spec("2.1", "TransactionEvent", TransactionEventRequest, TransactionEventResponse)

export const TriggerMessage = spec("2.1", "TriggerMessage", TriggerMessageRequest, TriggerMessageResponse)

export const UnlockConnector = spec("2.1", "UnlockConnector", UnlockConnectorRequest, UnlockConnectorResponse)

export const UnpublishFirmware = spec("2.1", "UnpublishFirmware", UnpublishFirmwareRequest, UnpublishFirmwareResponse)

export const UpdateDynamicSchedule = spec("2.1", "UpdateDynamicSchedule", UpdateDynamicScheduleRequest, UpdateDynamicScheduleResponse)

export const UpdateFirmware = spec("2.1", "UpdateFirmware", UpdateFirmwareRequest, UpdateFirmwareResponse)

export const UsePriorityCharging = spec("2.1", "UsePriorityCharging", UsePriorityChargingRequest, UsePriorityChargingResponse)

export const VatNumberValidation = spec("2.1", "VatNumberValidation", VatNumberValidationRequest, VatNumberValidationResponse)

/** Every action of OCPP 2.1 by name. */
export const actions = {
  AFRRSignal,
  AdjustPeriodicEventStream,
  Authorize,
  BatterySwap,
  BootNotification,
  CancelReservation,
  CertificateSigned,
  ChangeAvailability,
  ChangeTransactionTariff,
  ClearCache,
  ClearChargingProfile,
  ClearDERControl,
  ClearDisplayMessage,
  ClearTariffs,
  ClearVariableMonitoring,
  ClearedChargingLimit,
  ClosePeriodicEventStream,
  CostUpdated,
  CustomerInformation,
  DataTransfer,
  DeleteCertificate,
  FirmwareStatusNotification,
  Get15118EVCertificate,
  GetBaseReport,
  GetCertificateChainStatus,
  GetCertificateStatus,
  GetChargingProfiles,
  GetCompositeSchedule,
  GetDERControl,
  GetDisplayMessages,
  GetInstalledCertificateIds,
  GetLocalListVersion,
  GetLog,
  GetMonitoringReport,
  GetPeriodicEventStream,
  GetReport,
  GetTariffs,
  GetTransactionStatus,
  GetVariables,
  Heartbeat,
  InstallCertificate,
  LogStatusNotification,
  MeterValues,
  NotifyAllowedEnergyTransfer,
  NotifyChargingLimit,
  NotifyCustomerInformation,
  NotifyDERAlarm,
  NotifyDERStartStop,
  NotifyDisplayMessages,
  NotifyEVChargingNeeds,
  NotifyEVChargingSchedule,
  NotifyEvent,
  NotifyMonitoringReport,
  NotifyPeriodicEventStream,
  NotifyPriorityCharging,
  NotifyReport,
  NotifySettlement,
  NotifyWebPaymentStarted,
  OpenPeriodicEventStream,
  PublishFirmware,
  PublishFirmwareStatusNotification,
  PullDynamicScheduleUpdate,
  ReportChargingProfiles,
  ReportDERControl,
  RequestBatterySwap,
  RequestStartTransaction,
  RequestStopTransaction,
  ReservationStatusUpdate,
  ReserveNow,
  Reset,
  SecurityEventNotification,
  SendLocalList,
  SetChargingProfile,
  SetDERControl,
  SetDefaultTariff,
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
  UpdateDynamicSchedule,
  UpdateFirmware,
  UsePriorityCharging,
  VatNumberValidation
} as const
