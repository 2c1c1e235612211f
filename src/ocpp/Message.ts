/**
 * How a message is declared. A message file translates, asks once, translates back; here its versions are tied to their
 * schemas. Everything is synchronous: deciding never yields.
 */
import { Result, Schema } from "effect"
import type { Command, CommandAnswer } from "../domain/Command.ts"
import type { Event } from "../domain/Event.ts"
import type { StationId } from "../domain/Ids.ts"
import type { Authorization } from "../services/authorization/Authorization.ts"
import type { Seal } from "../services/authorization/Seal.ts"
import type { Stations } from "../services/stations/Stations.ts"
import type { Transactions } from "../services/transactions/Transactions.ts"
import type { ErrorCode } from "./CallError.ts"
import type { Neutral } from "./tolerance/Mender.ts"
import { ordinary } from "./tolerance/Ordinary.ts"
import { type Shape, shapeOf, withHints } from "./tolerance/Shape.ts"
import { once, type Spec, type Version } from "./wire/Spec.ts"

/** Who sent it, on which socket, when (ms since 1970, our clock). */
export interface From {
  readonly station: StationId
  readonly version: Version
  readonly connection: number
  readonly received: number
  /** ms that its clock is known to be ahead of UTC, since it shows local time; absent: it is not. */
  readonly ahead?: number
}

/** The services that own answers. They decide from memory, at once. */
export interface Desk {
  readonly stations: Stations["Service"]
  readonly authorization: Authorization["Service"]
  readonly transactions: Transactions["Service"]
  /** Makes a PIN unreadable but recognisable. */
  readonly seal: Seal["Service"]
}

/** An answer with what happened by it, or a refusal that leaves as a CALLERROR. */
export type Reply<Res> =
  | { readonly _tag: "Answer"; readonly answer: Res; readonly events: ReadonlyArray<Event> }
  | {
      readonly _tag: "Refusal"
      readonly code: ErrorCode
      readonly description: string
      readonly events: ReadonlyArray<Event>
    }

export const reply = <Res>(answer: Res, events: ReadonlyArray<Event> = []): Reply<Res> => ({
  _tag: "Answer",
  answer,
  events
})

export const refuse = (code: ErrorCode, description: string, events: ReadonlyArray<Event> = []): Reply<never> => ({
  _tag: "Refusal",
  code,
  description,
  events
})

/** The default answer of a message nobody claims yet: its record keeps the frame. */
export const keep =
  <Res>(answer: Res) =>
  (): Reply<Res> =>
    reply(answer)

/**
 * Finds the secrets of a payload (as it came, unchecked): each is an object and the key of what to hide in it. `url`: only
 * the password within the URL.
 */
export type Secrets = (
  payload: unknown
) => ReadonlyArray<{ readonly holder: { [key: string]: unknown }; readonly key: string; readonly url?: true }>

export interface Options<Res> {
  /** Not appended (Heartbeat). */
  readonly unkept?: true
  /** A repeated message id gets a fresh answer (Boot, Heartbeat, Authorize). */
  readonly fresh?: true
  /** Taken from a held station, too. */
  readonly beforeAcceptance?: true
  readonly secrets?: Secrets
  /** The answer to a payload beyond repair in a frame that is no JSON: its sender cannot do better. */
  readonly garbled?: Res
  /** Whole numbers that the standard does not have here, and the handler reads where a station says them all the same. */
  readonly hints?: ReadonlyArray<string>
  /** What the handler takes for "not said" in place of something required; without it a message lacking it is refused. */
  readonly neutral?: Neutral
  /** The valid answer to a payload beyond repair: for transactions and meter values, which must never get a CALLERROR. */
  readonly unreadable?: (payload: unknown, from: From, desk: Desk) => Reply<Res>
}

