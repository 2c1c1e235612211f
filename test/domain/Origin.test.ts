// Where a request came from, as proxies tell it: what a client can invent is never believed.
import { expect, test } from "bun:test"
import { BlockList } from "node:net"
import * as fc from "fast-check"
import { originOf } from "../../src/domain/Origin.ts"

const trusted = new BlockList()
trusted.addSubnet("10.0.0.0", 8, "ipv4")
trusted.addSubnet("fd00::", 8, "ipv6")

const from = (peer: string, headers: { readonly [name: string]: string } = {}, encrypted = false) => {
  const { address, secure } = originOf(peer, new Headers(headers), { trusted, encrypted })
  return `${address}${secure ? " secure" : ""}`
}
const proxy = "10.0.0.1"
const xff = "x-forwarded-for"
const xfp = "x-forwarded-proto"

test.each([
  ["nobody in between", "192.0.2.7", {}, "192.0.2.7"],
  ["a stranger who tells tales", "192.0.2.7", { [xff]: "198.51.100.1", [xfp]: "https" }, "192.0.2.7"],
  ["a stranger who tells them in the new way", "192.0.2.7", { forwarded: "for=198.51.100.1;proto=https" }, "192.0.2.7"],
  ["an IPv4 address on a socket for both families", "::ffff:192.0.2.7", {}, "192.0.2.7"],
  ["a proxy on such a socket", "::ffff:10.0.0.1", { [xff]: "192.0.2.7" }, "192.0.2.7"],
  ["a proxy that tells nothing", proxy, {}, "10.0.0.1"],
  ["one proxy", proxy, { [xff]: "192.0.2.7", [xfp]: "https" }, "192.0.2.7 secure"],
  ["one proxy, a client that has invented more", proxy, { [xff]: "198.51.100.1, 192.0.2.7" }, "192.0.2.7"],
  ["two proxies", proxy, { [xff]: "198.51.100.1, 192.0.2.7, 10.0.0.2", [xfp]: "https" }, "192.0.2.7 secure"],
  [
    "two proxies, the second hop in the open",
    proxy,
    { [xff]: "192.0.2.7, 10.2.0.1", [xfp]: "https, http" },
    "192.0.2.7 secure"
  ],
  [
    "two proxies, the first hop in the open",
    proxy,
    { [xff]: "192.0.2.7, 10.2.0.1", [xfp]: "http, https" },
    "192.0.2.7"
  ],
  ["a client that invents a protocol", proxy, { [xff]: "192.0.2.7", [xfp]: "https, http" }, "192.0.2.7"],
  ["only proxies", proxy, { [xff]: "10.3.0.1, 10.2.0.1" }, "10.3.0.1"],
  ["a port beside the address", proxy, { [xff]: "192.0.2.7:51234" }, "192.0.2.7"],
  ["IPv6", "fd00::1", { [xff]: "2001:db8::7" }, "2001:db8::7"],
  ["IPv6 with a port", "fd00::1", { [xff]: "[2001:db8::7]:443" }, "2001:db8::7"],
  ["nonsense before the proxy", proxy, { [xff]: "192.0.2.7, <script>" }, "10.0.0.1"],
  ["only the protocol", proxy, { [xfp]: "https" }, "10.0.0.1 secure"],
  ["a WebSocket's protocol", proxy, { [xff]: "192.0.2.7", [xfp]: "wss" }, "192.0.2.7 secure"],
  ["the new way", proxy, { forwarded: "for=192.0.2.7;proto=https;by=10.0.0.1" }, "192.0.2.7 secure"],
  ["the new way, in capitals and quotes", proxy, { forwarded: 'For="192.0.2.7";PROTO="HTTPS"' }, "192.0.2.7 secure"],
  [
    "the new way, two proxies",
    proxy,
    { forwarded: "for=192.0.2.7;proto=https, for=10.0.0.2;proto=http" },
    "192.0.2.7 secure"
  ],
  ["the new way, IPv6", proxy, { forwarded: 'for="[2001:db8:cafe::17]:4711"' }, "2001:db8:cafe::17"],
  ["the new way, hidden", proxy, { forwarded: "for=_hidden;proto=https" }, "10.0.0.1 secure"],
  ["the new way, unknown", proxy, { forwarded: "for=198.51.100.1, for=unknown" }, "10.0.0.1"],
  [
    "both ways, the same story",
    proxy,
    { forwarded: "for=192.0.2.7;proto=https", [xff]: "192.0.2.7" },
    "192.0.2.7 secure"
  ],
  [
    "both ways, one of them passed on as the client wrote it",
    proxy,
    { forwarded: "for=198.51.100.1", [xff]: "192.0.2.7" },
    "10.0.0.1"
  ],
  [
    "both ways, protocols that differ",
    proxy,
    { forwarded: "for=192.0.2.7;proto=https", [xff]: "192.0.2.7", [xfp]: "http" },
    "192.0.2.7"
  ]
])("%s", (_, peer, headers, origin) => expect(from(peer, headers)).toBe(origin))

test("TLS to us is secure unless a proxy says that the way to it was not", () => {
  expect(from("192.0.2.7", { [xfp]: "http" }, true)).toBe("192.0.2.7 secure")
  expect(from(proxy, {}, true)).toBe("10.0.0.1 secure")
  expect(from(proxy, { [xff]: "192.0.2.7" }, true)).toBe("192.0.2.7 secure")
  expect(from(proxy, { [xff]: "192.0.2.7", [xfp]: "http" }, true)).toBe("192.0.2.7")
})

const odd = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.constantFrom('"', ",", ";", "for=", "proto=", "10.0.0.3", "unknown", "[", "]:1", "="),
  fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)) })
)
const header = fc.array(odd, { maxLength: 8 }).map((parts) => parts.join(""))

test("whatever a client writes before it, the address that the nearest proxy has seen is told", () => {
  void fc.assert(
    fc.property(header, header, (invented, proto) => {
      expect(from(proxy, { [xff]: `${invented}, 192.0.2.7`, [xfp]: proto })).toStartWith("192.0.2.7")
      expect(from(proxy, { forwarded: `${invented.replaceAll('"', "")}, for=192.0.2.7` })).toStartWith("192.0.2.7")
    })
  )
})

test("whatever the headers say, there is an address, and a stranger's is his own", () => {
  void fc.assert(
    fc.property(header, header, header, (a, b, c) => {
      const headers = { [xff]: a, [xfp]: b, forwarded: c }
      expect(from("192.0.2.7", headers)).toBe("192.0.2.7")
      expect(from(proxy, headers)).toMatch(/^[0-9a-f.:]+( secure)?$/i)
    })
  )
})
