/** What is answered to a call of a known action, and what happened by it: read, decided, never thrown. */
import type { Deviation } from "../domain/Deviation.ts"
import type { Event } from "../domain/Event.ts"
import type { Call, Damage } from "./Frame.ts"
import type { Issue } from "./Issue.ts"
import { localTimes } from "./LocalTime.ts"
import { type Desk, type From, type Receiver, type Reply, refuse, reply } from "./Message.ts"
import { understand, understandStrictly } from "./Tolerance.ts"

export const decide = (
  receiver: Receiver,
  call: Call,
  text: string,
  from: From,
  desk: Desk,
  isStrict: boolean,
  damage?: Damage
): Reply<unknown> => {
  const { action, payload } = call
  try {
    if (isStrict && action !== receiver.action)
      return refuse("NotImplemented", `${action.slice(0, 60)}: the names of messages are case-sensitive`)
    const understood = isStrict ? understandStrictly(receiver, payload, text) : understand(receiver, payload, text)
    if (understood._tag === "Issue") {
      if (damage !== undefined && damage.rule !== "signed" && receiver.options.garbled !== undefined)
        return reply(receiver.options.garbled, [unread(receiver, understood.issue, from)])
      return unreadable(receiver, payload, understood.issue, from, desk, isStrict)
    }
    const ahead = isStrict ? 0 : desk.stations.clockOffset(from.station)
    const decided = receiver.handle(understood.request, ahead === 0 ? from : { ...from, ahead }, desk)
    const zoned = ahead === 0 ? understood.deviations : [...understood.deviations, ...localTimes(decided.events)]
    const isPlain = zoned.length === 0 && action === receiver.action && damage === undefined
    if (isStrict || isPlain) return decided
    const deviations = [...namesake(receiver, action), ...broken(damage), ...zoned]
    if (decided._tag === "Answer" && !receiver.sayable(decided.answer)) {
      const { issue } = understandStrictly(receiver, payload, text)
      if (issue !== undefined) return unreadable(receiver, payload, issue, from, desk, false)
    }
    const { station } = from
    const deviated: Event = { _tag: "StationDeviated", station, action: receiver.action, deviations }
    return { ...decided, events: [...decided.events, deviated] }
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
  const { options } = receiver
  if (options.unreadable === undefined) return refuse(issue.code, issue.message)
  const event = unread(receiver, issue, from)
  if (isStrict) return refuse(issue.code, issue.message, [event])
  const thanks = options.unreadable(payload, from, desk)
  return { ...thanks, events: [...thanks.events, event] }
}

const unread = ({ action }: Receiver, { message }: Issue, { station }: From): Event => ({
  _tag: "MessageUnreadable",
  station,
  action,
  reason: message
})

/** A fault of ours: the frame is kept and shown; transaction and metering messages get a neutral answer. */
const undecided = (receiver: Receiver, payload: unknown, from: From, desk: Desk, defect: unknown): Reply<unknown> => {
  const reason = defect instanceof Error ? `${defect.name}: ${defect.message}`.slice(0, 500) : "unknown defect"
  const event: Event = { _tag: "MessageUndecided", station: from.station, action: receiver.action, reason }
  try {
    const thanks = receiver.options.unreadable?.(payload, from, desk)
    if (thanks !== undefined) return { ...thanks, events: [...thanks.events, event] }
  } catch {
    // The neutral answer died, too: the record below says so.
  }
  return refuse("InternalError", "the central system could not decide on this message", [event])
}

const namesake = (receiver: Receiver, action: string): ReadonlyArray<Deviation> =>
  action === receiver.action ? none : [{ rule: "action-case", path: "", raw: action.slice(0, 200) }]

/** The text itself is in the record. */
const broken = (damage: Damage | undefined): ReadonlyArray<Deviation> =>
  damage === undefined ? none : [{ rule: damage.rule, path: "" }]

const none: ReadonlyArray<Deviation> = []
