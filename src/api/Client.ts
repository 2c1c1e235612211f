/**
 * The typed client of the API, for programs: every endpoint of the contract as a function, its answer and its problems
 * typed. The package exports it as `onetime/client`.
 */
import { Effect } from "effect"
import { FetchHttpClient, HttpClient, HttpClientRequest } from "effect/http"
import { HttpApiClient } from "effect/http-api"
import { Api } from "./Api.ts"

/** Where Onetime is, without `/api`, and the key that is shown there. */
export interface Address {
  readonly url: string
  readonly key: string
}

/** A client that shows the key with each request: `yield* connect({ url, key })`, then `client.stations.list({})`. */
export const connect = ({ url, key }: Address) =>
  HttpApiClient.make(Api, {
    baseUrl: url,
    transformClient: HttpClient.mapRequest(HttpClientRequest.bearerToken(key))
  }).pipe(Effect.provide(FetchHttpClient.layer))

export type Client = Effect.Success<ReturnType<typeof connect>>
