/** A station is alive and asks for the time. Nothing of it is kept but that it was heard. */
import { clock } from "../Clock.ts"
import { type Desk, type From, type Options, receive, refuse, reply } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

const tellTime = (_request: unknown, from: From, desk: Desk) => {
  const now = desk.stations.heartbeat(from.received)
  const currentTime = now === undefined ? undefined : clock(now)
  return currentTime === undefined
    ? refuse("InternalError", "the clock of the central system is not set")
    : reply({ currentTime })
}

const options: Options<never> = { unkept: true, fresh: true }

export const Heartbeat = [
  receive(V16.Heartbeat, tellTime, options),
  receive(V201.Heartbeat, tellTime, options),
  receive(V21.Heartbeat, tellTime, options)
]
