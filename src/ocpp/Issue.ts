/** What is wrong with a payload, in OCPP's words: for the CALLERROR to a station and the 400 to whoever sent a command. */
import { Schema, SchemaIssue } from "effect"
import type { ErrorCode } from "./CallError.ts"

/** `path` is the field, `/meterValue/0/timestamp` (empty: the payload itself). `message` never holds a value. */
export interface Issue {
  readonly code: ErrorCode
  readonly path: string
  readonly message: string
}

/** The first issue of a failed decode of `payload`. */
export const issueOf = (failure: unknown, payload?: unknown): Issue => {
  const issue = Schema.isSchemaError(failure) ? failure.issue : SchemaIssue.isIssue(failure) ? failure : undefined
  if (issue === undefined) return { code: "FormatViolation", path: "", message: "The payload cannot be read" }
  const { leaf, path, holder } = leafOf(issue)
  const [first] = explain(issue).issues
  const place = path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")
  const message = `${place === "" ? "" : `${place}: `}${first?.message ?? "not valid"}`
  return { code: codeOf(leaf, holder, path.length === 0, at(payload, path)), path: place, message: shorten(message) }
}

const explain = SchemaIssue.makeFormatterStandardSchemaV1()

interface Leaf {
  readonly leaf: SchemaIssue.Issue
  readonly path: ReadonlyArray<PropertyKey>
  /** The kind of value the leaf is about: "Arrays", "Number" ...; undefined: not known. */
  readonly holder: string | undefined
}

/** Down to the first thing that is wrong, and the way there. */
const leafOf = (root: SchemaIssue.Issue): Leaf => {
  const path: Array<PropertyKey> = []
  let [issue, holder]: [SchemaIssue.Issue, string | undefined] = [root, undefined]
  for (;;) {
    if (issue._tag === "Pointer") {
      path.push(...issue.path)
      holder = undefined
      issue = issue.issue
    } else if (issue._tag === "Composite" || (issue._tag === "AnyOf" && issue.issues.length === 1)) {
      const [next]: ReadonlyArray<SchemaIssue.Issue> = issue.issues
      if (next === undefined) return { leaf: issue, path, holder }
      holder = issue.ast._tag
      issue = next
    } else return { leaf: issue, path, holder }
  }
}

/** The meaning of the codes: 1.6-J 4.2.3, 2.0.1 Part 4 4.3. */
const codeOf = (leaf: SchemaIssue.Issue, holder: string | undefined, isWhole: boolean, value: unknown): ErrorCode => {
  switch (leaf._tag) {
    case "MissingKey":
      return "OccurrenceConstraintViolation"
    case "UnexpectedKey":
      return "FormatViolation"
    case "InvalidType":
      return isWhole ? "FormatViolation" : "TypeConstraintViolation"
    case "AnyOf":
      return typeof value === "string" || value === undefined
        ? "PropertyConstraintViolation"
        : "TypeConstraintViolation"
    case "Filter":
      if (holder === "Arrays") return "OccurrenceConstraintViolation"
      return typeof value === "number" && leaf.filter.annotations?.expected === "an integer"
        ? "TypeConstraintViolation"
        : "PropertyConstraintViolation"
    default:
      return "PropertyConstraintViolation"
  }
}

const at = (payload: unknown, path: ReadonlyArray<PropertyKey>): unknown => {
  let value = payload
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

/** A CALLERROR's description holds 255 characters. */
const shorten = (text: string): string => (text.length <= 255 ? text : `${text.slice(0, 254)}…`)