/** One version of an inbound message. */
export interface Receiver {
  readonly version: Version
  readonly action: string
  readonly options: Options<unknown>
  /** Strict decode. The failure is a schema issue; see `Tolerance`. */
  readonly decode: (payload: unknown) => Result.Result<unknown, unknown>
  /** The same, and nothing may stand in it that its schema does not have. */
  readonly decodeExactly: (payload: unknown) => Result.Result<unknown, unknown>
  /** What its schema wants, for the rules of `Tolerance`. */
  readonly shape: () => Shape
  /** Whether a payload that it decodes holds nothing that decoding passes over in silence. */
  readonly ordinary: (payload: unknown) => boolean
  /** Whether an answer may leave: one that repeats what broke the schema breaks its own. */
  readonly sayable: (answer: unknown) => boolean
  /** The handler does not look at the payload. */
  readonly blind: boolean
  readonly handle: (request: unknown, from: From, desk: Desk) => Reply<unknown>
}

/** Declares one version of a message that stations send. */
export const receive = <Req, Res>(
  spec: Spec<Req, Res>,
  handle: (request: Req, from: From, desk: Desk) => Reply<NoInfer<Res>>,
  options: Options<NoInfer<Res>> = {}
): Receiver => {
  const decode = once(() => Schema.decodeUnknownResult(spec.request))
  const exactly = once(() => Schema.decodeUnknownResult(spec.request, { onExcessProperty: "error" }))
  const answers = once(() => Schema.decodeUnknownResult(spec.response, { onExcessProperty: "error" }))
  const shape = once(() => withHints(shapeOf(spec.request.ast), options.hints ?? []))
  const isOrdinary = once(() => ordinary(shapeOf(spec.request.ast)))
  return {
    version: spec.version,
    action: spec.action,
    options: options as Options<unknown>,
    decode: (payload) => decode()(payload),
    decodeExactly: (payload) => exactly()(payload),
    shape,
    sayable: (answer) => Result.isSuccess(answers()(answer)),
    ordinary: (payload) => isOrdinary()(payload),
    // `keep` and its like take no request.
    blind: handle.length === 0,
    // The one cast of the house: `decode` has just made it a Req, or `Tolerance` what is read like one.
    handle: (request, from, desk) => handle(request as Req, from, desk)
  }
}

/** The command holds a value that its version cannot say: which, and what it must be. */
export class Unsayable {
  readonly path: string
  readonly message: string

  constructor(path: string, message: string) {
    this.path = path
    this.message = message
  }
}

/** One version of a command. */
export interface Sender {
  readonly version: Version
  readonly action: string
  readonly command: Command["_tag"]
  /** Undefined: the version has no way to say just this; or an `Unsayable`. */
  readonly spell: (command: Command) => unknown
  readonly hear: (payload: unknown, command: Command) => CommandAnswer
}

type CommandOf<T extends Command["_tag"]> = Extract<Command, { readonly _tag: T }>

/**
 * Declares how one version says a command (undefined, `Unsayable`: it cannot say just this), and which words of its answer mean yes, or
 * how else the answer is read.
 */
export const send = <T extends Command["_tag"], Req, Res>(
  tag: T,
  spec: Spec<Req, Res>,
  spell: (command: CommandOf<T>) => NoInfer<Req> | Unsayable | undefined,
  accepted: ReadonlyArray<string> | ((payload: unknown, command: CommandOf<T>) => CommandAnswer) = ["Accepted"]
): Sender => ({
  version: spec.version,
  action: spec.action,
  command: tag,
  spell: (command) => spell(command as CommandOf<T>),
  hear: (payload, command) =>
    typeof accepted === "function" ? accepted(payload, command as CommandOf<T>) : hear(payload, accepted)
})

/** Reads an answer tolerantly: whatever it is, its status decides. An answer without one is a yes. */
export const hear = (payload: unknown, accepted: ReadonlyArray<string> = acceptedWords): CommandAnswer => {
  const said = typeof payload === "object" && payload !== null && "status" in payload ? payload.status : "Accepted"
  const status = typeof said === "string" ? said : ""
  return { outcome: accepted.includes(status) ? "Accepted" : "Rejected", status, answer: payload }
}

/** The words of all versions that mean: heard and will be done. */
const acceptedWords = ["Accepted", "Scheduled", "RebootRequired", "Unlocked", "Processing", "AcceptedCanceled"]
