/**
 * Gives a station a new password in its own language. The old one counts until the station has come with the new one, and
 * goes on counting if it would not take it or has not answered (2.0.1 A01; TC_073, TC_A_09, TC_A_10).
 */
import { Clock, Context, Effect, Exit, Layer, Option } from "effect"
import type { CommandAnswer } from "../../domain/Command.ts"
import { StationOffline } from "../../domain/Command.ts"
import type { Decision } from "../../domain/Decision.ts"
import { EventBus } from "../../events/EventBus.ts"
import { Stations } from "../stations/Stations.ts"
import { type CommandFailure, Commands, StationNotAccepted, StationUnknown } from "./Commands.ts"
import { StationLink } from "./StationLink.ts"

export class StationPassword extends Context.Service<
  StationPassword,
  {
    /** Both passwords count before the station hears of the new one; after a no, only the old one does. */
    change(station: string, password: string, by: string): Effect.Effect<CommandAnswer, CommandFailure>
  }
>()("onetime/services/commands/StationPassword") {
  static readonly layer = Layer.effect(
    StationPassword,
    Effect.gen(function* () {
      const bus = yield* EventBus
      const stations = yield* Stations
      const commands = yield* Commands
      const link = yield* StationLink

      const append = Effect.fnUntraced(function* <A>(by: string, { answer, events }: Decision<A>) {
        const at = yield* Clock.currentTimeMillis
        yield* bus.append({ at, cause: { kind: "admin", by }, events })
        return answer
      })

      return StationPassword.of({
        change: Effect.fnUntraced(function* (identity: string, password: string, by: string) {
          const station = stations.find(identity)
          if (station === undefined) return yield* new StationUnknown({ station: identity })
          const { id, standing } = station
          if (standing !== "accepted") return yield* new StationNotAccepted({ station: id })
          if (link.online(id) === undefined) return yield* new StationOffline({ station: id })
          const hash = yield* append(by, stations.offerPassword(id, password))
          return yield* commands.tell(id, { _tag: "SetPassword", password }, by).pipe(
            Effect.onExit((exit) =>
              isNo(exit) && hash !== undefined
                ? append(by, {
                    answer: undefined,
                    events: [{ _tag: "StationPasswordWithdrawn", station: id, hash }]
                  }).pipe(Effect.ignore)
                : Effect.void
            )
          )
        })
      })
    })
  )
}

/** Whether the station has it for certain not taken, or not even heard of it. */
const isNo = (exit: Exit.Exit<CommandAnswer, CommandFailure>): boolean => {
  if (Exit.isSuccess(exit)) return exit.value.outcome === "Rejected"
  const error = Option.getOrUndefined(Exit.findErrorOption(exit))
  return error !== undefined && error._tag !== "StationSilent"
}
