/** A station wants its certificate signed. We have no authority that could (1.6 security extension, 2.0.1 A02). */
import { keep, receive } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const SignCertificate = [
  receive(V16.SignCertificate, keep({ status: "Rejected" })),
  receive(V201.SignCertificate, keep({ status: "Rejected" })),
  receive(V21.SignCertificate, keep({ status: "Rejected" }))
]
