/** What an operator sets of a station that it does not say itself. */
import { type EventOf, resettable } from "../../domain/Event.ts"
import type { Position } from "../../domain/Ids.ts"
import type { Station, StationState } from "./StationState.ts"

/** Only what is present changes; null: as if it had never been set. */
export interface Adjustment {
  readonly strict?: boolean | null
  readonly ratedPower?: number | null
  readonly energyScale?: number | null
}

/** What of it is news, as the fact that says it. */
export const changes = (
  known: Station,
  wish: Adjustment
): Omit<EventOf<"StationAdjusted">, "_tag" | "station" | "by"> => {
  const strict = wish.strict === null ? false : wish.strict
  const [ratedPower, energyScale] = [wish.ratedPower ?? undefined, wish.energyScale ?? undefined]
  const reset = resettable.filter((name) => wish[name] === null && known[name] !== undefined)
  return {
    ...(strict === undefined || strict === known.strict ? {} : { strict }),
    ...(ratedPower === undefined || ratedPower === known.ratedPower ? {} : { ratedPower }),
    ...(energyScale === undefined || energyScale === known.energyScale ? {} : { energyScale }),
    ...(reset.length === 0 ? {} : { reset })
  }
}

export const adjusted = (state: StationState, event: EventOf<"StationAdjusted">, position: Position): void => {
  if (position < state.positions.settings) return
  state.positions.settings = position
  state.strict = event.strict ?? state.strict
  for (const name of resettable)
    state[name] = event.reset?.includes(name) === true ? undefined : (event[name] ?? state[name])
}
