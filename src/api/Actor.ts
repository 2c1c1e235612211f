/** Who may ask what: the least role of each endpoint, and who it is that asks. */
import { Context } from "effect"
import type { Role } from "../domain/Role.ts"

/** The least role an endpoint wants; `anybody`: it is open. An annotation of every endpoint, set by `operation`. */
export class LeastRole extends Context.Service<LeastRole, Role | "anybody">()("onetime/api/LeastRole") {}

/** Who asks, as the guard has found out. */
export class Actor extends Context.Service<
  Actor,
  {
    /** How records name them: a user by name, a key as `key:` and its label; `api` has the key of API_KEY. */
    readonly by: string
    readonly role: Role
    /** Whether the session or key is still good at a moment, ms since 1970; absent: it always is. */
    readonly lasts?: (at: number) => boolean
    /** The stations that a key is limited to; absent: it is not. */
    readonly stations?: ReadonlyArray<string>
    /** The session by which a person asks; absent: it is a key. */
    readonly session?: { readonly hash: string; readonly until: number }
  }
>()("onetime/api/Actor") {}
