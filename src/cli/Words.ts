/** Arguments and flags that several verbs take, and what an optional one says to the API. */
import { Option } from "effect"
import { Argument, Flag } from "effect/cli"
import { Role } from "../domain/Role.ts"

export const station = Argument.String("STATION").pipe(Argument.withDescription("The station's identity"))

export const token = Argument.String("TOKEN").pipe(Argument.withDescription("The text of the card or app"))

export const transaction = Argument.String("TRANSACTION").pipe(
  Argument.withDescription("Our id; or the station's own, where exactly one transaction bears it")
)

// The help does not name the choices of an argument by itself, as it does those of a flag.
export const role = Argument.Literals("ROLE", Role.literals).pipe(
  Argument.withDescription(`What they may do: ${Role.literals.join(", ")}`)
)

export const text = (name: string, description: string) =>
  Flag.String(name).pipe(Flag.optional, Flag.withDescription(description))

export const number = (name: string, description: string) =>
  Flag.Int(name).pipe(Flag.optional, Flag.withDescription(description))

/** The fields that were said, without those that were not. */
export const said = <F extends { readonly [name: string]: Option.Option<unknown> }>(
  fields: F
): { readonly [name in keyof F]?: Option.Option.Value<F[name]> } =>
  Object.assign(
    {},
    ...Object.entries(fields).map(([name, value]) => (Option.isSome(value) ? { [name]: value.value } : {}))
  )
