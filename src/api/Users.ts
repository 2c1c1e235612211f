/** The people who may sign in. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { Role } from "../domain/Role.ts"
import { Access, Readable } from "./Access.ts"
import { PasswordGiven } from "./Me.ts"
import { operation, pageParameters } from "./Operation.ts"
import { DoorClosed, LastAdmin, NotFound, TooManyAttempts, TooManyUsers, UserExists } from "./Problems.ts"
import { Moment, page, pageQuery } from "./Values.ts"

const role = Role.annotate({
  description: "viewer sees; operator acts on stations, charges and tokens, too; admin rules over who may."
})

export const User = Schema.Struct({
  name: Schema.String.annotate({ examples: ["alice"] }),
  role,
  disabled: Schema.Boolean.annotate({ description: "May not sign in." }),
  createdAt: Moment,
  passwordSetAt: Schema.NullOr(Moment)
}).annotate({ identifier: "User", title: "Somebody who may sign in" })
export type User = typeof User.Type

/** A letter or digit, then 63 more of letters, digits and `. _ @ + -`; `api` and `approval` are words of ours in records. */
export const UserName = Schema.String.check(
  Schema.isPattern(/^(?!(?:api|approval)$)[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,63}$/iu),
  Schema.isMaxLength(64)
).annotate({ description: "1 to 64 letters, digits and `. _ @ + -`; not `api` or `approval`", examples: ["alice"] })

const params = { name: Schema.String }
const parameters = { name: { description: "The user's name, in any case of letters" } }

export const Users = HttpApiGroup.make("users")
  .add(
    HttpApiEndpoint.get("list", "/api/users", {
      query: pageQuery(500),
      success: page(User).annotate({ identifier: "Users" })
    }).annotateMerge(operation({ role: "admin", summary: "All users, by name", parameters: pageParameters(500, 500) })),
    HttpApiEndpoint.post("add", "/api/users", {
      payload: Schema.Struct({ name: UserName, role, password: PasswordGiven }).annotate({
        identifier: "UserGiven",
        examples: [{ name: "alice", role: "operator", password: "correct horse battery" }]
      }),
      success: [User.pipe(HttpApiSchema.status(201)), User.pipe(HttpApiSchema.status(202))],
      error: [UserExists, TooManyUsers, TooManyAttempts, DoorClosed]
    }).annotateMerge(
      operation({ role: "admin", summary: "Add a user", description: "202: it holds, but is not in the database yet." })
    ),
    HttpApiEndpoint.patch("change", "/api/users/:name", {
      params,
      payload: Schema.Struct({
        role: Schema.optionalKey(role),
        disabled: Schema.optionalKey(Schema.Boolean),
        password: Schema.optionalKey(PasswordGiven)
      }).annotate({ identifier: "UserChange", examples: [{ role: "viewer" }] }),
      success: [User, User.pipe(HttpApiSchema.status(202))],
      error: [NotFound, LastAdmin, TooManyAttempts, DoorClosed]
    }).annotateMerge(
      operation({
        role: "admin",
        summary: "Change role, standing or password of a user",
        parameters,
        description: "Only what is present changes; the user's sessions end."
      })
    ),
    HttpApiEndpoint.delete("remove", "/api/users/:name", {
      params,
      success: [User, User.pipe(HttpApiSchema.status(202))],
      error: [NotFound, LastAdmin, DoorClosed]
    }).annotateMerge(
      operation({
        role: "admin",
        summary: "Remove a user",
        parameters,
        description: "Answers with what was removed; the user's sessions end."
      })
    )
  )
  .middleware(Readable)
  .middleware(Access)
  .annotateMerge(OpenApi.annotations({ title: "Users" }))
