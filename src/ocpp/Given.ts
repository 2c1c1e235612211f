/** Objects whose unknown fields are absent, not `undefined`: what was not said takes no place in an event or an answer. */

/** `T` with every field that may be undefined made optional. */
export type Given<T> = {
  readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K]
} & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The same fields without those that are undefined. */
export function given<T extends object>(fields: T): Given<T>
export function given(fields: { readonly [key: string]: unknown }): object {
  const said: { [key: string]: unknown } = {}
  for (const key in fields) if (fields[key] !== undefined) said[key] = fields[key]
  return said
}

/** A text that says something; undefined when it is absent, empty or "null". */
export const said = (text: string | undefined): string | undefined =>
  text === "" || text === "null" ? undefined : text
