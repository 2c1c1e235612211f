// GET /metrics: the text that Prometheus reads, with what really happened in it.
import { afterEach, expect, test } from "bun:test"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Schema } from "effect"
import { FakeStation, type Version } from "../faults/FakeStation.ts"
import { endAll, root, System } from "../faults/System.ts"

afterEach(endAll)

/** Every line as a number by its name and labels, judged by the rules of the format. */
const samples = (text: string): ReadonlyMap<string, number> => {
  const [found, typed, helped] = [new Map<string, number>(), new Map<string, string>(), new Set<string>()]
  for (const line of text.trimEnd().split("\n")) {
    const [, word, name = "", rest = ""] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? []
    if (word === "HELP") helped.add(name)
    else if (word === "TYPE") typed.set(name, rest)
    else {
      const [, metric = "", labels = "", value = ""] =
        /^([a-z_]+)(\{(?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)+\})? (\S+)$/.exec(line) ?? []
      const family = metric.replace(/_(bucket|sum|count)$/, "")
      const type = typed.get(metric) ?? typed.get(family)
      expect([line, type !== undefined && (helped.has(metric) || helped.has(family))]).toEqual([line, true])
      if (type === "counter") expect(metric).toMatch(/_total$/)
      expect([line, Number.isFinite(Number(value)), found.has(metric + labels)]).toEqual([line, true, false])
      found.set(metric + labels, Number(value))
    }
  }
  return found
}

const busy = async () => {
  const system = await System.start()
  const versions: ReadonlyArray<Version> = ["1.6", "2.0.1", "2.1"]
  const stations = versions.map((version) => new FakeStation({ id: `M-${version}`, version, port: () => system.port }))
  for (const station of stations) await station.boot()
  const [one] = stations
  const meter = (value: unknown) => ({
    connectorId: 1,
    meterValue: [{ timestamp: new Date().toISOString(), sampledValue: [{ value }] }]
  })
  for (let value = 0; value < 5; value++) await one?.report("MeterValues", meter(String(value)))
  await one?.report("MeterValues", meter(7))
  await one?.call("Nonsense", {}).catch(() => undefined)
  await system.api("POST", "/api/stations/M-1.6/ocpp/ClearCache", {})
  await system.drained()
  return system
}

test("messages, answers, commands, journal, listeners, stations, deviations and memory are told as they were", async () => {
  const system = await busy()
  const { status, text } = await system.api("GET", "/metrics")
  expect(status).toBe(200)
  const found = samples(text)
  const messages = (labels: string) => found.get(`onetime_messages_total{${labels}}`)
  expect(messages('version="1.6",action="MeterValues",answer="result"')).toBe(6)
  expect(messages('version="1.6",action="MeterValues",answer="error"')).toBe(0)
  expect(messages('version="2.1",action="BootNotification",answer="result"')).toBe(1)
  expect(messages('version="1.6",action="other",answer="error"')).toBe(1)
  expect(found.get("onetime_answer_seconds_count")).toBe(10)
  expect(found.get('onetime_answer_seconds_bucket{le="+Inf"}')).toBe(10)
  expect(found.get('onetime_commands_total{version="1.6",action="ClearCache",outcome="result"}')).toBe(1)
  expect(
    found.get('onetime_deviations_total{rule="number-text"}') ?? found.get('onetime_deviations_total{rule="text"}')
  ).toBe(1)
  for (const version of ["1.6", "2.0.1", "2.1"])
    expect(found.get(`onetime_connected_stations{version="${version}"}`)).toBe(1)
  const { journal } = await system.ready()
  expect(found.get("onetime_journal_head")).toBe(journal.head)
  expect(found.get("onetime_journal_written_bytes_total")).toBeGreaterThan(1000)
  expect(found.get("onetime_journal_bytes")).toBeGreaterThan(found.get("onetime_journal_written_bytes_total") ?? 0)
  expect(found.get("onetime_journal_sync_seconds_count")).toBeGreaterThan(3)
  expect(found.get('onetime_listener_lag{listener="transactions"}')).toBe(0)
  expect(found.get('onetime_listener_condition{listener="stations",condition="stopped"}')).toBe(0)
  expect(found.get("onetime_door_open")).toBe(1)
  expect(found.get("process_resident_memory_bytes")).toBeGreaterThan(20e6)
}, 30_000)

test("without a key nothing is told", async () => {
  const system = await System.start()
  expect((await fetch(`http://127.0.0.1:${system.port}/metrics`)).status).toBe(401)
}, 30_000)

const Dashboard = Schema.fromJsonString(
  Schema.Struct({
    panels: Schema.Array(
      Schema.Struct({
        targets: Schema.Array(Schema.Struct({ expr: Schema.String, legendFormat: Schema.String }))
      })
    )
  })
)

test("the dashboard asks for no name and no label that is not there", async () => {
  const system = await busy()
  const there = new Map<string, Set<string>>()
  for (const key of samples((await system.api("GET", "/metrics")).text).keys()) {
    const [name = "", labels = ""] = key.split("{")
    const known = there.get(name) ?? new Set()
    for (const [, label = ""] of labels.matchAll(/([a-z_]+)="/g)) known.add(label)
    there.set(name, known)
  }
  const { panels } = Schema.decodeUnknownSync(Dashboard)(readFileSync(join(root, "docs", "grafana.json"), "utf8"))
  const targets = panels.flatMap(({ targets }) => targets)
  expect(targets.length).toBeGreaterThan(15)
  for (const { expr, legendFormat } of targets) {
    const names = [...expr.matchAll(/\b(?:onetime|process)_[a-z_]+/g)].map(([name]) => name)
    expect([expr, names.filter((name) => !there.has(name))]).toEqual([expr, []])
    const grouped = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = ""]) => list.split(", "))
    const chosen = [...expr.matchAll(/[{,]([a-z_]+)=~?"/g)].map(([, label = ""]) => label)
    const shown = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = ""]) => label)
    const known = new Set(names.flatMap((name) => [...(there.get(name) ?? [])]))
    expect([expr, [...grouped, ...chosen, ...shown].filter((label) => !known.has(label))]).toEqual([expr, []])
  }
}, 30_000)
