/** What makes two facts of charges the same fact: all that the station said, whatever we answered and whichever id it had. */
import type { ChargeEvent } from "./Event.ts"
import type { Reading } from "./Reading.ts"
import { tokenKey } from "./Token.ts"

/** A 64-bit hash as a signed decimal, the same for ever: the tables hold those of every fact. */
export type Content = string

/**
 * Left out: our id and ruling, the id that a stop names (some name the right one first, then -1), what a station may say
 * otherwise when it sends again (`offline`), and the reservation, which no start is known by (ocpp.md 4.2.1).
 */
export const contentOf = (event: ChargeEvent): Content => {
  const { _tag, name, seq, time, evse, connector, trigger, state, token, remoteStart, readings = [] } = event
  const register = "register" in event ? event.register : undefined
  const reason = "reason" in event ? event.reason : undefined
  const who = token === undefined ? undefined : tokenKey(token.text)
  const said = [_tag, name, seq, time.text, evse, connector, trigger, state, who, register, reason, remoteStart]
  return BigInt.asIntN(64, Bun.hash.xxHash64(JSON.stringify([...said, readings.map(readingOf)]))).toString()
}

const readingOf = ({ time, samples }: Reading) => [
  time.text,
  ...samples.map(({ quantity, value, phase, location, context, text, unit, signed }) => [
    quantity,
    value,
    phase,
    location,
    context,
    text,
    unit,
    signed
  ])
]
