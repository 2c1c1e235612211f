/** Whether a browser asks for a page of another site: then the cookie it sends along proves nothing. */
import { Effect, Option } from "effect"
import type { Headers } from "effect/http"
import { Settings } from "../Config.ts"

/**
 * By `Sec-Fetch-Site`, which browsers send to https and localhost; else by `Origin`, which they send with whatever may
 * change something, and which must be the host asked or that of PUBLIC_URL. Neither: it is no browser. The cookie is
 * SameSite=Strict besides; but another port is the same site.
 */
export const makeIsForeign = Effect.map(Settings, ({ publicUrl }) => {
  const outside = Option.getOrUndefined(Option.map(publicUrl, (url) => new URL(url).host))
  return (headers: Headers.Headers): boolean => {
    const site = headers["sec-fetch-site"]
    if (site !== undefined) return site !== "same-origin" && site !== "none"
    if (headers.origin === undefined) return false
    const host = URL.parse(headers.origin)?.host
    return host !== headers.host && (outside === undefined || host !== outside)
  }
})
