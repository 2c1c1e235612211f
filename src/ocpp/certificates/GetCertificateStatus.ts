/** A station asks whether a certificate is revoked. We ask no responder yet (2.0.1 M06). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const GetCertificateStatus = [
  receive(V201.GetCertificateStatus, keep({ status: "Failed" })),
  receive(V21.GetCertificateStatus, keep({ status: "Failed" }))
]
