/** Where a station was taken to show its local time as UTC: its deviation, told from what happened by a message of its. */
import type { Deviation } from "../domain/Deviation.ts"
import type { Event } from "../domain/Event.ts"
import { namesZone, type StationTime } from "../domain/Time.ts"

/** Of the times in these events the first that named no zone but UTC, if there is one. */
export const localTimes = (events: ReadonlyArray<Event>): ReadonlyArray<Deviation> => {
  const [first] = events.flatMap(timesIn).filter(({ time }) => time.at !== null && !namesZone(time.text))
  return first === undefined ? [] : [{ rule: "clock-zone", path: first.path, raw: first.time.text.slice(0, 200) }]
}

interface Placed {
  readonly path: string
  readonly time: StationTime
}

/** 1.6 says its readings with a stop in another field. */
const timesIn = (event: Event): ReadonlyArray<Placed> => {
  const own = "time" in event ? [{ path: "/timestamp", time: event.time }] : []
  const readings = "readings" in event ? (event.readings ?? []) : []
  const list = event._tag === "TransactionEnded" && event.name === undefined ? "transactionData" : "meterValue"
  return [...own, ...readings.map(({ time }, index) => ({ path: `/${list}/${index}/timestamp`, time }))]
}
