/** Keys for programs. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { Role } from "../domain/Role.ts"
import { Access, Readable } from "./Access.ts"
import { operation, pageParameters } from "./Operation.ts"
import { DoorClosed, KeyExists, NotFound, TooManyKeys } from "./Problems.ts"
import { Moment, MomentGiven, Name, page, pageQuery } from "./Values.ts"

const role = Role.annotate({ description: "What it may do, as for a user." })
const limited =
  "Only these: it reaches nothing but GET /api/me and what names one of them in its path. Absent: no such limit."

const fields = {
  key: Schema.String.annotate({ description: "Its id; no secret.", examples: ["4f1d2a90"] }),
  label: Schema.String.annotate({ description: "What it is for.", examples: ["dashboard"] }),
  role,
  stations: Schema.NullOr(Schema.Array(Schema.String)).annotate({ description: limited }),
  expiry: Schema.NullOr(Moment),
  createdAt: Moment,
  createdBy: Schema.String,
  lastUsedAt: Schema.NullOr(Moment).annotate({ description: "To the minute." })
}
export const Key = Schema.Struct(fields).annotate({ identifier: "Key", title: "A key for a program" })
export type Key = typeof Key.Type

export const KeyShown = Schema.Struct({
  ...fields,
  secret: Schema.String.annotate({
    description: "Send it as `Authorization: Bearer <secret>`. It is shown this once only.",
    examples: ["ot_mD3kN1v0p2c8sYw4q7r9tZxB6hJ5uLaE-fGiKoQnVyM"]
  })
}).annotate({ identifier: "KeyShown", title: "A new key, with its secret" })

export const Keys = HttpApiGroup.make("keys")
  .add(
    HttpApiEndpoint.get("list", "/api/keys", {
      query: pageQuery(500),
      success: page(Key).annotate({ identifier: "Keys" })
    }).annotateMerge(
      operation({
        role: "admin",
        summary: "All keys, by label",
        parameters: pageParameters(500, 500),
        description: "Expired ones, too; not the one of API_KEY."
      })
    ),
    HttpApiEndpoint.post("make", "/api/keys", {
      payload: Schema.Struct({
        label: Name.check(Schema.isMaxLength(100)),
        role,
        stations: Schema.optionalKey(
          Schema.Array(Name).check(Schema.isMinLength(1), Schema.isMaxLength(1000)).annotate({ description: limited })
        ),
        expiry: Schema.optionalKey(MomentGiven.annotate({ description: "It works until then. Absent: for ever." }))
      }).annotate({
        identifier: "KeyGiven",
        examples: [{ label: "dashboard", role: "viewer", expiry: "2027-12-31T23:59:59Z" }]
      }),
      success: [KeyShown.pipe(HttpApiSchema.status(201)), KeyShown.pipe(HttpApiSchema.status(202))],
      error: [KeyExists, TooManyKeys, DoorClosed]
    }).annotateMerge(
      operation({
        role: "admin",
        summary: "Make a key",
        description: "The answer has its secret, this once. 202: it holds, but is not in the database yet."
      })
    ),
    HttpApiEndpoint.delete("remove", "/api/keys/:key", {
      params: { key: Schema.String },
      success: [Key, Key.pipe(HttpApiSchema.status(202))],
      error: [NotFound, DoorClosed]
    }).annotateMerge(
      operation({
        role: "admin",
        summary: "Remove a key",
        parameters: { key: { description: "Its id" } },
        description: "Answers with what was removed; it is let in no more."
      })
    )
  )
  .middleware(Readable)
  .middleware(Access)
  .annotateMerge(OpenApi.annotations({ title: "Keys" }))
