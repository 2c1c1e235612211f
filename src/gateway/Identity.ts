/** Who knocks: the identity in a URL, and the version in a subprotocol header. Real chargers are odd here (ocpp.md 1.1). */
import type { Version } from "../ocpp/wire/Spec.ts"

/** The last non-empty segment of the path, decoded once; any prefix before it. Undefined: there is none we can take. */
export const identityIn = (url: string): string | undefined => {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, "").split(/[?#]/)[0] ?? ""
  const segment = path.split("/").findLast((part) => part !== "")
  if (segment === undefined) return undefined
  const identity = decoded(segment)
  return identity.length > 255 || identity.trim() === "" || /[\u0000-\u001f\u007f]/.test(identity)
    ? undefined
    : identity
}

/** A bad percent sign is taken as it stands. */
const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment).toWellFormed()
  } catch {
    return segment
  }
}

const versions: { readonly [protocol: string]: Version } = {
  "ocpp1.6": "1.6",
  "ocpp2.0.1": "2.0.1",
  "ocpp2.1": "2.1"
}

/**
 * The first offer that we speak, in the station's order of preference (OCPP-J 3.2). No header, or an empty one: 1.6, and
 * no subprotocol in the answer. Undefined: nothing in common.
 */
export const versionIn = (
  header: string | null
): { readonly version: Version; readonly protocol: string } | undefined => {
  const offers = (header ?? "")
    .split(",")
    .map((offer) => offer.trim())
    .filter((offer) => offer !== "")
  if (offers.length === 0) return { version: "1.6", protocol: "" }
  for (const offer of offers) {
    const version = versions[offer.toLowerCase()]
    if (version !== undefined) return { version, protocol: offer }
  }
  return undefined
}
