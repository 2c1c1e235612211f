/** What is answered to a call of a known action, and what happened by it: read, decided, never thrown. */
import type { Deviation } from "../domain/Deviation.ts"
import type { Event } from "../domain/Event.ts"
import type { Call } from "./Frame.ts"
import type { Issue } from "./Issue.ts"
import { type Desk, type From, type Receiver, type Reply, refuse } from "./Message.ts"
import { understand, understandStrictly } from "./Tolerance.ts"

export const decide = (receiver: Receiver, call: Call, text: string, from: From, desk: Desk): Reply<unknown> => {
  const { action, payload } = call
  try {
    const isStrict = desk.stations.find(from.station)?.strict === true
    const understood = isStrict ? understandStrictly(receiver, payload, text) : understand(receiver, payload, text)
    if (understood._tag === "Issue") return unreadable(receiver, payload, understood.issue, from, desk, isStrict)
    const reply = receiver.handle(understood.request, from, desk)
    if (isStrict || (understood.deviations.length === 0 && action === receiver.action)) return reply
    if (reply._tag === "Answer" && !receiver.sayable(reply.answer)) {
      const { issue } = understandStrictly(receiver, payload, text)
      if (issue !== undefined) return unreadable(receiver, payload, issue, from, desk, false)
    }
    return { ...reply, events: [...reply.events, deviated(receiver, action, understood.deviations, from)] }
  } catch (defect) {
    return undecided(receiver, payload, from, desk, defect)
  }
}

/** Whether a message was not as the standard has it, as far as what became of it tells. */
export const isOdd = ({ _tag, events }: Reply<unknown>): boolean =>
  _tag === "Refusal" || events.some((event) => event._tag === "StationDeviated" || event._tag === "MessageUnreadable")

/** Transaction and metering messages are thanked for all the same, but not in conformance tests; kept they all are. */
const unreadable = (
  receiver: Receiver,
  payload: unknown,
  issue: Issue,
  from: From,
  desk: Desk,
  isStrict: boolean
): Reply<unknown> => {
  const { action, options } = receiver
  if (options.unreadable === undefined) return refuse(issue.code, issue.message)
  const event: Event = { _tag: "MessageUnreadable", station: from.station, action, reason: issue.message }
  if (isStrict) return refuse(issue.code, issue.message, [event])
  const reply = options.unreadable(payload, from, desk)
  return { ...reply, events: [...reply.events, event] }
}

/** A fault of ours: the frame is kept and shown; transaction and metering messages get a neutral answer. */
const undecided = (receiver: Receiver, payload: unknown, from: From, desk: Desk, defect: unknown): Reply<unknown> => {
  const reason = defect instanceof Error ? `${defect.name}: ${defect.message}`.slice(0, 500) : "unknown defect"
  const event: Event = { _tag: "MessageUndecided", station: from.station, action: receiver.action, reason }
  try {
    const reply = receiver.options.unreadable?.(payload, from, desk)
    if (reply !== undefined) return { ...reply, events: [...reply.events, event] }
  } catch {
    // The neutral answer died, too: the record below says so.
  }
  return refuse("InternalError", "the central system could not decide on this message", [event])
}

const deviated = (
  receiver: Receiver,
  action: string,
  deviations: ReadonlyArray<Deviation>,
  { station }: From
): Event => {
  const named: ReadonlyArray<Deviation> =
    action === receiver.action ? [] : [{ rule: "action-case", path: "", raw: action.slice(0, 200) }]
  return { _tag: "StationDeviated", station, action: receiver.action, deviations: [...named, ...deviations] }
}
