/**
 * Everything that can go wrong with a request, as RFC 9457 problems. `type` never changes: programs branch on it, people
 * read `title` and `detail`.
 */
import { Schema } from "effect"
import { HttpApiError } from "effect/http-api"
import { Role } from "../domain/Role.ts"

/** The key is for some stations only, and what it asks is none of these, or none in particular. */
export class OutOfScope extends HttpApiError.Problem<OutOfScope>()("OutOfScope", {
  type: "/problems/out-of-scope",
  status: 403,
  title: "The key is for other stations"
}) {}

/** Neither a session that lasts nor a key that is right. */
export class Unauthorized extends HttpApiError.Problem<Unauthorized>()("Unauthorized", {
  type: "/problems/unauthorized",
  status: 401,
  title: "Nobody is signed in, and no valid key was shown"
}) {}

/** Who asks is known, but may not: the endpoint is for the role `needs`, and those above it. */
export class NotAllowed extends HttpApiError.Problem<NotAllowed>()(
  "NotAllowed",
  { type: "/problems/not-allowed", status: 403, title: "Your role does not allow this" },
  { needs: Role }
) {}

/** Too much was wrong from one address, or for one user: nothing is looked at for a while (`Retry-After`). */
export class TooManyAttempts extends HttpApiError.Problem<TooManyAttempts>()("TooManyAttempts", {
  type: "/problems/too-many-attempts",
  status: 429,
  title: "Too many attempts"
}) {}

/** Name or password are wrong; which of them is not said. */
export class SignInRefused extends HttpApiError.Problem<SignInRefused>()("SignInRefused", {
  type: "/problems/sign-in-refused",
  status: 403,
  title: "Name or password are wrong"
}) {}

/** A page of another site has asked with the cookie of this one. */
export class CrossOrigin extends HttpApiError.Problem<CrossOrigin>()("CrossOrigin", {
  type: "/problems/cross-origin",
  status: 403,
  title: "A page of another site may not ask this"
}) {}

/** Who shows a key has no password of his own. */
export class NoPassword extends HttpApiError.Problem<NoPassword>()("NoPassword", {
  type: "/problems/no-password",
  status: 409,
  title: "A key has no password"
}) {}

export class UserExists extends HttpApiError.Problem<UserExists>()("UserExists", {
  type: "/problems/user-exists",
  status: 409,
  title: "A user of this name exists already"
}) {}

/** Nobody could add users any more: give another the role admin first. */
export class LastAdmin extends HttpApiError.Problem<LastAdmin>()("LastAdmin", {
  type: "/problems/last-admin",
  status: 409,
  title: "The last admin who can sign in must stay one"
}) {}

export class KeyExists extends HttpApiError.Problem<KeyExists>()("KeyExists", {
  type: "/problems/key-exists",
  status: 409,
  title: "A key of this label exists already"
}) {}

/** Memory holds only so many keys: remove some first. */
export class TooManyKeys extends HttpApiError.Problem<TooManyKeys>()("TooManyKeys", {
  type: "/problems/too-many-keys",
  status: 409,
  title: "There are too many keys"
}) {}

/** Memory holds only so many users: remove some first. */
export class TooManyUsers extends HttpApiError.Problem<TooManyUsers>()("TooManyUsers", {
  type: "/problems/too-many-users",
  status: 409,
  title: "There are too many users"
}) {}

/** The body breaks its schema, or is not JSON; `path` is the field, `/a/0/b`, empty for the whole. Nothing was sent. */
export class PayloadInvalid extends HttpApiError.Problem<PayloadInvalid>()(
  "PayloadInvalid",
  { type: "/problems/payload-invalid", status: 400, title: "The body is not valid" },
  { path: Schema.String }
) {}

/** A value in the URL is not valid; `path` names it, `/limit`. */
export class ParameterInvalid extends HttpApiError.Problem<ParameterInvalid>()(
  "ParameterInvalid",
  { type: "/problems/parameter-invalid", status: 400, title: "A value in the URL is not valid" },
  { path: Schema.String, in: Schema.Literals(["query", "path", "header"]) }
) {}

/** There is no such transaction, token or route. */
export class NotFound extends HttpApiError.Problem<NotFound>()("NotFound", {
  type: "/problems/not-found",
  status: 404,
  title: "There is no such thing"
}) {}

/** No station of this identity has ever been here. */
export class StationUnknown extends HttpApiError.Problem<StationUnknown>()("StationUnknown", {
  type: "/problems/station-unknown",
  status: 404,
  title: "No station has this identity"
}) {}

/** The station is not connected; nothing was sent. */
export class StationOffline extends HttpApiError.Problem<StationOffline>()("StationOffline", {
  type: "/problems/station-offline",
  status: 404,
  title: "The station is not connected"
}) {}

/** No version of OCPP has an action of this name that a central system may send. */
export class ActionUnknown extends HttpApiError.Problem<ActionUnknown>()("ActionUnknown", {
  type: "/problems/action-unknown",
  status: 404,
  title: "OCPP has no such action"
}) {}

/** One backup is made at a time. */
export class BackupUnderWay extends HttpApiError.Problem<BackupUnderWay>()("BackupUnderWay", {
  type: "/problems/backup-under-way",
  status: 409,
  title: "A backup is being made already"
}) {}

