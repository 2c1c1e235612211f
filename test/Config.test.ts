// The settings: what each variable may hold, and the line that says what is wrong, without the value.
import { describe, expect, test } from "bun:test"
import { ConfigProvider, Effect, Layer, Option, Redacted } from "effect"
import { Settings } from "../src/Config.ts"

const read = (env: { readonly [name: string]: string }) =>
  Effect.runPromise(
    Effect.result(
      Effect.provide(Settings, Layer.provide(Settings.layer, ConfigProvider.layer(ConfigProvider.fromEnv({ env }))))
    )
  )

const settings = async (env: { readonly [name: string]: string }) => {
  const result = await read(env)
  if (result._tag === "Failure") throw result.failure
  return result.success
}

const refused = async (env: { readonly [name: string]: string }) => {
  const result = await read(env)
  return result._tag === "Failure" ? result.failure.message : "it was taken"
}

describe("TRUSTED_PROXIES", () => {
  test("holds addresses and networks of both families", async () => {
    const { trustedProxies } = await settings({ TRUSTED_PROXIES: "192.0.2.1, 10.0.0.0/8 fd00::/8,\n2001:db8::1" })
    const families = { v4: "ipv4", v6: "ipv6" } as const
    const trusts = (address: string, family: keyof typeof families) => trustedProxies.check(address, families[family])
    expect([trusts("192.0.2.1", "v4"), trusts("10.9.9.9", "v4"), trusts("fd12::1", "v6")]).toEqual([true, true, true])
    expect(trusts("2001:db8::1", "v6")).toBe(true)
    expect([trusts("192.0.2.2", "v4"), trusts("11.0.0.1", "v4"), trusts("2001:db8::2", "v6")]).toEqual([
      false,
      false,
      false
    ])
  })

  test("empty is nobody", async () => {
    const { trustedProxies } = await settings({ TRUSTED_PROXIES: " " })
    expect(trustedProxies.rules).toEqual([])
  })

  test.each(["proxy.example.org", "10.0.0.0/33", "10.0.0/8", "fd00::/129", "10.0.0.0/8/8", "10.0.0.0/-1", "10.0.0.0/"])(
    "%s is refused",
    async (value) => {
      const said = await refused({ TRUSTED_PROXIES: value })
      expect(said).toStartWith("the environment variable TRUSTED_PROXIES must be ")
      expect(said).not.toContain(value)
    }
  )
})

describe("the ports", () => {
  test("there is one unless ADMIN_PORT is set; its host is HOST's unless said", async () => {
    expect((await settings({})).admin).toEqual(Option.none())
    expect((await settings({ ADMIN_PORT: "" })).admin).toEqual(Option.none())
    expect((await settings({ ADMIN_PORT: "8081" })).admin).toEqual(Option.some({ host: "0.0.0.0", port: 8081 }))
    expect((await settings({ HOST: "::1", ADMIN_PORT: "0" })).admin).toEqual(Option.some({ host: "::1", port: 0 }))
    const { admin } = await settings({ ADMIN_PORT: "8081", ADMIN_HOST: "127.0.0.1" })
    expect(admin).toEqual(Option.some({ host: "127.0.0.1", port: 8081 }))
  })

  test.each(["65536", "-1", "80a", "8.1", "http"])("ADMIN_PORT=%s is refused", async (ADMIN_PORT) => {
    expect(await refused({ ADMIN_PORT })).toBe(
      "the environment variable ADMIN_PORT must be a port, 1 to 65535, or 0 for any that is free"
    )
  })
})

test("the port of the API is another than the chargers', unless its address is", async () => {
  const said = "the environment variable ADMIN_PORT must be another port than PORT"
  expect(await refused({ ADMIN_PORT: "8080" })).toBe(said)
  expect(await refused({ PORT: "9000", ADMIN_PORT: "9000" })).toBe(said)
  expect((await settings({ PORT: "0", ADMIN_PORT: "0" })).port).toBe(0)
  const { admin } = await settings({ HOST: "192.0.2.1", ADMIN_PORT: "8080", ADMIN_HOST: "127.0.0.1" })
  expect(admin).toEqual(Option.some({ host: "127.0.0.1", port: 8080 }))
})

describe("API_KEY", () => {
  test.each(["demo", "of two words"])("may be %p", async (API_KEY) => {
    expect((await settings({ API_KEY })).apiKey).toEqual(Option.some(Redacted.make(API_KEY)))
  })

  test.each(["key\r", "key\n", " key", "Schlüssel", "a\u0000b"])(
    "%p, which no request can show, is refused",
    async (key) => {
      const said = await refused({ API_KEY: key })
      expect(said).toBe("the environment variable API_KEY must be ASCII, without blanks or line ends around it")
    }
  )
})

describe("PUBLIC_URL", () => {
  test.each([
    ["https://ocpp.example.org", "https://ocpp.example.org"],
    ["https://OCPP.example.org:8443/", "https://ocpp.example.org:8443"],
    ["http://[fd00::1]:8080/onetime//", "http://[fd00::1]:8080/onetime"]
  ])("%s", async (PUBLIC_URL, url) => {
    expect((await settings({ PUBLIC_URL })).publicUrl).toEqual(Option.some(url))
  })

  test.each([
    "ocpp.example.org",
    "wss://ocpp.example.org",
    "https://me:secret@ocpp.example.org",
    "https://a/?b",
    "https://a/#b"
  ])("%s is refused", async (PUBLIC_URL) => {
    expect(await refused({ PUBLIC_URL })).toBe(
      "the environment variable PUBLIC_URL must be a URL as https://ocpp.example.org"
    )
  })
})
