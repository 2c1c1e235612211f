/**
 * The frame of one station's MeterValues with four samples, written once; every value patches its digits in place, so
 * that making a value costs the load generator next to nothing.
 */
import { maskedText } from "./Wire.ts"

export class MeterFrame {
  readonly frame: Buffer
  private readonly answer: Buffer
  private readonly idAt: number
  private readonly timeAt: number
  private readonly registerAt: number
  private readonly powerAt: number
  private readonly register: number

  constructor(transactionId: number, register: number) {
    const sample = (value: string, measurand: string, unit: string) => ({
      value,
      context: "Sample.Periodic",
      measurand,
      unit
    })
    const sampledValue = [
      sample(registerMark, "Energy.Active.Import.Register", "Wh"),
      sample(powerMark, "Power.Active.Import", "W"),
      sample("16.00", "Current.Import", "A"),
      sample("230.1", "Voltage", "V")
    ]
    const payload = { connectorId: 1, transactionId, meterValue: [{ timestamp: timeMark, sampledValue }] }
    const id = `c0ffee00-0000-4000-8000-${idMark}`
    const { frame, at } = maskedText(`[2,"${id}","MeterValues",${JSON.stringify(payload)}]`)
    this.frame = frame
    this.register = register
    this.idAt = frame.indexOf(idMark, at)
    this.timeAt = frame.indexOf(timeMark, at)
    this.registerAt = frame.indexOf(registerMark, this.timeAt)
    this.powerAt = frame.indexOf(powerMark, this.registerAt + registerMark.length)
    const expected = `[3,"${id}",{}]`
    this.answer = Buffer.from([0x81, expected.length, ...Buffer.from(expected)])
  }

  /** The frame of the n-th value; the expected answer changes with it. */
  next(n: number): Buffer {
    digits(this.frame, this.idAt, idDigits, n)
    digits(this.answer, this.answer.length - 5 - idDigits, idDigits, n)
    digits(this.frame, this.registerAt, registerMark.length, this.register + n)
    digits(this.frame, this.powerAt, 4, 1000 + (n % 9000))
    this.frame.set(timestamp(), this.timeAt)
    return this.frame
  }

  /** Whether these bytes are the whole frame `[3,"<id of the last value>",{}]`. */
  answeredBy(bytes: Buffer): boolean {
    const { answer } = this
    if (bytes.length !== answer.length) return false
    for (let at = answer.length - 1; at >= 0; at--) if (bytes[at] !== answer[at]) return false
    return true
  }
}

const idDigits = 12
const idMark = "000000000000"
const registerMark = "1000000000"
const timeMark = "2000-01-01T00:00:00.000Z"
const powerMark = "1000.00"

const digits = (into: Buffer, at: number, count: number, value: number) => {
  let left = value
  for (let place = at + count - 1; place >= at; place--) {
    const tenth = Math.floor(left / 10)
    into[place] = 48 + left - tenth * 10
    left = tenth
  }
}

let stamp: { readonly ms: number; readonly text: Buffer } = { ms: 0, text: Buffer.from(timeMark) }

const timestamp = (): Buffer => {
  const ms = Date.now()
  if (ms !== stamp.ms) stamp = { ms, text: Buffer.from(new Date(ms).toISOString()) }
  return stamp.text
}
