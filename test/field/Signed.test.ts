/** Part 4.5.8: signed values, byte for byte. */
import { describe, expect, test } from "bun:test"
import { clock, Story, value, value2 } from "./Story.ts"

/** One meter value of a minute with this sample. */
const samples = (minute: number, sample: { readonly [key: string]: unknown }) => ({
  timestamp: clock(minute),
  sampledValue: [sample]
})

/** A 1.6 charge that said this meter value. */
const charging = async (meterValue: unknown) => {
  const story = await Story.of()
  const transactionId = await story.start({ meterStart: 0 })
  await story.say("MeterValues", { connectorId: 1, transactionId, meterValue: [meterValue] })
  return { story, transactionId }
}

describe("4.5.8 signed values", () => {
  const ocmf = 'OCMF|{"FV":"1.0","GI":"Gatewäy","RD":[{"RV":"1,5","RU":"kWh"}]}|{"SD":"30"}  '

  test("of 1.6 are kept byte for byte, blanks and all, and are no energy", async () => {
    const { story, transactionId } = await charging(value(500, 10))
    await story.stop({
      transactionId,
      meterStop: 1000,
      transactionData: [samples(60, { value: ocmf, format: "SignedData", context: "Transaction.End" })]
    })
    expect(await story.charge()).toMatchObject({ energy: 1000 })
    const [, signed] = await story.readings()
    expect(JSON.stringify(signed?.rest)).toContain(JSON.stringify(ocmf))
  })

  test("begin and end in the last message, as the OCA's JSON and without a measurand: both kept, the registers count", async () => {
    const whole = (register: string) =>
      JSON.stringify({
        signedMeterData: btoa(`${ocmf.slice(0, 5)}${register}`),
        encodingMethod: "OCMF",
        publicKey: "MFkw=="
      })
    const sampledValue = [
      { value: whole("100"), format: "SignedData", context: "Transaction.Begin" },
      { value: whole("1100"), format: "SignedData", context: "Transaction.End" }
    ]
    const story = await Story.of()
    const transactionId = await story.start({ meterStart: 100 })
    await story.stop({ transactionId, meterStop: 1100, transactionData: [{ timestamp: clock(60), sampledValue }] })
    expect(await story.charge()).toMatchObject({ energy: 1000, open: false, flags: [] })
    const [signed] = await story.readings()
    for (const { value } of sampledValue) expect(JSON.stringify(signed?.rest)).toContain(JSON.stringify(value))
    expect(signed?.energy).toBeNull()
  })

  test("of 30 kB in hex", async () => {
    const hex = "0aF9".repeat(7500)
    const { story } = await charging(samples(10, { value: hex, format: "SignedData" }))
    const [signed] = await story.readings()
    expect(JSON.stringify(signed?.rest)).toContain(hex)
  })

  test("of 2.x: the whole signedMeterValue", async () => {
    const story = await Story.of("2.0.1")
    const signedMeterValue = {
      signedMeterData: Buffer.from(ocmf).toString("base64"),
      signingMethod: "ECDSA-secp256r1-SHA256",
      encodingMethod: "OCMF",
      publicKey: "MFkw=="
    }
    await story.event("Started", 0, { evse: { id: 1 }, meterValue: [value2(100, 0, { signedMeterValue })] })
    const [reading] = await story.readings()
    expect(await story.charge()).toMatchObject({ meterStart: 100 })
    expect(JSON.stringify(reading?.rest)).toContain(JSON.stringify(signedMeterValue.signedMeterData))
  })
})
