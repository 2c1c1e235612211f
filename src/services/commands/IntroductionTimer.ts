/**
 * Some stations do not boot when they connect (ocpp.md 5, 14). They are served all the same, and after a minute asked once
 * who they are. Not one held to the standard: there an accepted station is not asked for a boot (1.6-J erratum 3.40).
 */
import { Clock, Duration, Effect, Layer } from "effect"
import { EventBus } from "../../events/EventBus.ts"
import type { Station } from "../stations/StationState.ts"
import { Stations } from "../stations/Stations.ts"
import { StationLink } from "./StationLink.ts"

const every = Duration.seconds(10)
/** In ms: by then a station that boots has done so. */
const patience = 60_000

export const IntroductionTimer = Layer.effectDiscard(
  Effect.gen(function* () {
    const bus = yield* EventBus
    const stations = yield* Stations
    const link = yield* StationLink
    const scope = yield* Effect.scope
    const asked = new Set<string>()

    const look = Effect.gen(function* () {
      if (!bus.door().open) return
      const now = yield* Clock.currentTimeMillis
      for (const station of stations.all()) {
        if (!isStranger(station, now) || asked.has(station.id)) continue
        asked.add(station.id)
        // What it says to that is in the journal; whatever it says, it is not asked again.
        yield* link.ask(station.id, { _tag: "Introduce" }).pipe(Effect.ignore, Effect.forkIn(scope))
      }
    }).pipe(Effect.catchCause((cause) => Effect.logError("stations could not be asked who they are", cause)))
    yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep(every), look)))
  })
)

const isStranger = ({ standing, strict, bootedAt, connectedSince }: Station, now: number): boolean =>
  standing === "accepted" &&
  !strict &&
  bootedAt === undefined &&
  connectedSince !== undefined &&
  now - connectedSince >= patience
