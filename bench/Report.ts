/** What was measured, as a table for people: each figure beside what it must reach, shortfalls in plain words below. */

export interface Figure {
  readonly name: string
  readonly value: string
  /** What must hold; undefined: a figure without a target. */
  readonly target?: { readonly text: string; readonly met: boolean }
}

export const median = (values: ReadonlyArray<number>): number => {
  const sorted = [...values].sort((one, other) => one - other)
  const [low = 0, high = low] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return (low + high) / 2
}

/** The median and, when there are several, the least and the most. */
export const spread = (values: ReadonlyArray<number>, show: (value: number) => string): string =>
  values.length < 2
    ? show(median(values))
    : `${show(median(values))}  (${show(Math.min(...values))} to ${show(Math.max(...values))})`

export const whole = (value: number) => Math.round(value).toLocaleString("en-US").replaceAll(",", " ")
export const milliseconds = (value: number) => `${value < 100 ? value.toFixed(1) : whole(value)} ms`
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`

export const atMost = (value: number, limit: number, text: string) => ({
  text: `at most ${text}`,
  met: value <= limit
})

export const table = (figures: ReadonlyArray<Figure>): string => {
  const [names, values] = [width(figures.map(({ name }) => name)), width(figures.map(({ value }) => value))]
  const verdict = ({ target }: Figure) => (target === undefined ? "" : `${target.met ? "ok " : "NOT"} ${target.text}`)
  return figures
    .map((one) => `${one.name.padEnd(names)}  ${one.value.padEnd(values)}  ${verdict(one)}`.trimEnd())
    .join("\n")
}

/** Every target that was missed, in a line each. */
export const conclusion = (figures: ReadonlyArray<Figure>): string => {
  const missed = figures.flatMap(({ name, value, target }) =>
    target?.met === false ? [`SHORT OF THE TARGET: ${name}: ${value}, wanted ${target.text}`] : []
  )
  return missed.length === 0 ? "every target measured here is reached" : missed.join("\n")
}

const width = (texts: ReadonlyArray<string>) => Math.max(...texts.map(({ length }) => length))
