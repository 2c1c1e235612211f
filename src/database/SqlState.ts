/** PostgreSQL's own five-letter word for what went wrong, dug out of an error of the SQL client. */
import { Predicate } from "effect"

/** The SQLSTATE (for instance "23505"), or undefined when the server did not say one (a lost connection, a bad value). */
export const sqlStateOf = (error: unknown): string | undefined => {
  const cause =
    Predicate.hasProperty(error, "reason") && Predicate.hasProperty(error.reason, "cause") && error.reason.cause
  // Only words of the server have a severity; the system's own codes (EPIPE) look much like a SQLSTATE.
  if (!Predicate.hasProperty(cause, "severity") || !Predicate.hasProperty(cause, "code")) return undefined
  return typeof cause.code === "string" ? cause.code : undefined
}
