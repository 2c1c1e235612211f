/** A card is shown: may it charge? Decided from memory; an unknown card is remembered, so that it can be entered. */
import { type Desk, type From, receive, reply } from "../Message.ts"
import { pins } from "../security/Secrets.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"
import { idTagInfo, idTokenInfo, token2, token16 } from "./Tokens.ts"

/** Of a station that numbers all its calls alike, the card shown again after it was entered is a new question. */
const fresh = { fresh: true } as const

export const Authorize = [
  receive(
    V16.Authorize,
    (request, from, desk) => {
      const token = token16(request.idTag)
      const { answer, events } = desk.authorization.ask(
        from.station,
        token,
        from.received,
        desk.transactions.running(token, from.station)
      )
      return reply({ idTagInfo: idTagInfo(answer) }, events)
    },
    fresh
  ),
  receive(V201.Authorize, (request, from, desk) => authorize2(request, from, desk), { ...fresh, secrets: pins }),
  receive(V21.Authorize, (request, from, desk) => authorize2(request, from, desk), { ...fresh, secrets: pins })
]

const authorize2 = (request: V21.AuthorizeRequest, from: From, desk: Desk) => {
  const token = token2(request.idToken, desk)
  if (request.certificate !== undefined || request.iso15118CertificateHashData !== undefined)
    return unverifiable(token, from)
  const { answer, events } = desk.authorization.ask(
    from.station,
    token,
    from.received,
    desk.transactions.running(token, from.station)
  )
  return reply({ idTokenInfo: idTokenInfo(answer, token, desk) }, events)
}

/** A contract certificate that we cannot check yet does not open a charger (2.0.1 C07). */
const unverifiable = (token: ReturnType<typeof token2>, { station }: From) =>
  reply({ idTokenInfo: { status: "Invalid" as const }, certificateStatus: "CertChainError" as const }, [
    { _tag: "TokenPresented", station, token, verdict: "invalid" }
  ])
