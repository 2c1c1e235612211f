/** Every message we understand or say, one line each: where the gateway finds what an action means in a version. */
import type { Command } from "../domain/Command.ts"
import { Authorize } from "./authorization/Authorize.ts"
import { ClearCache } from "./authorization/ClearCache.ts"
import { ChangeAvailability } from "./availability/ChangeAvailability.ts"
import { Heartbeat } from "./availability/Heartbeat.ts"
import { StatusNotification } from "./availability/StatusNotification.ts"
import { BatterySwap } from "./batteryswap/BatterySwap.ts"
import { Get15118EVCertificate } from "./certificates/Get15118EVCertificate.ts"
import { GetCertificateChainStatus } from "./certificates/GetCertificateChainStatus.ts"
import { GetCertificateStatus } from "./certificates/GetCertificateStatus.ts"
import { DataTransfer } from "./datatransfer/DataTransfer.ts"
import { NotifyDERAlarm } from "./der/NotifyDERAlarm.ts"
import { NotifyDERStartStop } from "./der/NotifyDERStartStop.ts"
import { ReportDERControl } from "./der/ReportDERControl.ts"
import { ClosePeriodicEventStream } from "./diagnostics/ClosePeriodicEventStream.ts"
import { DiagnosticsStatusNotification } from "./diagnostics/DiagnosticsStatusNotification.ts"
import { LogStatusNotification } from "./diagnostics/LogStatusNotification.ts"
import { NotifyCustomerInformation } from "./diagnostics/NotifyCustomerInformation.ts"
import { NotifyEvent } from "./diagnostics/NotifyEvent.ts"
import { NotifyMonitoringReport } from "./diagnostics/NotifyMonitoringReport.ts"
import { NotifyPeriodicEventStream } from "./diagnostics/NotifyPeriodicEventStream.ts"
import { OpenPeriodicEventStream } from "./diagnostics/OpenPeriodicEventStream.ts"
import { NotifyDisplayMessages } from "./display/NotifyDisplayMessages.ts"
import { FirmwareStatusNotification } from "./firmware/FirmwareStatusNotification.ts"
import { PublishFirmwareStatusNotification } from "./firmware/PublishFirmwareStatusNotification.ts"
import { SignedFirmwareStatusNotification } from "./firmware/SignedFirmwareStatusNotification.ts"
import type { Receiver, Sender } from "./Message.ts"
import { MeterValues } from "./metering/MeterValues.ts"
import { BootNotification } from "./provisioning/BootNotification.ts"
import { ChangeConfiguration } from "./provisioning/ChangeConfiguration.ts"
import { GetBaseReport } from "./provisioning/GetBaseReport.ts"
import { GetConfiguration } from "./provisioning/GetConfiguration.ts"
import { GetVariables } from "./provisioning/GetVariables.ts"
import { NotifyReport } from "./provisioning/NotifyReport.ts"
import { Reset } from "./provisioning/Reset.ts"
import { SetVariables } from "./provisioning/SetVariables.ts"
import { ExtendedTriggerMessage } from "./remotecontrol/ExtendedTriggerMessage.ts"
import { RequestStartTransaction } from "./remotecontrol/RequestStartTransaction.ts"
import { RequestStopTransaction } from "./remotecontrol/RequestStopTransaction.ts"
import { TriggerMessage } from "./remotecontrol/TriggerMessage.ts"
import { UnlockConnector } from "./remotecontrol/UnlockConnector.ts"
import { ReservationStatusUpdate } from "./reservation/ReservationStatusUpdate.ts"
import { SecurityEventNotification } from "./security/SecurityEventNotification.ts"
import { SignCertificate } from "./security/SignCertificate.ts"
import { ClearedChargingLimit } from "./smartcharging/ClearedChargingLimit.ts"
import { NotifyChargingLimit } from "./smartcharging/NotifyChargingLimit.ts"
import { NotifyEVChargingNeeds } from "./smartcharging/NotifyEVChargingNeeds.ts"
import { NotifyEVChargingSchedule } from "./smartcharging/NotifyEVChargingSchedule.ts"
import { NotifyPriorityCharging } from "./smartcharging/NotifyPriorityCharging.ts"
import { PullDynamicScheduleUpdate } from "./smartcharging/PullDynamicScheduleUpdate.ts"
import { ReportChargingProfiles } from "./smartcharging/ReportChargingProfiles.ts"
import { NotifySettlement } from "./tariff/NotifySettlement.ts"
import { VatNumberValidation } from "./tariff/VatNumberValidation.ts"
import { GetTransactionStatus } from "./transactions/GetTransactionStatus.ts"
import { StartTransaction } from "./transactions/StartTransaction.ts"
import { StopTransaction } from "./transactions/StopTransaction.ts"
import { TransactionEvent } from "./transactions/TransactionEvent.ts"
import type { Spec, Version } from "./wire/Spec.ts"
import * as V16 from "./wire/V16.gen.ts"
import * as V21 from "./wire/V21.gen.ts"
import * as V201 from "./wire/V201.gen.ts"

