/** A driver's VAT number is to be checked for an invoice. We ask no register yet, so none is valid (2.1 C18-C23). */
import { given } from "../Given.ts"
import { receive, reply } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"

export const VatNumberValidation = [
  receive(V21.VatNumberValidation, ({ vatNumber, evseId }) =>
    reply(given({ status: "Rejected" as const, vatNumber, evseId }))
  )
]
