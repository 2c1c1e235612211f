/** Takes in the body of a request, bounded, before anything else looks at it. */
import { Context } from "effect"

/** Bytes. */
export const largestBody = 1 << 20

/** Whether the whole body came, or why not. */
export type Body = "whole" | "too-large" | "broken"

/** The body of the request as it came. */
export class Sent extends Context.Reference<Uint8Array>("onetime/http/Sent", {
  defaultValue: () => new Uint8Array()
}) {}

interface Taken {
  readonly body: Body
  readonly bytes: Uint8Array
  readonly whole: Request
}

/**
 * The request with its body in memory. Every body is JSON, or CSV where a file is imported, whatever its content type says
 * (curl says form data), and an empty one is `{}`. One that is larger than 1 MiB, or that broke off, is left out.
 */
export const take = async (request: Request): Promise<Taken> => {
  const { url, method, signal } = request
  if (!bodied.has(method)) return { body: "whole", bytes: nothing, whole: request }
  const headers = new Headers(request.headers)
  const isFile = new URL(url).pathname.endsWith("/import")
  headers.set("content-type", isFile ? "text/csv" : "application/json")
  const bytes = await read(request).catch(() => "broken" as const)
  if (typeof bytes === "string")
    return { body: bytes, bytes: nothing, whole: new Request(url, { method, headers, signal }) }
  return {
    body: "whole",
    bytes,
    whole: new Request(url, { method, headers, body: bytes.length === 0 && !isFile ? "{}" : bytes, signal })
  }
}

const nothing = new Uint8Array()
const bodied = new Set(["POST", "PUT", "PATCH", "DELETE"])

const read = async (request: Request): Promise<Uint8Array<ArrayBuffer> | "too-large"> => {
  if (Number(request.headers.get("content-length") ?? 0) > largestBody) return "too-large"
  const chunks: Array<Uint8Array> = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    // Leaving the loop cancels the stream.
    if (size > largestBody) return "too-large"
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
