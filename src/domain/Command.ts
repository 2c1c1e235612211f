/** What we may wish of a station, in our own words, and what can become of a wish. `ocpp/` spells them for each version. */
import { Schema } from "effect"
import type { Setting, SettingChange, SettingName } from "./Setting.ts"
import type { Token } from "./Token.ts"

export type Command =
  /** Start a charge for a token; the station chooses where, unless told. `remoteStart`: our number for it (2.x). */
  | {
      readonly _tag: "StartCharging"
      readonly token: Token
      readonly evse?: number
      readonly connector?: number
      readonly remoteStart: number
    }
  /** Stop a charge. `name` is what the station calls it. */
  | { readonly _tag: "StopCharging"; readonly transaction: number; readonly name: string }
  /** Tell how a charge stands: the status of the answer is `ongoing`, `queued`, `over` or `unclear`. */
  | { readonly _tag: "AskTransaction"; readonly name: string }
  /** Boot again, in words only: send the boot message. */
  | { readonly _tag: "Introduce" }
  /** Start over: `soft` and `hard` end its charges first, `onIdle` waits for their end. */
  | { readonly _tag: "Reset"; readonly how: "soft" | "hard" | "onIdle"; readonly evse?: number }
  | { readonly _tag: "Unlock"; readonly evse: number; readonly connector: number }
  /** Take it out of service or back; no EVSE: the whole station. While a charge goes on it is only scheduled. */
  | {
      readonly _tag: "ChangeAvailability"
      readonly operative: boolean
      readonly evse?: number
      readonly connector?: number
    }
  /** Say something of itself; the message comes later, by the inward way. */
  | { readonly _tag: "Trigger"; readonly message: Triggered; readonly evse?: number; readonly connector?: number }
  /** Ask for a new certificate of its own. */
  | { readonly _tag: "TriggerCertificate" }
  /** Forget what it has cached of tokens. */
  | { readonly _tag: "ClearCache" }
  /** Tell these settings. */
  | { readonly _tag: "ReadSettings"; readonly names: ReadonlyArray<SettingName> }
  /** Tell all settings: at once, or in reports to come that bear the number `request` (2.x). */
  | { readonly _tag: "ReadAllSettings"; readonly request: number }
  | { readonly _tag: "WriteSetting"; readonly change: SettingChange }
  /** Show this password from the next connection on. */
  | { readonly _tag: "SetPassword"; readonly password: string }
  /** Any action of the station's own version, its payload as that version spells it. */
  | { readonly _tag: "Raw"; readonly action: string; readonly payload: unknown }

/** What a station can be asked to say of itself. */
export const Triggered = Schema.Literals([
  "boot",
  "heartbeat",
  "status",
  "meterValues",
  "transaction",
  "logStatus",
  "firmwareStatus"
])
export type Triggered = typeof Triggered.Type

/**
 * The station's answer: `Accepted` is heard, not done. `status` is its word, `answer` its payload as sent. `settings`: what
 * it told of them; absent: nothing was asked of them, or it comes in reports.
 */
export interface CommandAnswer {
  readonly outcome: "Accepted" | "Rejected"
  readonly status: string
  readonly answer: unknown
  readonly settings?: ReadonlyArray<Setting>
}

/** No socket: the command was not sent. */
export class StationOffline extends Schema.TaggedError<StationOffline>()("StationOffline", {
  station: Schema.String
}) {}

/** The station's version has no such message, or its standing forbids it. Nothing was sent. */
export class NotInItsLanguage extends Schema.TaggedError<NotInItsLanguage>()("NotInItsLanguage", {
  station: Schema.String,
  version: Schema.String,
  action: Schema.String,
  /** Whether any version knows the action at all. */
  known: Schema.Boolean
}) {}

/** The payload breaks its schema; nothing was sent. `path` is the field, `/a/0/b`. */
export class PayloadInvalid extends Schema.TaggedError<PayloadInvalid>()("PayloadInvalid", {
  path: Schema.String,
  message: Schema.String
}) {}

/** No answer in time, or the socket closed first. It may have heard. */
export class StationSilent extends Schema.TaggedError<StationSilent>()("StationSilent", {
  station: Schema.String,
  message: Schema.String
}) {}

/** The station answered with an error of its own. */
export class StationError extends Schema.TaggedError<StationError>()("StationError", {
  station: Schema.String,
  code: Schema.String,
  description: Schema.String
}) {}

export type CommandError = StationOffline | NotInItsLanguage | PayloadInvalid | StationSilent | StationError
