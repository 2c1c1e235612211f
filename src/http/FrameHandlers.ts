/** Shows the trace of a station. */
import { Effect, Schema } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import type { Frame } from "../api/Frames.ts"
import { moment, readMoment } from "../api/Values.ts"
import { FrameLog } from "../events/FrameLog.ts"
import type { Traced } from "../events/trace/Search.ts"
import { Stations } from "../services/stations/Stations.ts"
import { readCursor, writeCursor } from "./Page.ts"
import { stationUnknown } from "./Refusals.ts"

export const FrameHandlers = HttpApiBuilder.group(Api, "frames", (handlers) =>
  Effect.gen(function* () {
    const stations = yield* Stations
    const frames = yield* FrameLog
    return handlers.handleAll({
      list: ({ params, query }) =>
        Effect.gen(function* () {
          const { limit = 100, cursor, order = "newest", from, until, action, text, direction } = query
          const station = stations.find(params.stationId)
          if (station === undefined) return yield* stationUnknown(params.stationId)
          const found = yield* frames.find({
            station: station.id,
            from: from === undefined ? undefined : readMoment(from),
            until: until === undefined ? undefined : readMoment(until),
            newest: order === "newest",
            after: yield* readCursor(cursor, Schema.Tuple([Schema.Int, Schema.Int])),
            action,
            text,
            direction,
            limit
          })
          const items = found.frames.map(frameOf)
          return found.next === undefined ? { items } : { items, next: writeCursor(found.next) }
        })
    })
  })
)

const frameOf = ({ place: [position], at, out, type, action, connection, text }: Traced): Frame => ({
  position,
  at: moment(at),
  direction: out ? "out" : "in",
  kind: kinds[type] ?? "other",
  action: action ?? null,
  connection,
  frame: text
})

const kinds: { readonly [type: number]: Frame["kind"] } = {
  2: "call",
  3: "result",
  4: "error",
  5: "result-error",
  6: "send"
}
