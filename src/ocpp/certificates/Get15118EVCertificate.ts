/** A car asks for its contract certificate. We know no pool of them yet (2.0.1 M01). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const Get15118EVCertificate = [
  receive(V201.Get15118EVCertificate, keep({ status: "Failed", exiResponse: "" })),
  receive(V21.Get15118EVCertificate, keep({ status: "Failed", exiResponse: "" }))
]
