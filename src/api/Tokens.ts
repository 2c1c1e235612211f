/** Tokens: the cards, apps and PINs that may charge. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { Access, Readable } from "./Access.ts"
import { operation, pageParameters } from "./Operation.ts"
import { DoorClosed, ImportInvalid, NotFound, TooManyTokens } from "./Problems.ts"
import { Moment, MomentGiven, Name, page, pageQuery } from "./Values.ts"

const tokenText =
  "The text of the card or app, compared without regard to case. A PIN (kind KeyCode) is kept sealed: `pin-...`."

export const Token = Schema.Struct({
  token: Schema.String.annotate({ description: tokenText, examples: ["04A1B2C3"] }),
  kind: Schema.String.annotate({ description: "card, or a type of OCPP 2.x", examples: ["card", "ISO14443", "eMAID"] }),
  status: Schema.Literals(["active", "blocked"]),
  expiry: Schema.NullOr(Moment),
  group: Schema.NullOr(Schema.String).annotate({ description: "Tokens of one group may stop each other's charges." }),
  limit: Schema.NullOr(Schema.Int).annotate({
    description: "How many charges may run on it at once; null: any number."
  }),
  note: Schema.NullOr(Schema.String)
}).annotate({ identifier: "Token", title: "A token that may charge" })
export type Token = typeof Token.Type

const settings = {
  kind: Schema.optionalKey(Name.annotate({ description: "card if not said", default: "card" })),
  status: Schema.optionalKey(Schema.Literals(["active", "blocked"]).annotate({ default: "active" })),
  expiry: Schema.optionalKey(Schema.NullOr(MomentGiven)),
  group: Schema.optionalKey(Schema.NullOr(Name)),
  limit: Schema.optionalKey(Schema.NullOr(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000 })))),
  note: Schema.optionalKey(Schema.NullOr(Name))
}

export const TokenGiven = Schema.Struct({ token: Name.annotate({ description: tokenText }), ...settings }).annotate({
  identifier: "TokenGiven",
  examples: [{ token: "04A1B2C3", group: "flat-3", expiry: "2027-12-31T23:59:59Z", limit: 1 }]
})
export type TokenGiven = typeof TokenGiven.Type

/** All of a token but its text. */
export const TokenSettings = Schema.Struct(settings).annotate({
  identifier: "TokenSettings",
  examples: [{ status: "blocked", note: "lost" }]
})
export type TokenSettings = typeof TokenSettings.Type

export const Imported = Schema.Struct({
  entered: Schema.Int.annotate({ description: "Tokens that are new" }),
  replaced: Schema.Int.annotate({ description: "Tokens that were there and are now as the file says, whole" })
}).annotate({ identifier: "ImportedTokens" })
export type Imported = typeof Imported.Type

export const UnknownCard = Schema.Struct({
  token: Schema.String,
  kind: Schema.String,
  stationId: Schema.String.annotate({ description: "Where it was shown last." }),
  firstSeen: Moment,
  lastSeen: Moment,
  times: Schema.Int
}).annotate({ identifier: "UnknownCard", title: "A card that nobody has entered, shown to a station" })
export type UnknownCard = typeof UnknownCard.Type

export const Tokens = HttpApiGroup.make("tokens")
  .add(
    HttpApiEndpoint.get("list", "/api/tokens", {
      query: pageQuery(500),
      success: page(Token).annotate({ identifier: "Tokens" })
    }).annotateMerge(
      operation({ role: "viewer", summary: "All tokens, by text", parameters: pageParameters(500, 500), csv: true })
    ),
    HttpApiEndpoint.get("unknown", "/api/tokens/unknown", {
      query: pageQuery(500),
      success: page(UnknownCard).annotate({ identifier: "UnknownCards" })
    }).annotateMerge(
      operation({
        role: "viewer",
        summary: "Cards that nobody has entered",
        parameters: pageParameters(500, 500),
        description: "The last 1000 that were shown, newest first."
      })
    ),
    HttpApiEndpoint.post("save", "/api/tokens", {
      payload: TokenGiven,
      success: [Token, Token.pipe(HttpApiSchema.status(201)), Token.pipe(HttpApiSchema.status(202))],
      error: [TooManyTokens, DoorClosed]
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "Enter or replace a token",
        description:
          "201: it is new; 200: it was there and is now as given, whole; 202: it holds, but is not in the database yet."
      })
    ),
    HttpApiEndpoint.post("import", "/api/tokens/import", {
      payload: Schema.String.annotate({
        description: "CSV; its first line names the columns, of which only `token` must be there.",
        examples: ["token,status,expiry,group,limit,note\r\n04A1B2C3,active,2027-12-31,flat-3,1,\r\n"]
      }).pipe(HttpApiSchema.asText({ contentType: "text/csv" })),
      success: [Imported, Imported.pipe(HttpApiSchema.status(202))],
      error: [ImportInvalid, TooManyTokens, DoorClosed]
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "Enter or replace the tokens of a file",
        description:
          "All of them, or none and a report by line: at most 20 000 lines and 1 MiB. The file is as GET /api/tokens gives it as CSV; semicolons or tabs may stand for the commas. 202: they hold, but are not in the database yet."
      })
    ),
    HttpApiEndpoint.put("replace", "/api/tokens/:token", {
      params: { token: Name },
      payload: TokenSettings,
      success: [Token, Token.pipe(HttpApiSchema.status(201)), Token.pipe(HttpApiSchema.status(202))],
      error: [TooManyTokens, DoorClosed]
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "Enter or replace the token of this text",
        parameters: { token: { description: tokenText } },
        description: "As POST /api/tokens does. A sealed PIN stays one."
      })
    ),
    HttpApiEndpoint.patch("change", "/api/tokens/:token", {
      params: { token: Schema.String },
      payload: TokenSettings,
      success: [Token, Token.pipe(HttpApiSchema.status(202))],
      error: [NotFound, DoorClosed]
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "Change a token",
        parameters: { token: { description: tokenText } },
        description: "Only what is present changes; null takes away. A charge that runs goes on."
      })
    ),
    HttpApiEndpoint.delete("remove", "/api/tokens/:token", {
      params: { token: Schema.String },
      success: [Token, Token.pipe(HttpApiSchema.status(202))],
      error: [NotFound, DoorClosed]
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "Remove a token",
        parameters: { token: { description: tokenText } },
        description: "Answers with what was removed. A charge that runs goes on."
      })
    )
  )
  .middleware(Readable)
  .middleware(Access)
  .annotateMerge(OpenApi.annotations({ title: "Tokens" }))
