/** The small shapes that many answers and requests share: moments, texts, pages. */
import { Schema } from "effect"
import { readTime } from "../domain/Time.ts"

/** A moment in answers: ISO 8601 in UTC, with milliseconds and a Z. */
export const Moment = Schema.String.annotate({ format: "date-time", examples: ["2026-11-23T08:15:00.000Z"] })

/** A moment of a station's clock. */
export const SentTime = Schema.Struct({
  sent: Schema.NullOr(Schema.String).annotate({ description: "as the station wrote it; null: it wrote none" }),
  understood: Schema.NullOr(Moment).annotate({ description: "null: that is no moment" })
}).annotate({ identifier: "SentTime" })
export type SentTime = typeof SentTime.Type

export const moment = (at: number): string => new Date(at).toISOString()

/**
 * A moment as people and programs write it, in ms since 1970: a date alone is its midnight in UTC, and the `+` of an
 * offset may have become a blank on its way through a URL. Undefined: not a moment between 2000 and 2199.
 */
export const readMoment = (text: string): number | undefined => {
  const trimmed = text.trim().replace(/ (\d\d:?\d\d)$/, "+$1")
  return readTime(/^\d{4}-\d\d-\d\d$/.test(trimmed) ? `${trimmed}T00:00:00Z` : trimmed).at ?? undefined
}

/** A moment in requests. */
export const MomentGiven = Schema.String.annotate({ format: "date-time", examples: ["2026-11-23T08:15:00Z"] }).check(
  Schema.makeFilter((text: string) => readMoment(text) !== undefined || "Expected a date or an ISO 8601 date and time")
)

/** A name of something: 1 to 255 characters, none of them a control character, no broken Unicode. */
export const Name = Schema.String.check(
  Schema.makeFilter((text: string) => isPlain(text) || "Expected text without control characters"),
  Schema.isMinLength(1),
  Schema.isMaxLength(255)
)

const isPlain = (text: string): boolean => text.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(text)

/** An id of ours: from one sequence over all stations. */
export const OurId = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 2_147_483_647 })).annotate({
  examples: [17]
})

/** The one page of a list, newest first unless said otherwise. `next` is there when there is more. */
export const page = <S extends Schema.Top>(item: S) =>
  Schema.Struct({
    items: Schema.Array(item),
    next: Schema.optionalKey(
      Schema.String.annotate({ description: "Ask again with `?cursor=` this for what comes next; absent at the end." })
    )
  })

/** What every list may be asked. */
export const pageQuery = (most: number) => ({
  limit: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: most }))),
  cursor: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(4096)))
})