/** What stations say. */
export const receivers: ReadonlyArray<Receiver> = [
  ...Authorize,
  ...BatterySwap,
  ...BootNotification,
  ...ClearedChargingLimit,
  ...ClosePeriodicEventStream,
  ...DataTransfer,
  ...DiagnosticsStatusNotification,
  ...FirmwareStatusNotification,
  ...Get15118EVCertificate,
  ...GetCertificateChainStatus,
  ...GetCertificateStatus,
  ...Heartbeat,
  ...LogStatusNotification,
  ...MeterValues,
  ...NotifyChargingLimit,
  ...NotifyCustomerInformation,
  ...NotifyDERAlarm,
  ...NotifyDERStartStop,
  ...NotifyDisplayMessages,
  ...NotifyEVChargingNeeds,
  ...NotifyEVChargingSchedule,
  ...NotifyEvent,
  ...NotifyMonitoringReport,
  ...NotifyPeriodicEventStream,
  ...NotifyPriorityCharging,
  ...NotifyReport,
  ...NotifySettlement,
  ...OpenPeriodicEventStream,
  ...PublishFirmwareStatusNotification,
  ...PullDynamicScheduleUpdate,
  ...ReportChargingProfiles,
  ...ReportDERControl,
  ...ReservationStatusUpdate,
  ...SecurityEventNotification,
  ...SignCertificate,
  ...SignedFirmwareStatusNotification,
  ...StartTransaction,
  ...StatusNotification,
  ...StopTransaction,
  ...TransactionEvent,
  ...VatNumberValidation
]

/** What we say. */
export const senders: ReadonlyArray<Sender> = [
  ...ChangeAvailability,
  ...ChangeConfiguration,
  ...ClearCache,
  ...ExtendedTriggerMessage,
  ...GetBaseReport,
  ...GetConfiguration,
  ...GetTransactionStatus,
  ...GetVariables,
  ...RequestStartTransaction,
  ...RequestStopTransaction,
  ...Reset,
  ...SetVariables,
  ...TriggerMessage,
  ...UnlockConnector
]

/** What an action means that a station of this version sent; undefined: the version has no such message for us. */
export const receiverOf = (version: Version, action: string): Receiver | undefined => find(receiversBy[version], action)

/** How a version says a command; undefined: it cannot. */
export const senderOf = (version: Version, command: Command["_tag"]): Sender | undefined =>
  senders.find((sender) => sender.version === version && sender.command === command)

/** Any action of a version, whoever sends it. */
export const specOf = (version: Version, action: string): Spec<object, object> | undefined =>
  find(specsBy[version], action)

/** The versions that have an action, whoever sends it. */
export const versionsOf = (action: string): ReadonlyArray<Version> =>
  versions.filter((version) => specOf(version, action) !== undefined)

/** The actions of a version that stations send. */
export const inboundOf = (version: Version): ReadonlyArray<string> =>
  receivers.filter((receiver) => receiver.version === version).map(({ action }) => action)

const versions: ReadonlyArray<Version> = ["1.6", "2.0.1", "2.1"]

/** By name; names are case-sensitive, yet some stations write them otherwise and mean the same. */
const find = <A>(all: ReadonlyMap<string, A>, action: string): A | undefined =>
  all.get(action) ?? all.get(action.toLowerCase())

const byName = <A extends { readonly action: string }>(all: ReadonlyArray<A>): ReadonlyMap<string, A> =>
  new Map(
    all.flatMap(
      (one): ReadonlyArray<[string, A]> => [
        [one.action, one],
        [one.action.toLowerCase(), one]
      ]
    )
  )

const receiversIn = (version: Version) => byName(receivers.filter((receiver) => receiver.version === version))

const receiversBy = { "1.6": receiversIn("1.6"), "2.0.1": receiversIn("2.0.1"), "2.1": receiversIn("2.1") } as const

const specsBy: { readonly [V in Version]: ReadonlyMap<string, Spec<object, object>> } = {
  "1.6": byName<Spec<object, object>>(Object.values(V16.actions)),
  "2.0.1": byName<Spec<object, object>>(Object.values(V201.actions)),
  "2.1": byName<Spec<object, object>>(Object.values(V21.actions))
}
