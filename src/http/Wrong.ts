/** Which value breaks its schema, and how, in words; the value itself is never repeated. */
import { type SchemaIssue as Issue, SchemaIssue } from "effect"

/** `path` is a JSON pointer (RFC 6901), empty for the whole. */
export const wrongIn = (issue: Issue.Issue): { readonly path: string; readonly detail: string } => {
  const [first] = formatted(issue).issues
  const path = (first?.path ?? []).map(segment).join("")
  return {
    path,
    detail: first === undefined ? "It is not valid." : `${path === "" ? "The whole" : path}: ${first.message}.`
  }
}

const formatted = SchemaIssue.makeFormatterStandardSchemaV1()

const segment = (part: PropertyKey | { readonly key: PropertyKey }): string =>
  `/${String(typeof part === "object" ? part.key : part)
    .replaceAll("~", "~0")
    .replaceAll("/", "~1")}`