/** The station's version of OCPP has no such action, or it is one that stations send. */
export class NotInItsLanguage extends HttpApiError.Problem<NotInItsLanguage>()(
  "NotInItsLanguage",
  { type: "/problems/not-in-its-language", status: 409, title: "The station's OCPP version has no such action" },
  { version: Schema.String, action: Schema.String }
) {}

/** The station waits for approval: no command is sent before. */
export class StationNotAccepted extends HttpApiError.Problem<StationNotAccepted>()("StationNotAccepted", {
  type: "/problems/station-not-accepted",
  status: 409,
  title: "The station has not been approved yet"
}) {}

export class StationExists extends HttpApiError.Problem<StationExists>()("StationExists", {
  type: "/problems/station-exists",
  status: 409,
  title: "A station of this identity exists already"
}) {}

/** Charges go on at the station: `force` removes it all the same. */
export class StationCharging extends HttpApiError.Problem<StationCharging>()(
  "StationCharging",
  { type: "/problems/station-charging", status: 409, title: "Charges go on at this station" },
  { transactions: Schema.Array(Schema.Int) }
) {}

/** Stations name their transactions as they like: more than one bears this id. Take one of ours. */
export class AmbiguousTransaction extends HttpApiError.Problem<AmbiguousTransaction>()(
  "AmbiguousTransaction",
  { type: "/problems/ambiguous-transaction", status: 409, title: "More than one transaction bears this id" },
  { transactions: Schema.Array(Schema.Struct({ id: Schema.Int, stationId: Schema.String, open: Schema.Boolean })) }
) {}

/** Memory holds only so many tokens: remove some first. */
export class TooManyTokens extends HttpApiError.Problem<TooManyTokens>()("TooManyTokens", {
  type: "/problems/too-many-tokens",
  status: 409,
  title: "There are too many tokens"
}) {}

/** Lines of a file cannot be read: the first hundred of them and how many there are. Nothing was entered. */
export class ImportInvalid extends HttpApiError.Problem<ImportInvalid>()(
  "ImportInvalid",
  { type: "/problems/import-invalid", status: 422, title: "Some lines of the file are not valid" },
  {
    errors: Schema.Array(Schema.Struct({ line: Schema.Int, path: Schema.String, detail: Schema.String })),
    count: Schema.Int
  }
) {}

export class TransactionEnded extends HttpApiError.Problem<TransactionEnded>()("TransactionEnded", {
  type: "/problems/transaction-ended",
  status: 409,
  title: "The transaction has ended already"
}) {}

/** What was asked cannot be said of this transaction; `detail` tells why. Nothing was changed. */
export class TransactionConflict extends HttpApiError.Problem<TransactionConflict>()("TransactionConflict", {
  type: "/problems/transaction-conflict",
  status: 409,
  title: "That cannot be said of this transaction"
}) {}

export class TooLarge extends HttpApiError.Problem<TooLarge>()("TooLarge", {
  type: "/problems/too-large",
  status: 413,
  title: "The body is larger than 1 MiB"
}) {}

/** The `Idempotency-Key` has named another request within the last 24 hours. Nothing was done. */
export class KeyReused extends HttpApiError.Problem<KeyReused>()("KeyReused", {
  type: "/problems/key-reused",
  status: 422,
  title: "The Idempotency-Key has named another request"
}) {}

/** The request that the `Idempotency-Key` names is being done; ask again for its answer. */
export class RequestRunning extends HttpApiError.Problem<RequestRunning>()("RequestRunning", {
  type: "/problems/request-running",
  status: 409,
  title: "The request is being done"
}) {}

/** The request that the `Idempotency-Key` names was begun, but Onetime ended before it could answer. Not done again. */
export class OutcomeUnknown extends HttpApiError.Problem<OutcomeUnknown>()("OutcomeUnknown", {
  type: "/problems/outcome-unknown",
  status: 409,
  title: "What came of the request is not known"
}) {}

/** A fault of ours. The log has the whole story under `id`. */
export class Internal extends HttpApiError.Problem<Internal>()(
  "Internal",
  { type: "/problems/internal", status: 500, title: "Onetime failed" },
  { id: Schema.String }
) {}

/** The station answered with an error of its own, a CALLERROR: its code and description. */
export class StationError extends HttpApiError.Problem<StationError>()(
  "StationError",
  { type: "/problems/station-error", status: 502, title: "The station answered with an error" },
  { code: Schema.String, description: Schema.String }
) {}

/** So many read the live events already that one more would be one too many. */
export class TooManyStreams extends HttpApiError.Problem<TooManyStreams>()("TooManyStreams", {
  type: "/problems/too-many-streams",
  status: 503,
  title: "Too many read the live events"
}) {}

/** PostgreSQL does not answer. Stations are served all the same; nothing is lost. */
export class DatabaseAway extends HttpApiError.Problem<DatabaseAway>()("DatabaseAway", {
  type: "/problems/database-away",
  status: 503,
  title: "The database does not answer"
}) {}

/** Nothing can be written now (starting, stopping, disk full); nothing was changed. */
export class DoorClosed extends HttpApiError.Problem<DoorClosed>()("DoorClosed", {
  type: "/problems/door-closed",
  status: 503,
  title: "Nothing can be written now"
}) {}

/** No answer within COMMAND_TIMEOUT, or the connection broke: the station may have heard. */
export class StationSilent extends HttpApiError.Problem<StationSilent>()("StationSilent", {
  type: "/problems/station-silent",
  status: 504,
  title: "The station has not answered"
}) {}
