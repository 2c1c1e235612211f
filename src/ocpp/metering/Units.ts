/** The units stations write, in every spelling met, and the way from each to its base unit. */

/** `base = value * factor + offset`. `kept`: close to the base, not the same; the unit is told with the value. */
export interface Unit {
  readonly base: string
  readonly factor: number
  readonly offset: number
  readonly kept: boolean
}

/** The unit of a spelling, whatever its case and the blanks in it; undefined: nobody has told us of it. */
export const unitOf = (spelling: string): Unit | undefined => units.get(spelling) ?? units.get(bare(spelling))

const bare = (spelling: string): string => spelling.replace(/[\s°.]/g, "").toLowerCase()

/** The value in the base unit, to a millionth: 1.005 kWh is 1005 Wh, not 1004.9999999999999. */
export const inBase = (value: number, unit: Unit): number =>
  unit.factor === 1 && unit.offset === 0 ? value : tidy(value * unit.factor + unit.offset)

export const tidy = (value: number): number => (value > -9e9 && value < 9e9 ? Math.round(value * 1e6) / 1e6 + 0 : value)

const unit = (base: string, factor = 1, offset = 0, kept = false): Unit => ({ base, factor, offset, kept })

/** `""` or `"null"`: no unit was named. */
export const noUnit: Unit = unit("Wh")

/** What is told apart by its case alone, and first of all what nearly every sample says. */
const exact: ReadonlyArray<readonly [string, Unit]> = [
  ["MWh", unit("Wh", 1e6)],
  ["mWh", unit("Wh", 1e-3)],
  ["MW", unit("W", 1e6)],
  ["mW", unit("W", 1e-3)]
]

const spelled: ReadonlyArray<readonly [string, Unit]> = [
  ["Wh", unit("Wh")],
  ["kWh", unit("Wh", 1000)],
  ["varh", unit("varh")],
  ["kvarh", unit("varh", 1000)],
  ["VAh", unit("VAh")],
  ["kVAh", unit("VAh", 1000)],
  ["W", unit("W")],
  ["kW", unit("W", 1000)],
  // Apparent power is what some stations can say of their power; it is told as such.
  ["VA", unit("W", 1, 0, true)],
  ["kVA", unit("W", 1000, 0, true)],
  ["var", unit("var")],
  ["kvar", unit("var", 1000)],
  ["Watt", unit("W")],
  ["Watts", unit("W")],
  ["A", unit("A")],
  ["mA", unit("A", 1e-3)],
  ["Amp", unit("A")],
  ["Amps", unit("A")],
  ["Ampere", unit("A")],
  ["Amperes", unit("A")],
  ["V", unit("V")],
  ["mV", unit("V", 1e-3)],
  ["kV", unit("V", 1000)],
  ["Volt", unit("V")],
  ["Volts", unit("V")],
  ["Percent", unit("%")],
  ["Percentage", unit("%")],
  ["pct", unit("%")],
  ["%", unit("%")],
  ["Hz", unit("Hz")],
  ["Hertz", unit("Hz")],
  ["RPM", unit("rpm")],
  ["Celsius", unit("Celsius")],
  // 1.6 itself misspells it.
  ["Celcius", unit("Celsius")],
  ["C", unit("Celsius")],
  ["degC", unit("Celsius")],
  ["K", unit("Celsius", 1, -273.15)],
  ["Kelvin", unit("Celsius", 1, -273.15)],
  ["Fahrenheit", unit("Celsius", 5 / 9, -160 / 9)],
  ["F", unit("Celsius", 5 / 9, -160 / 9)]
]

const units = new Map<string, Unit>([
  ["", noUnit],
  ["null", noUnit],
  ...spelled.map(([text, unit]): [string, Unit] => [text.toLowerCase(), unit]),
  ...spelled,
  ...exact
])
