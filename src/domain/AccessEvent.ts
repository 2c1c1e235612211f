/**
 * What happens to those who use Onetime: people with their sign-ins, and keys of programs. No secret is in any of it, only
 * what cannot be turned back: argon2id of a password, SHA-256 of a random key or session.
 */
import { Schema } from "effect"
import { Role } from "./Role.ts"

const by = Schema.String

/** A person may sign in from now on, or another role or standing was given. Ends the sessions of this name. */
export const UserSaved = Schema.TaggedStruct("UserSaved", {
  name: Schema.String,
  role: Role,
  disabled: Schema.Boolean,
  by
})

/** `hash`: argon2id, in the text form of PHC. Ends the sessions of this name. */
export const UserPasswordSet = Schema.TaggedStruct("UserPasswordSet", { name: Schema.String, hash: Schema.String, by })

export const UserRemoved = Schema.TaggedStruct("UserRemoved", { name: Schema.String, by })

/** A session began. `session`: the SHA-256 of what the cookie holds, hex. */
export const SignedIn = Schema.TaggedStruct("SignedIn", {
  name: Schema.String,
  session: Schema.String,
  address: Schema.String
})

/** A session was used; told at most every ten minutes. */
export const SessionUsed = Schema.TaggedStruct("SessionUsed", { name: Schema.String, session: Schema.String })

export const SignedOut = Schema.TaggedStruct("SignedOut", { name: Schema.String, session: Schema.String })

/**
 * Somebody could not sign in. `name` only where there is such a user: what else stood there may be a password. `because`:
 * unknown, password, disabled, or too-many (told once, then nobody is listened to for a while).
 */
export const SignInRefused = Schema.TaggedStruct("SignInRefused", {
  name: Schema.optionalKey(Schema.String),
  address: Schema.String,
  because: Schema.String
})

/**
 * A key for a program. `key`: its id, no secret; `hash`: SHA-256 of the secret, hex. `stations`: only these, whatever its
 * role; `expiry`: ms since 1970, then it is none any more.
 */
export const KeyMade = Schema.TaggedStruct("KeyMade", {
  key: Schema.String,
  label: Schema.String,
  role: Role,
  hash: Schema.String,
  stations: Schema.optionalKey(Schema.Array(Schema.String)),
  expiry: Schema.optionalKey(Schema.Number),
  by
})

/** A key was shown; told at most once a minute. */
export const KeyUsed = Schema.TaggedStruct("KeyUsed", { key: Schema.String })

export const KeyRemoved = Schema.TaggedStruct("KeyRemoved", { key: Schema.String, label: Schema.String, by })

/** Somebody took a backup: a copy of everything, hashes of passwords included. */
export const BackupTaken = Schema.TaggedStruct("BackupTaken", { by })

export const accessEvents = [
  UserSaved,
  UserPasswordSet,
  UserRemoved,
  SignedIn,
  SessionUsed,
  SignedOut,
  SignInRefused,
  KeyMade,
  KeyUsed,
  KeyRemoved,
  BackupTaken
] as const

/** What only admins are told live, as they alone read the audit trail. */
export const accessEventTags: ReadonlySet<string> = new Set(
  accessEvents.map(({ fields }) => fields._tag.schema.literal)
)
