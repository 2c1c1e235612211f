/** The way out to a station. The one interface with its layer elsewhere: `gateway/ConnectionManager` holds the sockets. */
import { Context, type Effect } from "effect"
import type { Command, CommandAnswer, CommandError } from "../../domain/Command.ts"
import type { StationId } from "../../domain/Ids.ts"

export class StationLink extends Context.Service<
  StationLink,
  {
    /** Sends when the line is free (`urgent` overtakes what waits) and waits for the answer, COMMAND_TIMEOUT at most. */
    ask(station: StationId, command: Command, urgent?: boolean): Effect.Effect<CommandAnswer, CommandError>
    /** The version spoken on the open socket (`1.6`, `2.0.1`, `2.1`); undefined: offline. */
    online(station: StationId): string | undefined
    /** Closes the station's socket, if any; it will come again. */
    hangUp(station: StationId, reason: string): void
  }
>()("onetime/services/commands/StationLink") {}
