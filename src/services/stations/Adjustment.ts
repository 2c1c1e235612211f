/** What an operator sets of a station that it does not say itself. */
import { isDeepStrictEqual } from "node:util"
import type { EventOf } from "../../domain/Event.ts"
import { type Position, stationKey } from "../../domain/Ids.ts"
import { resettable } from "../../domain/StationSettings.ts"
import type { Station, StationState } from "./StationState.ts"

/** Only what is present changes; null: as if it had never been set. */
export interface Adjustment {
  readonly strict?: boolean | null
  readonly ratedPower?: number | null
  readonly energyScale?: number | null
  readonly label?: string | null
  readonly location?: string | null
  /** All of them, as they are from now on. */
  readonly aliases?: ReadonlyArray<string> | null
}

/** What of it is news, as the fact that says it. */
export const changes = (
  known: Station,
  wish: Adjustment
): Omit<EventOf<"StationAdjusted">, "_tag" | "station" | "by"> => {
  const strict = wish.strict === null ? false : wish.strict
  const [ratedPower, energyScale] = [wish.ratedPower ?? undefined, wish.energyScale ?? undefined]
  const [label, location] = [wish.label ?? undefined, wish.location ?? undefined]
  const reset = resettable.filter((name) => wish[name] === null && known[name] !== undefined)
  const aliases = wish.aliases === undefined ? undefined : namesOf(known, wish.aliases ?? [])
  return {
    ...(strict === undefined || strict === known.strict ? {} : { strict }),
    ...(ratedPower === undefined || ratedPower === known.ratedPower ? {} : { ratedPower }),
    ...(energyScale === undefined || energyScale === known.energyScale ? {} : { energyScale }),
    ...(label === undefined || label === known.label ? {} : { label }),
    ...(location === undefined || location === known.location ? {} : { location }),
    ...(reset.length === 0 ? {} : { reset }),
    ...(aliases === undefined || isDeepStrictEqual(aliases, known.aliases) ? {} : { aliases })
  }
}

/** As `changes`, of all that can be set: what is absent is as if it had never been set. */
export const wholly = (wish: Adjustment): Adjustment => ({
  strict: null,
  ratedPower: null,
  energyScale: null,
  label: null,
  location: null,
  aliases: null,
  ...wish
})

/** Each once, whatever its case; its own identity is none of them. */
const namesOf = ({ id }: Station, names: ReadonlyArray<string>): ReadonlyArray<string> => {
  const byKey = new Map(names.map((name) => [stationKey(name), name] as const).reverse())
  byKey.delete(stationKey(id))
  return [...byKey.values()].reverse()
}

export const adjusted = (state: StationState, event: EventOf<"StationAdjusted">, position: Position): void => {
  if (position < state.positions.settings) return
  state.positions.settings = position
  state.strict = event.strict ?? state.strict
  state.aliases = event.aliases ?? state.aliases
  const { reset = [] } = event
  state.ratedPower = reset.includes("ratedPower") ? undefined : (event.ratedPower ?? state.ratedPower)
  state.energyScale = reset.includes("energyScale") ? undefined : (event.energyScale ?? state.energyScale)
  state.label = reset.includes("label") ? undefined : (event.label ?? state.label)
  state.location = reset.includes("location") ? undefined : (event.location ?? state.location)
}
