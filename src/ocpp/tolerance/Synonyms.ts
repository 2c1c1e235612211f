/** Other names of fields: mostly those that the same thing has in another version of OCPP, back to 1.5. */

/** The field's own name first. One that another field of the same object bears means that field. */
export const synonyms: ReadonlyArray<readonly [field: string, ...others: ReadonlyArray<string>]> = [
  ["reason", "stoppedReason", "stopReason", "disconnectReason"],
  ["stoppedReason", "reason", "stopReason", "disconnectReason"],
  ["meterValue", "meterValues", "values"],
  ["sampledValue", "sampledValues", "values", "value"],
  ["chargePointVendor", "vendorName"],
  ["chargePointModel", "model"],
  ["chargePointSerialNumber", "serialNumber"],
  ["vendorName", "chargePointVendor", "vendor"],
  ["model", "chargePointModel"],
  ["serialNumber", "chargePointSerialNumber"]
]
