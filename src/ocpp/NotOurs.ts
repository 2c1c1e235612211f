/** What is said to a call whose action nobody here receives. */
import { specOf, versionsOf } from "./Catalogue.ts"
import { type Reply, refuse } from "./Message.ts"
import type { Version } from "./wire/Spec.ts"

export const notOurs = (version: Version, action: string): Reply<never> => {
  if (specOf(version, action) !== undefined) return refuse("NotSupported", `${action} is not for the central system`)
  const elsewhere = versionsOf(action)
  const hint = elsewhere.length === 0 ? "" : `; it is of OCPP ${elsewhere.join(", ")}`
  return refuse("NotImplemented", `OCPP ${version} has no ${action.slice(0, 60)}${hint}`)
}
