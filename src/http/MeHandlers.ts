/** Signs people in and out, and tells who asks. */
import { Clock, Effect } from "effect"
import { HttpServerRequest, HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { sessionCookie } from "../api/Access.ts"
import { Actor } from "../api/Actor.ts"
import { Api } from "../api/Api.ts"
import type { Me } from "../api/Me.ts"
import { CrossOrigin, NoPassword, SignInRefused } from "../api/Problems.ts"
import { moment } from "../api/Values.ts"
import { Accounts } from "../services/access/Accounts.ts"
import { Passwords } from "../services/access/Passwords.ts"
import { hashOf, newSecret } from "../services/access/Secret.ts"
import { longestSession } from "../services/access/Sessions.ts"
import { SignIns } from "../services/access/SignIns.ts"
import { Changes } from "./Changes.ts"
import { Caller, Secure, tooManyAttempts } from "./Guards.ts"
import { makeIsForeign } from "./SameSite.ts"

export const MeHandlers = HttpApiBuilder.group(Api, "me", (handlers) =>
  Effect.gen(function* () {
    const accounts = yield* Accounts
    const changes = yield* Changes
    const passwords = yield* Passwords
    const signIns = yield* SignIns
    const isForeign = yield* makeIsForeign

    /** A page of another site must not sign anybody in or out, either. */
    const notForeign = Effect.flatMap(HttpServerRequest.HttpServerRequest, ({ headers }) =>
      isForeign(headers) ? Effect.fail(new CrossOrigin({})) : Effect.void
    )

    const verify = (name: string, password: string) =>
      Effect.flatMap(Caller, (address) => signIns.verify(name, password, address)).pipe(
        Effect.catchTags({
          SignInRefused: () => Effect.fail(new SignInRefused({})),
          TooManySignIns: ({ wait }) => tooManyAttempts(wait)
        })
      )

    /** Has the change of a user made, and answers with a new session of his. */
    const begin = Effect.fnUntraced(function* (
      name: string,
      decide: (session: string, address: string) => ReturnType<typeof accounts.signIn>
    ) {
      const secret = newSecret()
      const address = yield* Caller
      const refusal = yield* changes
        .make([], () => decide(hashOf(secret), address))
        .pipe(
          Effect.map(({ answer }) => answer),
          Effect.provideService(Actor, Actor.of({ by: name, role: "viewer" }))
        )
      const user = accounts.find(name)
      if (refusal !== undefined || user === undefined) return yield* new SignInRefused({})
      const until = (yield* Clock.currentTimeMillis) + longestSession
      const me: Me = { name: user.name, kind: "user", role: user.role, until: moment(until) }
      return HttpServerResponse.jsonUnsafe(me).pipe(
        HttpServerResponse.setCookieUnsafe(sessionCookie.key, secret, {
          ...kept,
          secure: yield* Secure,
          maxAge: longestSession
        })
      )
    })

    return handlers.handleAll({
      signIn: ({ payload: { name: given, password } }) =>
        Effect.gen(function* () {
          yield* notForeign
          const { name, hash } = yield* verify(given, password)
          return yield* begin(name, (session, address) => accounts.signIn(name, hash, session, address))
        }),

      signOut: () =>
        Effect.gen(function* () {
          yield* notForeign
          const { cookies } = yield* HttpServerRequest.HttpServerRequest
          const session = hashOf(cookies[sessionCookie.key] ?? "")
          yield* changes
            .make([], () => accounts.signOut(session))
            .pipe(Effect.provideService(Actor, Actor.of({ by: accounts.ownerOf(session) ?? "", role: "viewer" })))
          return HttpServerResponse.empty({ status: 204 }).pipe(
            HttpServerResponse.expireCookieUnsafe(sessionCookie.key, { ...kept, secure: yield* Secure })
          )
        }),

      me: () =>
        Effect.map(Actor, ({ by, role, session }) => ({
          name: by,
          kind: session === undefined ? ("key" as const) : ("user" as const),
          role,
          until: session === undefined ? null : moment(session.until)
        })),

      password: ({ payload: { current, password } }) =>
        Effect.gen(function* () {
          const { by, session } = yield* Actor
          if (session === undefined) return yield* new NoPassword({})
          const { name, hash } = yield* verify(by, current)
          const next = yield* Effect.catchTag(passwords.hash(password), "HashingBusy", () => tooManyAttempts(1))
          return yield* begin(name, (fresh, address) => accounts.changeOwn(name, hash, next, fresh, address))
        })
    })
  })
)

const kept = { httpOnly: true, sameSite: "strict", path: "/" } as const
