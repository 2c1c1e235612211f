/**
 * Traces of API requests, commands and what the database is asked for them, sent by OTLP where OTEL_EXPORTER_OTLP_ENDPOINT
 * or OTEL_EXPORTER_OTLP_TRACES_ENDPOINT says; nothing of it is loaded otherwise. The other variables of the standard work
 * as it has them. Messages of stations are in the journal, and are not traced.
 */
import { Effect, Layer } from "effect"
import { SettingInvalid } from "../Config.ts"

const endpoints = ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"] as const

export const Traces = Layer.unwrap(
  Effect.gen(function* () {
    const set = endpoints.filter((name) => (process.env[name] ?? "") !== "")
    const bad = set.find(
      (name) => !/^https?:\/\//.test(process.env[name] ?? "") || !URL.canParse(process.env[name] ?? "")
    )
    if (bad !== undefined)
      return yield* new SettingInvalid({
        message: `the environment variable ${bad} must be a URL as http://localhost:4318`
      })
    if (set.length === 0) return Layer.empty
    return (yield* Effect.promise(() => import("./Exported.ts"))).Exported
  })
)
