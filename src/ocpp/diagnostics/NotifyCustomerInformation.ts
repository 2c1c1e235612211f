/** A part of what a station holds about a customer (2.0.1 N09). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const NotifyCustomerInformation = [
  receive(V201.NotifyCustomerInformation, keep({})),
  receive(V21.NotifyCustomerInformation, keep({}))
]
