/** Whatever a station may send, in every version, is answered by what the official schemas call valid. */
import "effect/schema/SchemaJITCompiler/enable"
import { describe, expect, test } from "bun:test"
import { Ajv } from "ajv"
import formats from "ajv-formats"
import { Result, Schema } from "effect"
import type { Ruling } from "../../src/domain/Token.ts"
import { inboundOf, specOf } from "../../src/ocpp/Catalogue.ts"
import { fakeDesk, hear } from "./FakeDesk.ts"
import { documentOf, goodSample } from "./wire/Samples.ts"

const ajv = new Ajv({ strict: false, strictNumbers: true, multipleOfPrecision: 6, validateSchema: false })
formats(ajv)

const rulings: ReadonlyArray<Ruling> = [
  { verdict: "accepted", expiry: Date.parse("2027-01-01T00:00:00Z"), group: "FAMILY" },
  { verdict: "blocked", group: "a group whose name is far too long for an idTag" },
  { verdict: "expired", expiry: Number.NaN },
  { verdict: "invalid", expiry: 1e300, group: "" },
  { verdict: "concurrent", group: "x".repeat(300) }
]
const tokens = [{ text: "family", kind: "eMAID", status: "active" }] as const

for (const version of ["1.6", "2.0.1", "2.1"] as const) {
  describe(`OCPP ${version}`, () => {
    const actions = inboundOf(version)

    test.each(actions)("%s is answered validly", (action) => {
      const spec = specOf(version, action)
      if (spec === undefined) throw new Error("no schema")
      const strict = Schema.decodeUnknownResult(spec.response, { onExcessProperty: "error" })
      const { $id: _, ...document } = spec.send === true ? { $id: "" } : documentOf(version, action, "response")
      const original = ajv.compile<unknown>(document)
      for (const seed of [0, 1, 2, 3, 4, 5]) {
        const ruling = rulings[seed] ?? { verdict: "accepted" }
        const reply = hear(version, action, goodSample(version, action, "request", seed), fakeDesk({ ruling, tokens }))
        if (reply._tag === "Refusal") throw new Error(`${action} ${seed}: ${reply.code} ${reply.description}`)
        const answer: unknown = JSON.parse(JSON.stringify(reply.answer))
        expect(answer).toEqual(reply.answer)
        expect([action, answer, original(answer)]).toEqual([action, answer, true])
        expect(Result.isSuccess(strict(answer))).toBe(true)
      }
    })

    const never = ["StartTransaction", "StopTransaction", "TransactionEvent", "MeterValues"]
    test.each(actions.filter((action) => never.includes(action)))(
      "%s is never refused, whatever it holds",
      (action) => {
        const original = ajv.compile<unknown>({
          ...documentOf(version, action, "response"),
          $id: `${version}${action}`
        })
        const broken = [null, [], 7, "x", {}, { idTag: "A" }, { idTag: 7 }, { meterValue: [null] }, { idToken: [] }]
        for (const payload of broken) {
          const reply = hear(version, action, payload)
          expect(reply._tag).toBe("Answer")
          expect(original(reply._tag === "Answer" ? reply.answer : undefined)).toBe(true)
        }
      }
    )
  })
}

test("a default answer says what we can do, no more", () => {
  const said = (action: string, payload: object) => {
    const reply = hear("2.1", action, payload)
    return reply._tag === "Answer" ? reply.answer : reply.code
  }
  expect(said("DataTransfer", { vendorId: "org.example" })).toEqual({ status: "UnknownVendorId" })
  expect(said("SignCertificate", { csr: "x" })).toEqual({ status: "Rejected" })
  expect(said("VatNumberValidation", { vatNumber: "NL1", evseId: 2 })).toEqual({
    status: "Rejected",
    vatNumber: "NL1",
    evseId: 2
  })
  const certificateHashData = { hashAlgorithm: "SHA256", issuerNameHash: "a", issuerKeyHash: "b", serialNumber: "c" }
  const asked = { certificateHashData, source: "OCSP", urls: ["http://ocsp.example/"] }
  expect(said("GetCertificateChainStatus", { certificateStatusRequests: [asked] })).toEqual({
    certificateStatus: [
      { certificateHashData, source: "OCSP", status: "Failed", nextUpdate: "2026-11-24T12:00:00.000Z" }
    ]
  })
})
