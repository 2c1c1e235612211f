import { renamed } from "./KeyCase.ts"
import type { Rule } from "./Rule.ts"

/** `disconnectReason` for `reason`: a field under another name for the same, unless it is there under its own. */
export const keyAlias: Rule = {
  name: "key-alias",
  mend: (value, { shape }) => (shape.kind === "object" ? renamed(value, shape.aliases) : undefined)
}
