// The house rules that a machine can judge: who imports whom, where SQL and clocks may stand, how large a file may grow.
// A failure names the file and the rule; ARCHITECTURE.md says why. The tables below are the rules: change them there first.
import { describe, expect, test } from "bun:test"
import { existsSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import { kept, left } from "../src/backup/Kept.ts"

/** A source file: its path from the top of the repository and its text. */
type Source = { readonly path: string; readonly text: string }

/** "Who imports whom": what each room may import besides itself. Config and observability are open to everyone. */
const rooms: Readonly<Record<string, ReadonlyArray<string> | "everything">> = {
  main: "everything",
  Serve: "everything",
  Demo: "everything",
  App: "everything",
  gateway: ["ocpp", "services", "events", "domain"],
  ocpp: ["services", "events", "domain"],
  services: ["events", "domain", "database"],
  events: ["domain", "database"],
  database: ["migrations"],
  http: ["services", "api", "backup", "events", "domain"],
  backup: ["api", "events", "database", "domain"],
  // backup: a restore works on the machine, where no Onetime runs that could be asked.
  cli: ["api", "backup", "domain"],
  console: ["api", "domain"],
  api: ["domain"],
  domain: [],
  observability: [],
  Config: []
}
const openToAll = ["Config", "observability"]

/** A part of a room that others may import, too. A charging station of our own speaks by the schemas of the wire. */
const parts: ReadonlyArray<{ readonly from: string; readonly to: string }> = [
  { from: "src/cli/simulate/", to: "src/ocpp/wire/" }
]

/** Among services only downhill; everything else goes by event. */
const services: Readonly<Record<string, ReadonlyArray<string>>> = {
  stations: [],
  authorization: [],
  access: [],
  audit: [],
  tariffs: [],
  metering: [],
  transactions: ["stations", "authorization", "tariffs", "metering"],
  commands: ["stations", "authorization", "transactions"],
  charging: ["stations", "authorization", "tariffs", "metering", "transactions", "commands"]
}

/** Text that may stand in some places only. `but` are the exceptions, each with its reason beside it. */
const placed: ReadonlyArray<{
  readonly rule: string
  readonly text: RegExp
  readonly banned: RegExp
  readonly but: ReadonlyArray<string>
}> = [
  {
    rule: "SQL stands in *Table.ts, events/ and database/ only",
    text: /\bsql(?:<[^`;]*>)?`/,
    banned: /^src\/(?!events\/|database\/|.*Table\.ts$)/,
    but: []
  },
  {
    rule: "time and chance come from Effect (Clock, DateTime, Schedule, Random)",
    text: /\bset(?:Timeout|Interval)\(|\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(/,
    banned: /^src\/(?:services|ocpp|domain)\//,
    but: []
  },
  {
    rule: "PubSub.publish stands in EventBus.ts only: journal first, then publish",
    text: /\bPubSub\.publish/,
    banned: /^src\/(?!events\/EventBus\.ts$)/,
    but: []
  }
]

const longest = 300
const bannedNames = /(?:^|\/)(?:utils?|helpers?|common|misc|index)(?:\.[cm]?tsx?$|\/)/i

/** Every relative import of a file, as a path from the top; types and dynamic imports included. */
const importsOf = ({ path, text }: Source): ReadonlyArray<string> => {
  const statement = /^(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"']+)["']|^import\s*["']([^"']+)["']/gm
  const call = /\bimport\(\s*["']([^"']+)["']/g
  const written = [...text.matchAll(statement), ...text.matchAll(call)].map((match) => match[1] ?? match[2] ?? "")
  const scanned = new Bun.Transpiler({ loader: path.endsWith("x") ? "tsx" : "ts" }).scanImports(text)
  const all = new Set([...written, ...scanned.map((found) => found.path)])
  return [...all].filter((to) => to.startsWith(".")).map((to) => normalize(join(dirname(path), to)))
}

/** `src/gateway/Server.ts` -> gateway, `src/App.ts` -> App, `migrations/0001_x.ts` -> migrations. */
const roomOf = (path: string): string => {
  const [top = "", next = ""] = path.split("/")
  return top === "src" ? next.replace(/\.tsx?$/, "") : top
}

/** Why one import is not allowed; undefined when it is. */
const wrong = (from: string, to: string): string | undefined => {
  if (to === "package.json") return undefined
  const [room, target] = [roomOf(from), roomOf(to)]
  if (room === target) return room === "services" ? wrongAmongServices(from, to) : undefined
  const allowed = rooms[room]
  if (allowed === undefined) return `${from}: no room "${room}" in the table of test/Rooms.test.ts`
  if (openToAll.includes(target) || (allowed === "everything" && to.startsWith("src/"))) return undefined
  if (parts.some((part) => from.startsWith(part.from) && to.startsWith(part.to))) return undefined
  return allowed.includes(target) ? undefined : `${from} imports ${to}: ${room} may not import ${target}`
}

const wrongAmongServices = (from: string, to: string): string | undefined => {
  const [service = "", target = ""] = [from.split("/")[2], to.split("/")[2]]
  if (service === target) return undefined
  const allowed = services[service]
  if (allowed === undefined) return `${from}: no service "${service}" in the table of test/Rooms.test.ts`
  return allowed.includes(target) ? undefined : `${from} imports ${to}: ${service} may not import ${target}`
}

const wrongImports = (sources: ReadonlyArray<Source>) =>
  sources.flatMap((source) => importsOf(source).flatMap((to) => wrong(source.path, to) ?? []))

const isComment = (line: string) => /^\s*(?:\/\/|\/?\*)/.test(line)

const misplacedText = (sources: ReadonlyArray<Source>) =>
  sources.flatMap(({ path, text }) =>
    placed
      .filter((place) => place.banned.test(path) && !place.but.includes(path))
      .flatMap((place) =>
        text
          .split("\n")
          .flatMap((line, index) =>
            place.text.test(line) && !isComment(line) ? [`${path}:${index + 1}: ${place.rule}`] : []
          )
      )
  )

const tooLong = (sources: ReadonlyArray<Source>) =>
  sources.flatMap(({ path, text }) => {
    const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0)
    return lines > longest ? [`${path}: ${lines} lines, at most ${longest}`] : []
  })

const badlyNamed = (sources: ReadonlyArray<Source>) =>
  sources.filter(({ path }) => bannedNames.test(path)).map(({ path }) => `${path}: name it after what it is`)

const top = join(import.meta.dir, "..")

/** The hand-written sources of some folders; generated files and folders not there yet are left out. */
const read = (...folders: ReadonlyArray<string>): Promise<ReadonlyArray<Source>> => {
  const paths = folders
    .filter((folder) => existsSync(join(top, folder)))
    .flatMap((folder) => [...new Bun.Glob(`${folder}/**/*.{ts,tsx}`).scanSync({ cwd: top })])
    .filter((path) => !/\.gen\.ts$/.test(path))
    .sort()
  return Promise.all(paths.map(async (path) => ({ path, text: await Bun.file(join(top, path)).text() })))
}

describe("the house", () => {
  test("imports point to the right only", async () => expect(wrongImports(await read("src"))).toEqual([]))

  test("SQL, clocks and publishing stand where they may", async () =>
    expect(misplacedText(await read("src"))).toEqual([]))

  test(`no hand-written file is longer than ${longest} lines`, async () =>
    expect(tooLong(await read("src", "test", "bench", "scripts", "migrations"))).toEqual([]))

  test("every table that a migration makes is named in src/backup/Kept.ts: kept in a backup, or left out", async () => {
    const made = (await read("migrations")).flatMap(({ text }) =>
      [...text.matchAll(/CREATE TABLE (?:IF NOT EXISTS )?"?([a-z_]+)/g)].map(([, name = ""]) => name)
    )
    expect(made.filter((name) => ![...kept, ...left].some((one) => one === name))).toEqual([])
  })

  test("no file or folder is called utils, helpers, common, misc or index", async () =>
    expect(badlyNamed(await read("src", "test", "bench", "scripts"))).toEqual([]))
})

describe("the checks themselves", () => {
  const importing = (path: string, ...lines: ReadonlyArray<string>): ReadonlyArray<Source> => [
    { path, text: lines.join("\n") }
  ]

  test.each([
    ["src/domain/Ids.ts", `import { EventBus } from "../events/EventBus.ts"`],
    ["src/domain/Ids.ts", `import type { EventBus } from "../events/EventBus.ts"`],
    ["src/domain/Ids.ts", `export { EventBus } from "../events/EventBus.ts"`],
    ["src/domain/Ids.ts", `type Bus = import("../events/EventBus.ts").EventBus`],
    ["src/events/Journal.ts", `const late = () => import("../services/stations/Stations.ts")`],
    ["src/events/Journal.ts", `import {\n  Frame,\n  type Call\n} from "../ocpp/Frame.ts"`],
    ["src/services/stations/Stations.ts", `import "../../gateway/Server.ts"`],
    ["src/services/stations/Stations.ts", `import { Commands } from "../commands/Commands.ts"`],
    ["src/services/transactions/Transactions.ts", `import { Balancer } from "../charging/Balancer.ts"`],
    ["src/services/gossip/Gossip.ts", `import { Stations } from "../stations/Stations.ts"`],
    ["src/http/Admin.ts", `import { Database } from "../database/Database.ts"`],
    ["src/api/Api.ts", `import { Stations } from "../services/stations/Stations.ts"`],
    ["src/gateway/Server.ts", `import { App } from "../App.ts"`],
    ["src/cli/stations/List.ts", `import * as V16 from "../../ocpp/wire/V16.gen.ts"`],
    ["src/cli/simulate/Station.ts", `import { readFrame } from "../../ocpp/Frame.ts"`],
    ["src/attic/Box.ts", `import { Ids } from "../domain/Ids.ts"`],
    ["src/App.ts", `import { fake } from "../test/FakeStation.ts"`]
  ])("%s may not say %s", (path, line) => {
    expect(wrongImports(importing(path, `import { Effect } from "effect"`, line))).toHaveLength(1)
  })

  test.each([
    ["src/main.ts", `import { App } from "./App.ts"`],
    ["src/App.ts", `import { Server } from "./gateway/Server.ts"`],
    ["src/gateway/Server.ts", `import { StationLink } from "../services/commands/StationLink.ts"`],
    ["src/services/commands/Commands.ts", `import { Transactions } from "../transactions/Transactions.ts"`],
    ["src/services/transactions/Transactions.ts", `import { Metering } from "../metering/Metering.ts"`],
    ["src/database/Migrations.ts", `import one from "../../migrations/0001_installation.ts"`],
    ["src/domain/Ids.ts", `import { Config } from "../Config.ts"`],
    ["src/cli/simulate/Station.ts", `import * as V16 from "../../ocpp/wire/V16.gen.ts"`],
    ["src/cli/Version.ts", `import about from "../../package.json"`]
  ])("%s may say %s", (path, line) => expect(wrongImports(importing(path, line))).toEqual([]))

  test("SQL in a service, a clock in the domain and a publish in the gateway are found, comments are not", () => {
    const found = [
      ...misplacedText(importing("src/services/stations/Stations.ts", "const a = sql`SELECT 1`", "// sql`x`")),
      ...misplacedText(importing("src/services/stations/Stations.ts", "const a = sql<{ a: 1 }>`SELECT 1`")),
      ...misplacedText(importing("src/services/stations/StationTable.ts", "const a = sql`SELECT 1`")),
      ...misplacedText(importing("src/domain/Time.ts", "const now = Date.now()", "const then = new Date(5)")),
      ...misplacedText(importing("src/gateway/Connection.ts", "PubSub.publishUnsafe(bus, 1)", "setTimeout(f, 1)"))
    ]
    expect(found.map((line) => line.split(": ")[0])).toEqual([
      "src/services/stations/Stations.ts:1",
      "src/services/stations/Stations.ts:1",
      "src/domain/Time.ts:1",
      "src/gateway/Connection.ts:1"
    ])
  })

  test("length and names are judged", () => {
    expect(tooLong([{ path: "src/A.ts", text: "\n".repeat(longest) }])).toEqual([])
    expect(tooLong([{ path: "src/A.ts", text: "\n".repeat(longest + 1) }])).toHaveLength(1)
    const names = [
      "src/http/index.ts",
      "src/utils/Time.ts",
      "src/ocpp/Helpers.ts",
      "src/console/index.html",
      "src/A.ts"
    ]
    expect(badlyNamed(names.map((path) => ({ path, text: "" })))).toHaveLength(3)
  })
})
