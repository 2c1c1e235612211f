/** Sends traces to an OpenTelemetry collector. A collector that is away costs its traces and nothing else. */
import { ConfigProvider, Effect, Layer } from "effect"
import { FetchHttpClient, HttpMiddleware } from "effect/http"
import { OtlpSerialization, OtlpTracer } from "effect/observability"
import about from "../../package.json"

/** Asked by machines, all day long. */
const silent = /^\/(?:metrics|api\/health|api\/ready)(?:$|\?)/

export const Exported = Layer.unwrap(
  Effect.sync(() => {
    const { env } = process
    const protocol = env["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"] ?? env["OTEL_EXPORTER_OTLP_PROTOCOL"]
    const isNamed =
      env["OTEL_SERVICE_NAME"] !== undefined ||
      /(?:^|,)\s*service\.name\s*=/.test(env["OTEL_RESOURCE_ATTRIBUTES"] ?? "")
    const resource = { serviceVersion: about.version, ...(isNamed ? {} : { serviceName: "onetime" }) }
    return OtlpTracer.layerFromConfig({ resource }).pipe(
      Layer.provide(protocol === "http/json" ? OtlpSerialization.layerJson : OtlpSerialization.layerProtobuf),
      Layer.provide(FetchHttpClient.layer),
      // The standard's default.
      Layer.provide(ConfigProvider.layer(ConfigProvider.fromEnv({ env: { OTEL_TRACES_EXPORTER: "otlp", ...env } }))),
      Layer.provideMerge(Layer.succeed(HttpMiddleware.TracerDisabledWhen, ({ url }) => silent.test(url)))
    )
  })
)
