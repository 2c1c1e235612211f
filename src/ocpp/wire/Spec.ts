/**
 * One action of one OCPP version: its name and the schemas of its two halves. The generated files hold one for every
 * action; the schemas are built when first asked for, so that a station speaking 1.6 never pays for 2.1.
 */
import type { Schema } from "effect"

/** The OCPP versions we speak, as the documents call them. */
export type Version = "1.6" | "2.0.1" | "2.1"

/**
 * `Req` and `Res` are the payloads exactly as they stand on the wire. Decoding is synchronous and needs no services.
 * `send`: a message that is never answered (2.1, message type 6); its `response` is the empty payload.
 */
export interface Spec<Req, Res, V extends Version = Version, Action extends string = string> {
  readonly version: V
  readonly action: Action
  readonly request: Schema.Codec<Req>
  readonly response: Schema.Codec<Res>
  readonly send?: true
}

/** Declares an action; its schemas are built on first use. */
export const spec = <const V extends Version, const Action extends string, Req, Res>(
  version: V,
  action: Action,
  request: () => Schema.Codec<Req>,
  response: () => Schema.Codec<Res>
): Spec<Req, Res, V, Action> => ({
  version,
  action,
  get request() {
    return request()
  },
  get response() {
    return response()
  }
})

/** Declares an action that is sent and never answered. */
export const sendSpec = <const V extends Version, const Action extends string, Req, Res>(
  version: V,
  action: Action,
  request: () => Schema.Codec<Req>,
  response: () => Schema.Codec<Res>
): Spec<Req, Res, V, Action> & { readonly send: true } => ({
  version,
  action,
  send: true,
  get request() {
    return request()
  },
  get response() {
    return response()
  }
})

/** Builds once, at the first call. */
export const once = <A>(build: () => A): (() => A) => {
  let built: A | undefined
  return () => (built ??= build())
}
