/** All that is counted, in the text that Prometheus reads (exposition format 0.0.4). */
import type { Family, Sample, Timings } from "./Metrics.ts"

export const prometheusType = "text/plain; version=0.0.4; charset=utf-8"

export const prometheusText = (families: ReadonlyArray<Family | Timings>): string => {
  const byName = new Map<string, Array<Family | Timings>>()
  for (const family of families) byName.set(family.name, [...(byName.get(family.name) ?? []), family])
  return [...byName.values()].map(text).join("")
}

const text = (same: ReadonlyArray<Family | Timings>): string => {
  const [first] = same
  if (first === undefined) return ""
  const head = `# HELP ${first.name} ${first.help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}\n# TYPE ${first.name} ${first.type}\n`
  return head + same.map(lines).join("")
}

const lines = (family: Family | Timings): string =>
  family.type === "histogram" ? timed(family) : [...family.read()].map((sample) => line(family.name, sample)).join("")

const timed = ({ name, of }: Timings): string => {
  const { steps, sum, count } = of.read()
  return (
    steps.map(({ le, count: value }) => line(`${name}_bucket`, { labels: { le }, value })).join("") +
    line(`${name}_sum`, { value: sum }) +
    line(`${name}_count`, { value: count })
  )
}

const line = (name: string, { labels, value }: Sample): string => {
  const said = Object.entries(labels ?? {}).map(([label, word]) => `${label}="${escaped(word)}"`)
  return `${name}${said.length === 0 ? "" : `{${said.join(",")}}`} ${number(value)}\n`
}

const escaped = (word: string) => word.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")

const number = (value: number): string => (Number.isFinite(value) ? String(value) : value > 0 ? "+Inf" : "-Inf")
