// The addresses that are printed: what a person can type, of any setting.
import { expect, test } from "bun:test"
import { Option } from "effect"
import { addressesHere, addressesOutside, addressLine } from "../../src/gateway/Addresses.ts"

const at = (host: string, port: number) => ({ host, port })

test.each([
  ["127.0.0.1", false, "chargers: ws://127.0.0.1:8080/ocpp/<station id>   API: http://127.0.0.1:8081/api"],
  ["0.0.0.0", false, "chargers: ws://localhost:8080/ocpp/<station id>   API: http://localhost:8081/api"],
  ["::", true, "chargers: wss://localhost:8080/ocpp/<station id>   API: https://localhost:8081/api"],
  ["fd00::1", false, "chargers: ws://[fd00::1]:8080/ocpp/<station id>   API: http://[fd00::1]:8081/api"]
])("listening on %s, encrypted %p", (host, encrypted, line) => {
  expect(addressLine(addressesHere({ encrypted, chargers: at(host, 8080), api: at(host, 8081) }))).toBe(line)
})

test("from outside, with and without a port of its own for the API", () => {
  expect(addressesOutside(Option.none(), false)).toEqual(Option.none())
  expect(addressesOutside(Option.some("https://ocpp.example.org/net"), false)).toEqual(
    Option.some({ chargers: "wss://ocpp.example.org/net/ocpp", api: "https://ocpp.example.org/net/api" })
  )
  expect(addressesOutside(Option.some("http://ocpp.example.org"), true)).toEqual(
    Option.some({ chargers: "ws://ocpp.example.org/ocpp", api: undefined })
  )
})
