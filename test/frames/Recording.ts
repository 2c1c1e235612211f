/** A recorded dialogue, read: see the README beside it. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Schema } from "effect"
import type { Version } from "../../src/ocpp/wire/Spec.ts"

export type Step =
  | { readonly kind: "upgrade"; readonly path: string; readonly headers: { readonly [name: string]: string } }
  | { readonly kind: "from" | "to"; readonly text: string; readonly frame: ReadonlyArray<unknown> }
  | { readonly kind: "close" }

export interface Recording {
  readonly file: string
  readonly station: string
  readonly version: Version
  readonly steps: ReadonlyArray<Step>
}

const folder = join(import.meta.dir, "recorded")
export const files: ReadonlyArray<string> = readdirSync(folder).sort()

const Line = Schema.fromJsonString(
  Schema.Struct({
    station: Schema.String,
    proto: Schema.Literals(["ocpp1.6", "ocpp2.0.1", "ocpp2.1"]),
    dir: Schema.Literals(["upgrade", "cp->csms", "csms->cp", "close"]),
    raw: Schema.String
  })
)
const Upgrade = Schema.fromJsonString(
  Schema.Struct({ url: Schema.String, headers: Schema.Record(Schema.String, Schema.String) })
)
const Frame = Schema.fromJsonString(Schema.Array(Schema.Unknown))

const versions = { "ocpp1.6": "1.6", "ocpp2.0.1": "2.0.1", "ocpp2.1": "2.1" } as const

export const read = (file: string): Recording => {
  const lines = readFileSync(join(folder, file), "utf8").trimEnd().split("\n")
  const said = lines.map((line) => Schema.decodeSync(Line)(line))
  const [first] = said
  if (first === undefined) throw new Error(`${file} is empty`)
  return { file, station: first.station, version: versions[first.proto], steps: said.map(stepOf) }
}

const stepOf = ({ dir, raw }: { readonly dir: string; readonly raw: string }): Step => {
  if (dir === "close") return { kind: "close" }
  if (dir === "upgrade") {
    const { url, headers } = Schema.decodeSync(Upgrade)(raw)
    return { kind: "upgrade", path: url, headers }
  }
  return { kind: dir === "cp->csms" ? "from" : "to", text: raw, frame: Schema.decodeSync(Frame)(raw) }
}
