/** Who may ask, and how a request that cannot be read is refused: the two things all of the API has in common. */
import { HttpApiMiddleware, HttpApiSecurity, OpenApi } from "effect/http-api"
import type { Actor } from "./Actor.ts"
import {
  CrossOrigin,
  DoorClosed,
  Internal,
  NotAllowed,
  OutOfScope,
  ParameterInvalid,
  PayloadInvalid,
  TooLarge,
  TooManyAttempts,
  Unauthorized
} from "./Problems.ts"

/** What a browser shows after signing in. */
export const sessionCookie = HttpApiSecurity.apiKey({ in: "cookie", key: "onetime_session" }).pipe(
  HttpApiSecurity.annotate(
    OpenApi.Description,
    "Set by POST /api/sign-in. What changes something must come from a page of this very site (Sec-Fetch-Site, Origin)."
  )
)

/** The cookie of a session, or `Authorization: Bearer <key>`. Lets in who has the role the endpoint wants, and says who it is. */
export class Access extends HttpApiMiddleware.Service<Access, { provides: Actor }>()("onetime/api/Access", {
  security: {
    session: sessionCookie,
    key: HttpApiSecurity.bearer.pipe(
      HttpApiSecurity.annotate(
        OpenApi.Description,
        "The value of API_KEY, the key that the first start has printed, or one of POST /api/keys."
      )
    )
  },
  error: [Unauthorized, NotAllowed, OutOfScope, CrossOrigin, TooManyAttempts, DoorClosed]
}) {}

/** A value that breaks its schema is answered with a problem that names it. */
export class Readable extends HttpApiMiddleware.Service<Readable>()("onetime/api/Readable", {
  error: [PayloadInvalid, ParameterInvalid, TooLarge, Internal]
}) {}
