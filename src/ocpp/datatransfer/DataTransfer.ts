/** A vendor's own message. We know no vendor yet, and say so (1.6 4.3, 2.0.1 P02). */
import { keep, receive } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const DataTransfer = [
  receive(V16.DataTransfer, keep({ status: "UnknownVendorId" })),
  receive(V201.DataTransfer, keep({ status: "UnknownVendorId" })),
  receive(V21.DataTransfer, keep({ status: "UnknownVendorId" }))
]
