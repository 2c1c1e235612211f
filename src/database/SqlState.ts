/** PostgreSQL's own five-letter word for what went wrong, dug out of an error of the SQL client. */
import { Predicate } from "effect"

/** The SQLSTATE (for instance "23505"), or undefined when the server did not say one (a lost connection, a bad value). */
export const sqlStateOf = (error: unknown): string | undefined => {
  const code = Predicate.hasProperty(error, "reason") && Predicate.hasProperty(error.reason, "cause") &&
    Predicate.hasProperty(error.reason.cause, "code") && error.reason.cause.code
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}
