/** Shows what was done, and by whom, from the audit trail. */
import { Effect, Schema } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import type { AuditEntry } from "../api/Audit.ts"
import { tagsIn } from "../api/Events.ts"
import { moment, readMoment } from "../api/Values.ts"
import { AuditTable, type Kept } from "../services/audit/AuditTable.ts"
import { makeFresh } from "./Freshness.ts"
import { answerList, plainColumns } from "./Listing.ts"
import { databaseAway } from "./Refusals.ts"

export const AuditHandlers = HttpApiBuilder.group(Api, "audit", (handlers) =>
  Effect.gen(function* () {
    const audit = yield* AuditTable
    const fresh = yield* makeFresh(["audit"])
    return handlers.handleAll({
      list: ({ query: { what, from, to, limit, cursor, ...wanted } }) =>
        Effect.gen(function* () {
          yield* fresh
          const read = (after: readonly [number, number] | undefined, most: number) =>
            audit.list({
              ...wanted,
              what: what === undefined ? undefined : tagsIn(what),
              from: from === undefined ? undefined : readMoment(from),
              to: to === undefined ? undefined : readMoment(to),
              below: after && { position: after[0], nth: after[1] },
              limit: most
            })
          return yield* answerList({ ...newestFirst, read, show: entryOf, csv }, { limit, cursor }, 100)
        }).pipe(Effect.catchTag("HistoryAway", () => databaseAway()))
    })
  })
)

const Place = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))
const Nth = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 2_147_483_647 }))

const newestFirst = {
  shape: Schema.Tuple([Place, Nth]),
  place: ({ position, nth }: Kept) => [position, nth] as const
}

const entryOf = ({ position, at, station, nth: _, ...entry }: Kept): AuditEntry => ({
  ...entry,
  position,
  at: moment(at),
  stationId: station
})

const csv = {
  name: "audit",
  columns: {
    ...plainColumns(["position", "at", "kind", "by", "what", "stationId", "transaction", "subject", "outcome"]),
    detail: ({ detail }: AuditEntry) => JSON.stringify(detail)
  }
}
