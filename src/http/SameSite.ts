/** Whether a browser asks for a page of another site: then the cookie it sends along proves nothing. */
import type { Headers } from "effect/http"

/**
 * By `Sec-Fetch-Site`, which browsers send to https and localhost; else by `Origin`, which they send with whatever may
 * change something. Neither: it is no browser. The cookie is SameSite=Strict besides; but another port is the same site.
 */
export const isForeign = (headers: Headers.Headers): boolean => {
  const site = headers["sec-fetch-site"]
  if (site !== undefined) return site !== "same-origin" && site !== "none"
  const { origin, host } = headers
  return origin !== undefined && URL.parse(origin)?.host !== host
}
