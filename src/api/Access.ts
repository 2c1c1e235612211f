/** Who may ask, and how a request that cannot be read is refused: the two things all of the API has in common. */
import { HttpApiMiddleware, HttpApiSecurity, OpenApi } from "effect/http-api"
import type { Actor } from "./Actor.ts"
import {
  Internal,
  NotAllowed,
  ParameterInvalid,
  PayloadInvalid,
  TooLarge,
  TooManyAttempts,
  Unauthorized
} from "./Problems.ts"

/** `Authorization: Bearer <API_KEY>`. Lets in who has the role that the endpoint wants, and says who it is. */
export class Access extends HttpApiMiddleware.Service<Access, { provides: Actor }>()("onetime/api/Access", {
  security: {
    key: HttpApiSecurity.bearer.pipe(
      HttpApiSecurity.annotate(
        OpenApi.Description,
        "The value of API_KEY, or the key that the first start has printed."
      )
    )
  },
  error: [Unauthorized, NotAllowed, TooManyAttempts]
}) {}

/** A value that breaks its schema is answered with a problem that names it. */
export class Readable extends HttpApiMiddleware.Service<Readable>()("onetime/api/Readable", {
  error: [PayloadInvalid, ParameterInvalid, TooLarge, Internal]
}) {}
