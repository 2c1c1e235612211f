/** The contract of the API: what can be asked, what is answered, what can go wrong. No server code. */
import { HttpApi, OpenApi } from "effect/http-api"
import { Audit } from "./Audit.ts"
import { Backup } from "./Backup.ts"
import { Commands } from "./Commands.ts"
import { Corrections } from "./Corrections.ts"
import { Events } from "./Events.ts"
import { Frames } from "./Frames.ts"
import { withIdempotency } from "./Idempotency.ts"
import { InboxGroup } from "./Inbox.ts"
import { Keys } from "./Keys.ts"
import { MeGroup } from "./Me.ts"
import { Orphans } from "./Orphans.ts"
import { StationCommands } from "./StationCommands.ts"
import { Stations } from "./Stations.ts"
import { System } from "./System.ts"
import { Tokens } from "./Tokens.ts"
import { Transactions } from "./Transactions.ts"
import { Users } from "./Users.ts"

export const Api = HttpApi.make("onetime")
  .add(System)
  .add(Stations)
  .add(Tokens)
  .add(Transactions)
  .add(Corrections)
  .add(Orphans)
  .add(Commands)
  .add(StationCommands)
  .add(Events)
  .add(Frames)
  .add(InboxGroup)
  .add(MeGroup)
  .add(Users)
  .add(Backup)
  .add(Keys)
  .add(Audit)
  .annotateMerge(
    OpenApi.annotations({
      title: "Onetime",
      version: "1",
      description:
        "The API of a charging network: its stations, tokens and charges. Times are ISO 8601 in UTC, energy is in Wh. " +
        "Every error is a problem (RFC 9457, application/problem+json): branch on its `type`, which never changes.",
      transform: withIdempotency
    })
  )
