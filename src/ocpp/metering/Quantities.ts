/** What stations measure, in our words, each with the unit we keep it in. */
import { word } from "../Words.ts"

/** `unit` is the base unit; undefined: we know none, the value stays as it came. */
export interface Quantity {
  readonly word: string
  readonly unit: string | undefined
}

/**
 * The quantity of a measurand. Without one the unit tells (some stations leave it out beside an A or a V); without both
 * it is the energy register (1.6 SampledValue, 2.0.1 SampledValueType). `unit` is the base of what was spelled, if known.
 */
export const quantityOf = (
  measurand: string | undefined,
  unit: string | undefined,
  spelling: string | undefined
): Quantity => {
  if (measurand !== undefined) return quantities.get(measurand) ?? strange(measurand)
  if (spelling === undefined) return energyImport
  return unit === undefined ? unknown : (byUnit.get(unit) ?? energyImport)
}

/** Of a unit that nobody knows: anything but energy that a driver pays for. */
const unknown: Quantity = { word: "unknown", unit: undefined }

const energyImport: Quantity = { word: "energyImport", unit: "Wh" }

const table: ReadonlyArray<readonly [measurand: string, word: string, unit?: string]> = [
  ["Energy.Active.Export.Register", "energyExport", "Wh"],
  ["Energy.Active.Import.Interval", "energyImportInterval", "Wh"],
  ["Energy.Active.Export.Interval", "energyExportInterval", "Wh"],
  ["Energy.Active.Import.CableLoss", "energyCableLoss", "Wh"],
  ["Energy.Active.Import.LocalGeneration.Register", "energyLocalGeneration", "Wh"],
  ["Energy.Active.Net", "energyNet", "Wh"],
  ["Energy.Active.Setpoint.Interval", "energySetpointInterval", "Wh"],
  ["Energy.Reactive.Import.Register", "reactiveImport", "varh"],
  ["Energy.Reactive.Export.Register", "reactiveExport", "varh"],
  ["Energy.Reactive.Import.Interval", "reactiveImportInterval", "varh"],
  ["Energy.Reactive.Export.Interval", "reactiveExportInterval", "varh"],
  ["Energy.Reactive.Net", "reactiveNet", "varh"],
  ["Energy.Apparent.Import", "apparentImport", "VAh"],
  ["Energy.Apparent.Export", "apparentExport", "VAh"],
  ["Energy.Apparent.Net", "apparentNet", "VAh"],
  ["EnergyRequest.Target", "energyRequestTarget", "Wh"],
  ["EnergyRequest.Minimum", "energyRequestMinimum", "Wh"],
  ["EnergyRequest.Maximum", "energyRequestMaximum", "Wh"],
  ["EnergyRequest.Bulk", "energyRequestBulk", "Wh"],
  ["Power.Active.Import", "powerImport", "W"],
  ["Power.Active.Export", "powerExport", "W"],
  ["Power.Active.Setpoint", "powerSetpoint", "W"],
  ["Power.Active.Residual", "powerResidual", "W"],
  ["Power.Offered", "powerOffered", "W"],
  ["Power.Import.Offered", "powerImportOffered", "W"],
  ["Power.Export.Offered", "powerExportOffered", "W"],
  ["Power.Import.Minimum", "powerImportMinimum", "W"],
  ["Power.Export.Minimum", "powerExportMinimum", "W"],
  ["Power.Factor", "powerFactor"],
  ["Power.Reactive.Import", "powerReactiveImport", "var"],
  ["Power.Reactive.Export", "powerReactiveExport", "var"],
  ["Current.Import", "currentImport", "A"],
  ["Current.Export", "currentExport", "A"],
  ["Current.Offered", "currentOffered", "A"],
  ["Current.Import.Offered", "currentImportOffered", "A"],
  ["Current.Export.Offered", "currentExportOffered", "A"],
  ["Current.Import.Minimum", "currentImportMinimum", "A"],
  ["Current.Export.Minimum", "currentExportMinimum", "A"],
  ["Voltage", "voltage", "V"],
  ["Voltage.Minimum", "voltageMinimum", "V"],
  ["Voltage.Maximum", "voltageMaximum", "V"],
  ["SoC", "soc", "%"],
  ["Frequency", "frequency", "Hz"],
  ["Temperature", "temperature", "Celsius"],
  ["RPM", "rpm", "rpm"]
]

const quantities = new Map<string, Quantity>([
  ["Energy.Active.Import.Register", energyImport],
  ...table.map(([measurand, word, unit]): [string, Quantity] => [measurand, { word, unit }])
])

const byUnit = new Map(
  [
    "powerImport",
    "powerReactiveImport",
    "currentImport",
    "voltage",
    "soc",
    "frequency",
    "temperature",
    "rpm",
    "reactiveImport",
    "apparentImport"
  ].flatMap((inferred) =>
    [...quantities.values()].filter(({ word }) => word === inferred).map((found) => [found.unit ?? "", found])
  )
)

/** What we have no word for keeps the station's: `Display.PresentSOC` is `displayPresentSOC`. */
const strange = (measurand: string): Quantity => {
  const made = { word: word(measurand.replaceAll(".", "")), unit: undefined }
  if (quantities.size < 1000) quantities.set(measurand, made)
  return made
}
