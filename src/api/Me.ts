/** Signing in and out, and who one is. A session is a cookie; programs show a key instead. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { Role } from "../domain/Role.ts"
import { Access, Readable } from "./Access.ts"
import { operation } from "./Operation.ts"
import { CrossOrigin, DoorClosed, NoPassword, SignInRefused, TooManyAttempts } from "./Problems.ts"
import { Moment, Name } from "./Values.ts"

/** 8 to 256 characters. */
export const PasswordGiven = Schema.String.check(
  Schema.makeFilter((text: string) => text.isWellFormed() || "Expected text"),
  Schema.isMinLength(8),
  Schema.isMaxLength(256)
).annotate({ description: "8 to 256 characters", examples: ["correct horse battery"] })

export const Me = Schema.Struct({
  name: Schema.String.annotate({ description: "The user, or how records name the key", examples: ["alice"] }),
  kind: Schema.Literals(["user", "key"]),
  role: Role,
  until: Schema.NullOr(Moment).annotate({ description: "When the session ends at the latest; null: it is none." })
}).annotate({ identifier: "Me", title: "Who asks" })
export type Me = typeof Me.Type

const noContent = Schema.Void.pipe(HttpApiSchema.status(204))

export const MeGroup = HttpApiGroup.make("me")
  .add(
    HttpApiEndpoint.post("signIn", "/api/sign-in", {
      payload: Schema.Struct({
        name: Name,
        password: Schema.String.check(Schema.isMaxLength(256)).annotate({ examples: ["correct horse battery"] })
      }).annotate({ identifier: "SignIn", examples: [{ name: "alice", password: "correct horse battery" }] }),
      success: Me,
      error: [SignInRefused, CrossOrigin, TooManyAttempts, DoorClosed]
    }).annotateMerge(
      operation({
        role: "anybody",
        summary: "Sign in",
        description:
          "Sets the cookie `onetime_session` (HttpOnly, SameSite=Strict, Secure over TLS). The session ends after a day in which it is not used, after 30 days in any case, and when the password, the role or the user changes. Ten attempts a minute from one address and ten in five minutes for one user are looked at."
      })
    ),
    HttpApiEndpoint.post("signOut", "/api/sign-out", {
      success: noContent,
      error: [CrossOrigin, DoorClosed]
    }).annotateMerge(
      operation({
        role: "anybody",
        summary: "Sign out",
        description: "Ends the session of the cookie, if there is one."
      })
    ),
    HttpApiEndpoint.get("me", "/api/me", { success: Me })
      .middleware(Access)
      .annotateMerge(operation({ role: "viewer", summary: "Who one is, and what role one has" })),
    HttpApiEndpoint.put("password", "/api/me/password", {
      payload: Schema.Struct({
        current: Schema.String.check(Schema.isMaxLength(256)),
        password: PasswordGiven
      }).annotate({
        identifier: "OwnPassword",
        examples: [{ current: "correct horse battery", password: "another horse battery" }]
      }),
      success: Me,
      error: [SignInRefused, NoPassword, TooManyAttempts, DoorClosed]
    })
      .middleware(Access)
      .annotateMerge(
        operation({
          role: "viewer",
          summary: "Change one's own password",
          description: "Every session of the user ends; a new one is begun in its place, as by signing in."
        })
      )
  )
  .middleware(Readable)
  .annotateMerge(OpenApi.annotations({ title: "Sign-in" }))
