/** Requests that may be sent again: the header `Idempotency-Key` of every POST, as the OpenAPI document tells it. */
import { HttpApi, HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { KeyReused, OutcomeUnknown, RequestRunning } from "./Problems.ts"

/** 1 to 255 visible characters. */
export const keyPattern = /^[\x21-\x7e]{1,255}$/

const header = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  schema: { type: "string", minLength: 1, maxLength: 255, examples: ["5f0c7a52-7d7a-4a9d-8a8e-2a4f4c1f9b3e"] },
  description:
    "Name the request, and it is done once, however often it is sent within 24 hours: the first answer comes again, with the " +
    "header `Idempotency-Replayed`. A request that was refused (another 4xx, or 503) was not done and may be sent again."
}

type Json = { readonly [key: string]: unknown }

/** Adds to every POST of the document the header and what can be said to it. */
export const withIdempotency = (spec: Json): Json => {
  const { responses, schemas } = problems()
  return {
    ...spec,
    paths: mapped(Object(spec.paths), (item) =>
      item.post === undefined ? item : { ...item, post: keyed(Object(item.post), responses) }
    ),
    components: { ...Object(spec.components), schemas: { ...Object(spec.components).schemas, ...schemas } }
  }
}

const mapped = (all: Json, f: (one: Json, key: string) => Json) =>
  Object.fromEntries(Object.entries(all).map(([key, one]) => [key, f(Object(one), key)]))

/** The problems as responses, in the form that the document of any endpoint has. */
const problems = () => {
  const post = HttpApiEndpoint.post("post", "/", { error: [KeyReused, RequestRunning, OutcomeUnknown] })
  const { paths, components } = OpenApi.fromApi(HttpApi.make("once").add(HttpApiGroup.make("once").add(post)))
  const { 409: conflict, 422: reused } = Object(paths["/"]?.post?.responses)
  return { responses: { 409: conflict, 422: reused }, schemas: components.schemas }
}

const keyed = ({ parameters, responses, ...post }: Json, more: Json) => ({
  ...post,
  parameters: [...(Array.isArray(parameters) ? parameters : []), { ...header }],
  responses: {
    ...Object(responses),
    ...mapped(more, (response, status) => both(Object(responses)[status], response))
  }
})

const media = "application/problem+json"

/** One response that may be either. */
const both = (one: Json | undefined, other: Json): Json => {
  if (one === undefined) return other
  const schemas = [one, other].map((response) => Object(response.content)[media].schema)
  const anyOf = schemas.flatMap((schema) => schema.anyOf ?? [schema])
  return { description: `${one.description} | ${other.description}`, content: { [media]: { schema: { anyOf } } } }
}
