/** A deviation as people read it: a sentence for the rule, and how often. */
import { Schema } from "effect"
import type { Deviation } from "../api/Stations.ts"
import { moment } from "../api/Values.ts"
import { ruleTexts } from "../domain/Deviation.ts"
import { type Count, otherRule } from "../services/stations/DeviationCount.ts"

export const deviationOf = ({ rule, firmware, firstAt, lastAt, ...count }: Count): Deviation => ({
  rule,
  says: saysOf(rule),
  action: count.action,
  path: count.path,
  firmware: firmware === "" ? null : firmware,
  count: count.count,
  firstAt: moment(firstAt),
  lastAt: moment(lastAt),
  example: count.example,
  position: count.position
})

/** The one met last comes first. */
export const latestFirst = {
  shape: Schema.Tuple([Schema.Finite, Schema.String, Schema.String, Schema.String, Schema.String]),
  place: ({ position, rule, action, path, firmware }: Count) => [-position, rule, action, path, firmware] as const
}

/** A rule that is no more is called by its name. */
const saysOf = (rule: string): string => {
  const texts: { readonly [name: string]: { readonly says: string } | undefined } = ruleTexts
  return rule === otherRule ? "leaves the standard in more ways than are told apart" : (texts[rule]?.says ?? rule)
}
