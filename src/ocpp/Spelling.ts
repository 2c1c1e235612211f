/** A command in a station's own version: the call's text, how to hear its answer, or why it cannot be said. */
import { Schema } from "effect"
import type { Command, CommandAnswer } from "../domain/Command.ts"
import { receiverOf, senderOf, specOf, versionsOf } from "./Catalogue.ts"
import { callText } from "./Frame.ts"
import { issueOf } from "./Issue.ts"
import { hear, Unsayable } from "./Message.ts"
import { redact, redactAnswer, redactQuote } from "./Redaction.ts"
import { provokedBy } from "./remotecontrol/Provoked.ts"
import { readJson } from "./tolerance/JsonText.ts"
import type { Version } from "./wire/Spec.ts"

export type Spelled =
  | {
      readonly _tag: "Call"
      readonly action: string
      readonly text: (id: string) => string
      /** The same with its secrets hidden, for the journal. */
      readonly redacted: (id: string) => string
      readonly hear: (payload: unknown) => CommandAnswer
      /** A text of the station's that may quote what we sent, with those secrets hidden. */
      readonly unquote: (text: string) => string
      /** The actions that the station may send because of it. */
      readonly provokes: ReadonlyArray<string>
    }
  /** The version has no such message; `known`: another has. */
  | { readonly _tag: "Unknown"; readonly action: string; readonly known: boolean }
  | { readonly _tag: "Invalid"; readonly path: string; readonly message: string }

/** Which call of ours an answer belongs to. */
export type Asked = Pick<Extract<Spelled, { readonly _tag: "Call" }>, "action" | "unquote">

export const spellCommand = (version: Version, command: Command): Spelled => {
  if (command._tag === "Raw") return spellRaw(version, command.action, command.payload)
  const sender = senderOf(version, command._tag)
  if (sender === undefined) return { _tag: "Unknown", action: command._tag, known: true }
  const payload = sender.spell(command)
  if (payload === undefined) return { _tag: "Unknown", action: command._tag, known: true }
  if (payload instanceof Unsayable) return { _tag: "Invalid", path: payload.path, message: payload.message }
  return checked(version, sender.action, payload, (answer) => sender.hear(answer, command))
}

/** Any action of the version; those that only stations send are none of ours, but DataTransfer goes both ways. */
const spellRaw = (version: Version, action: string, payload: unknown): Spelled => {
  const spec = specOf(version, action)
  const inward = receiverOf(version, action) !== undefined && action !== "DataTransfer"
  if (spec === undefined || spec.send === true || inward) {
    return { _tag: "Unknown", action, known: versionsOf(action).length > 0 }
  }
  return checked(version, spec.action, payload, hear)
}

/** An answer that is JSON in a text is what that says. */
const told = (answer: unknown): unknown =>
  typeof answer === "string" ? (readJson(answer, JSON.parse) ?? answer) : answer

const checked = (
  version: Version,
  action: string,
  payload: unknown,
  listen: (payload: unknown) => CommandAnswer
): Spelled => {
  const spec = specOf(version, action)
  if (spec === undefined) return { _tag: "Unknown", action, known: false }
  const result = Schema.decodeUnknownResult(spec.request)(payload, { onExcessProperty: "error" })
  if (result._tag === "Failure") return { _tag: "Invalid", ...issueOf(result.failure) }
  const text = (id: string) => callText(id, action, payload)
  return {
    _tag: "Call",
    action,
    text,
    redacted: (id) => redact(version, action, payload, text(id)),
    hear: (answer) => listen(redactAnswer(action, payload, told(answer))),
    unquote: (said) => redactQuote(action, payload, said),
    provokes: provokedBy(action, payload)
  }
}
