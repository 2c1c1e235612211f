/** Whether a station may say something yet. */
import type { StationId } from "../domain/Ids.ts"
import type { Station } from "../services/stations/StationState.ts"
import type { HeldBudget } from "./HeldBudget.ts"
import { type Receiver, type Reply, refuse } from "./Message.ts"

/**
 * Before it is accepted a station may introduce itself, say what it is asked for (`provoked`), and report charges; nothing
 * else (2.0.1 B02.FR.09). Held to the standard it must have booted, too (1.6-J erratum 3.8); others may do so when they
 * like: some never do. Undefined: it may.
 */
export const gate = (
  receiver: Receiver,
  { station: id, provoked }: { readonly station: StationId; readonly provoked: ReadonlySet<string> },
  station: Station | undefined,
  held: HeldBudget
): Reply<never> | undefined => {
  if (provoked.has(receiver.action)) return undefined
  if (station?.strict === true && station.verdict !== "accepted" && receiver.action !== "BootNotification")
    return refuse("SecurityError", "this station has not booted yet")
  if (station?.standing === "accepted") {
    held.release(id)
    return undefined
  }
  if (receiver.options.unreadable !== undefined) {
    if (held.charge(id)) return undefined
  } else if (receiver.options.beforeAcceptance === true) return undefined
  return refuse("SecurityError", "this station is not accepted yet")
}
