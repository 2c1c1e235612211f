/** How an endpoint is explained in the OpenAPI document: in words, and its parameters as what they are, not as texts. */
import { Context } from "effect"
import { OpenApi } from "effect/http-api"
import type { Role } from "../domain/Role.ts"
import { LeastRole } from "./Actor.ts"

/** A parameter of an endpoint: what it means, and its JSON schema where that says more than "a text". */
export interface Parameter {
  readonly description: string
  readonly schema?: { readonly [keyword: string]: unknown }
}

interface Words {
  /** The least role that may ask it; the guard reads it from here. */
  readonly role: Role | "anybody"
  readonly summary: string
  readonly description?: string
  readonly parameters?: { readonly [name: string]: Parameter }
  /** Whether `Accept: text/csv` gets all of the list as CSV. */
  readonly csv?: boolean
}

export const operation = ({ role, parameters = {}, csv = false, ...words }: Words) =>
  Context.add(
    OpenApi.annotations({ ...words, transform: (op) => (csv ? withCsv : same)(explain(op, role, parameters)) }),
    LeastRole,
    role
  )

/** The two parameters of every list. */
export const pageParameters = (most: number, usual: number) => ({
  limit: {
    description: "How many at most",
    schema: { type: "integer", minimum: 1, maximum: most, default: usual }
  },
  cursor: { description: "The `next` of the page before" }
})

export const stationParameter: Parameter = { description: "The station's identity, in any case of letters" }

export const transactionParameter: Parameter = {
  description: "Our id; or the station's own, where exactly one transaction bears it"
}

export const momentParameter = (description: string): Parameter => ({
  description,
  schema: { type: "string", format: "date-time", examples: ["2026-11-23T08:15:00Z", "2026-11-23"] }
})

const explain = (
  op: { readonly [key: string]: unknown },
  role: Role | "anybody",
  parameters: { readonly [name: string]: Parameter }
) => ({
  ...op,
  description: [op.description, role === "anybody" ? "Open to everybody." : `For the role ${role}.`]
    .filter((text) => text !== undefined)
    .join(" "),
  "x-role": role,
  parameters: Array.isArray(op.parameters)
    ? op.parameters.map((parameter: { readonly name: string }) => ({ ...parameter, ...parameters[parameter.name] }))
    : []
})

const same = (op: object) => op

/** The same answer as a file: everything at once. */
const withCsv = ({ responses, description, ...op }: { readonly [key: string]: unknown }) => ({
  ...op,
  description: `${description} With \`Accept: text/csv\` it is a file with all of them, unless \`limit\` is said.`,
  responses: Object.fromEntries(
    Object.entries(Object(responses)).map(([status, response]) =>
      status === "200"
        ? [status, { ...Object(response), content: { ...Object(response).content, ...file } }]
        : [status, response]
    )
  )
})

const file = {
  "text/csv": { schema: { type: "string", description: "RFC 4180; a text like a formula begins with '" } }
}
