/** A reading from its row, as far as charges are concluded from it: its moment, the register, the power beside it, the rest. */
import { Schema } from "effect"
import { type Reading, Sample } from "../../domain/Reading.ts"
import { keptTime } from "../../domain/Time.ts"

/** The columns that say it; moments in ms since 1970, Wh and W. `text`: the time as sent, null where `at` says the same. */
export const keptReading = {
  at: Schema.Number,
  text: Schema.NullOr(Schema.String),
  received: Schema.Number,
  context: Schema.NullOr(Schema.String),
  energy: Schema.NullOr(Schema.Number),
  power: Schema.NullOr(Schema.Number),
  rest: Schema.NullOr(Schema.Array(Sample))
}

const KeptReading = Schema.Struct(keptReading)

export const readingOf = ({ at, text, received, context, energy, power, rest }: typeof KeptReading.Type): Reading => ({
  time: text === null ? { text: "", at } : keptTime(text, at, received),
  samples: [...sampleOf("energyImport", energy, context), ...sampleOf("powerImport", power, context), ...(rest ?? [])]
})

const sampleOf = (quantity: string, value: number | null, context: string | null): ReadonlyArray<Sample> => {
  if (value === null) return []
  return [context === null ? { quantity, value } : { quantity, value, context }]
}
