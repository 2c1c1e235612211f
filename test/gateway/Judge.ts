/** Whether a payload is valid, by two judges that know nothing of each other: our wire schemas and ajv on the originals. */
import { Ajv, type ValidateFunction } from "ajv"
import formats from "ajv-formats"
import { Result, Schema } from "effect"
import { specOf } from "../../src/ocpp/Catalogue.ts"
import type { Version } from "../../src/ocpp/wire/Spec.ts"
import { type Direction, documentOf } from "../ocpp/wire/Samples.ts"

/** Null: both say it is valid; else what they say against it. They must agree. */
export const faultOf = (version: Version, action: string, direction: Direction, payload: unknown): string | null => {
  const spec = specOf(version, action)
  if (spec === undefined) return `${version} has no ${action}`
  // A SEND that came as a call: it has no answer of its own, so an empty one will do.
  if (spec.send === true && direction === "response") return JSON.stringify(payload) === "{}" ? null : "not empty"
  const ours = Schema.decodeUnknownResult(spec[direction])(payload, { onExcessProperty: "error" })
  const original = validator(version, action, direction)
  const isValid = original(payload) === true
  if (Result.isSuccess(ours) !== isValid) return `the judges differ over ${action}: ${JSON.stringify(payload)}`
  return isValid ? null : `${action} ${direction}: ${ajv.errorsText(original.errors ?? null)}`
}

const ajv = new Ajv({ strict: false, strictNumbers: true, multipleOfPrecision: 6, validateSchema: false })
formats(ajv)
const compiled = new Map<string, ValidateFunction>()

const validator = (version: Version, action: string, direction: Direction): ValidateFunction => {
  const key = `${version} ${action} ${direction}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const { $id: _, ...document } = documentOf(version, action, direction)
  const made = ajv.compile(document)
  compiled.set(key, made)
  return made
}
