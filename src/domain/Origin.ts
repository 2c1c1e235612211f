/**
 * Where a request came from and whether all of its way was encrypted. Behind proxies that the operator trusts, their
 * headers tell; from anybody else the same headers are hearsay.
 */
import { type BlockList, isIP } from "node:net"

export interface Origin {
  /** An IP address, an IPv4 one never in its IPv6 spelling; "unknown" if not even the socket knows. */
  readonly address: string
  /** By TLS, to us or to the first trusted proxy. */
  readonly secure: boolean
}

export interface Doorway {
  /** TRUSTED_PROXIES. */
  readonly trusted: BlockList
  /** Whether the connection to us is TLS. */
  readonly encrypted: boolean
}

/**
 * `peer` is the address at the other end of the socket. The way is gone back from there, proxy by proxy, until one that
 * is not trusted: what stands before it may be invented. `Forwarded` and `X-Forwarded-For` that tell different stories
 * are both not believed: most proxies write one of them and pass the other on as it came.
 */
export const originOf = (peer: string, headers: Headers, { trusted, encrypted }: Doorway): Origin => {
  const near = plain(peer)
  if (!isTrusted(trusted, near)) return { address: near, secure: encrypted }
  const stories = [forwarded(headers), xForwarded(headers)].flatMap((hops) =>
    hops.length === 0 ? [] : [toldBy(hops, near, trusted)]
  )
  const [first, second] = stories
  if (first === undefined || (second !== undefined && second.address !== first.address)) {
    return { address: near, secure: encrypted }
  }
  const said = stories.flatMap(({ proto }) => proto ?? [])
  return { address: first.address, secure: said.length === 0 ? encrypted : said.every(isSecure) }
}

/** One step of the way, as a proxy told it. Nothing: it did not say, or hid it. */
interface Hop {
  readonly address: string | undefined
  readonly proto: string | undefined
}

const toldBy = (hops: ReadonlyArray<Hop>, near: string, trusted: BlockList) => {
  let address = near
  let proto: string | undefined
  for (const hop of hops.toReversed()) {
    if (!isTrusted(trusted, address)) break
    proto = hop.proto ?? proto
    if (hop.address === undefined) break
    address = hop.address
  }
  return { address, proto }
}

/** RFC 7239: `for=192.0.2.43;proto=https, for="[2001:db8::1]:4711"`. */
const forwarded = (headers: Headers): ReadonlyArray<Hop> => {
  const hops: Array<{ address: string | undefined; proto: string | undefined }> = []
  let hop: (typeof hops)[number] | undefined
  for (const [whole, name = "", value = ""] of (headers.get("forwarded") ?? "").matchAll(parts)) {
    if (whole === ",") hop = undefined
    else {
      if (hop === undefined) hops.push((hop = { address: undefined, proto: undefined }))
      const word = value.replace(/^"|"$/g, "")
      if (name.toLowerCase() === "for") hop.address = addressIn(word)
      if (name.toLowerCase() === "proto") hop.proto = word
    }
  }
  return hops
}

const parts = /([a-z]+)=("[^"]*"|[^\s;,"]*)|,/gi

/** The protocols are told beside the addresses, from the right; who tells fewer has left the first one standing. */
const xForwarded = (headers: Headers): ReadonlyArray<Hop> => {
  const addresses = listed(headers, "x-forwarded-for")
  const protos = listed(headers, "x-forwarded-proto")
  const hops = addresses.map((address, index) => ({
    address: addressIn(address),
    proto: protos.at(index - addresses.length) ?? protos[0]
  }))
  return hops.length === 0 && protos.length > 0 ? [{ address: undefined, proto: protos.at(-1) }] : hops
}

const listed = (headers: Headers, name: string) =>
  (headers.get(name) ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "")

/** An address with or without a port; undefined for `unknown` and for names that hide one. */
const addressIn = (text: string): string | undefined => {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  return isIP(bare) === 0 ? undefined : plain(bare)
}

/** `::ffff:192.0.2.1` is what a socket for both families calls `192.0.2.1`. */
const plain = (address: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address

const isTrusted = (trusted: BlockList, address: string): boolean => {
  const family = isIP(address)
  return family !== 0 && trusted.check(address, family === 6 ? "ipv6" : "ipv4")
}

const isSecure = (proto: string) => /^(?:https|wss)$/i.test(proto)
