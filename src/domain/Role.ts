/** What somebody may do: see; act on stations, charges and tokens; rule over who may. Each role includes those before it. */
import { Schema } from "effect"

export const Role = Schema.Literals(["viewer", "operator", "admin"])
export type Role = typeof Role.Type

/** Whether one who has this role may do what needs that one. */
export const suffices = (has: Role, needs: Role): boolean => Role.literals.indexOf(has) >= Role.literals.indexOf(needs)
