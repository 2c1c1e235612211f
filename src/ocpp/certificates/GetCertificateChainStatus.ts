/** A station asks whether certificates are revoked, several at once. We ask no responder yet and say so of each (2.1). */
import { clock } from "../Clock.ts"
import { receive, refuse, reply } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"

const day = 86_400_000

export const GetCertificateChainStatus = [
  receive(V21.GetCertificateChainStatus, (request, { received }) => {
    const nextUpdate = clock(received + day)
    if (nextUpdate === undefined) return refuse("InternalError", "the clock of the central system is not set")
    const certificateStatus = request.certificateStatusRequests.map(({ certificateHashData, source }) => ({
      certificateHashData,
      source,
      status: "Failed" as const,
      nextUpdate
    }))
    return reply({ certificateStatus })
  })
]
