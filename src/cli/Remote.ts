/** Asks Onetime, and turns what it may not or cannot do into one line and an exit code. */
import { Effect, identity, Schema, SchemaIssue } from "effect"
import { FetchHttpClient, HttpClientError } from "effect/http"
import { type Client, connect } from "../api/Client.ts"
import { type ExitCode, exitCodes } from "./ExitCode.ts"
import { address, isSelf } from "./Settings.ts"

/** A verb came to nothing: what to tell, and the exit code. */
export class Failed extends Schema.TaggedError<Failed>()("onetime/cli/Failed", {
  message: Schema.String,
  code: Schema.Literals(exitCodes)
}) {}

/** Asks the API: `yield* ask((client) => client.stations.list({ query: {} }))`. */
export const ask = <A, E, R>(question: (client: Client) => Effect.Effect<A, E, R>) =>
  Effect.flatMap(address, ({ url, key }) => {
    let asked = false
    const watched = (...request: Parameters<typeof fetch>) => {
      asked = true
      return fetch(...request)
    }
    return Effect.mapError(
      Effect.flatMap(connect({ url, key }), question).pipe(
        Effect.provideService(FetchHttpClient.Fetch, Object.assign(watched, fetch)),
        // Its certificate names the host that the world knows, not this one.
        isSelf(url) ? Effect.provideService(FetchHttpClient.RequestInit, unverified) : identity
      ),
      (error) => {
        if (error instanceof Failed) return error
        // The question itself breaks the contract: nobody was asked.
        if (!asked && Schema.isSchemaError(error)) return new Failed({ message: misput(error), code: 2 })
        return new Failed({ message: told(error, url), code: codeOf(error) })
      }
    )
  })

/** Opens a path of the API whose answer does not end. */
export const open = Effect.fnUntraced(function* (path: string, headers: { readonly [name: string]: string }) {
  const { url, key } = yield* address
  const response = yield* Effect.tryPromise({
    try: (signal) =>
      fetch(`${url}${path}`, {
        ...(isSelf(url) ? unverified : {}),
        headers: { ...headers, authorization: `Bearer ${key}` },
        signal
      }),
    catch: () => new Failed({ message: `${url} cannot be reached`, code: 3 })
  })
  if (response.ok && response.body !== null) return response.body
  const problem = yield* Effect.promise(() => response.json().catch(() => response.status))
  return yield* new Failed({ message: told(problem, url), code: codeOf(problem) })
})

const unverified: BunFetchRequestInit = { tls: { rejectUnauthorized: false } }

const misput = ({ issue }: Schema.SchemaError): string => {
  const [first] = explain(issue).issues
  const names = (first?.path ?? []).map((step) => String(typeof step === "object" ? step.key : step))
  return [names.join("."), first?.message ?? "not understood"].filter((part) => part !== "").join(": ")
}
const explain = SchemaIssue.makeFormatterStandardSchemaV1()

const told = (error: unknown, url: string): string => {
  if (HttpClientError.isHttpClientError(error) && error.response === undefined) return `${url} cannot be reached`
  if (isProblem(error)) return error.detail === undefined ? error.title : `${error.title}. ${error.detail}`
  const why = error instanceof Error ? error.message : String(error)
  return `${url} did not answer as Onetime does (${why.split("\n", 1)[0]})`
}

const codeOf = (error: unknown): ExitCode => {
  if (HttpClientError.isHttpClientError(error) && error.response === undefined) return 3
  return isProblem(error) && (error.status === 401 || error.status === 403) ? 4 : 1
}

const isProblem = Schema.is(
  Schema.Struct({ status: Schema.Int, title: Schema.String, detail: Schema.optional(Schema.String) })
)
