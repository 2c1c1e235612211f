/**
 * What it costs to read a payload: a valid MeterValues of four samples by its schema alone and as Onetime reads it, and
 * the same with what real stations get wrong, which alone goes through the rules. In this process, microseconds each.
 */
import "effect/schema/SchemaJITCompiler/enable"
import { receiverOf } from "../src/ocpp/Catalogue.ts"
import { understand } from "../src/ocpp/Tolerance.ts"
import { type Figure, spread } from "./Report.ts"

const repetitions = 100_000
const rounds = 7

export const reading = (): ReadonlyArray<Figure> => {
  const receiver = receiverOf("1.6", "MeterValues")
  if (receiver === undefined) throw new Error("no MeterValues")
  const [good, zoneless, odd] = [valid, withoutZone, muchWrong].map((text) => ({ text, payload: JSON.parse(text)[3] }))
  if (good === undefined || zoneless === undefined || odd === undefined) throw new Error("no payloads")
  const read = ({ text, payload }: typeof good) => timed(() => understand(receiver, payload, text))
  const schema = timed(() => receiver.decode(good.payload))
  const whole = read(good)
  return [
    { name: "reading a valid MeterValues: its schema alone", value: spread(schema, micro) },
    { name: "  as Onetime reads it, no rule asked", value: spread(whole, micro) },
    { name: "  without zones in its times: one rule", value: spread(read(zoneless), micro) },
    { name: "  with numbers as text and fields in another case", value: spread(read(odd), micro) }
  ]
}

const micro = (value: number) => `${value.toFixed(2)} us`

/** Of so many rounds the time of one call each, in microseconds; the first warms up. */
const timed = (work: () => unknown): ReadonlyArray<number> =>
  Array.from({ length: rounds + 1 }, () => {
    const begun = performance.now()
    for (let n = 0; n < repetitions; n++) work()
    return ((performance.now() - begun) * 1000) / repetitions
  }).slice(1)

const sample = (value: string, measurand: string, unit: string) => ({
  value,
  context: "Sample.Periodic",
  measurand,
  unit
})
const sampledValue = [
  sample("1000000000", "Energy.Active.Import.Register", "Wh"),
  sample("1000.00", "Power.Active.Import", "W"),
  sample("16.00", "Current.Import", "A"),
  sample("230.1", "Voltage", "V")
]
const frame = (payload: object) => JSON.stringify([2, "c0ffee00-0000-4000-8000-000000000000", "MeterValues", payload])
const valid = frame({
  connectorId: 1,
  transactionId: 17,
  meterValue: [{ timestamp: "2026-11-23T12:00:00.000Z", sampledValue }]
})
const withoutZone = valid.replace("000Z", "000")
const muchWrong = valid
  .replace('"connectorId":1', '"ConnectorId":"1"')
  .replace('"transactionId":17', '"transactionId":"17"')
  .replaceAll('"unit"', '"Unit"')
