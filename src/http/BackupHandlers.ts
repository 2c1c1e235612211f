/** Hands out a backup as fast as it is taken. */
import { Clock, Effect, Stream } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Actor } from "../api/Actor.ts"
import { Api } from "../api/Api.ts"
import { backupType } from "../api/Backup.ts"
import { BackupUnderWay } from "../api/Problems.ts"
import { Backup } from "../backup/Backup.ts"
import { EventBus } from "../events/EventBus.ts"
import { Patience } from "./Patience.ts"
import { databaseAway } from "./Refusals.ts"

export const BackupHandlers = HttpApiBuilder.group(Api, "backup", (handlers) =>
  Effect.gen(function* () {
    const backup = yield* Backup
    const bus = yield* EventBus
    return handlers.handleAll({
      make: () =>
        Effect.gen(function* () {
          const bytes = yield* backup.make
          const { by } = yield* Actor
          const at = yield* Clock.currentTimeMillis
          bus.enqueue({ at, cause: { kind: "admin", by }, events: [{ _tag: "BackupTaken", by }] })
          const patience = yield* Patience
          const taken = Stream.tap(bytes, () => Effect.sync(patience.renew))
          const logged = Stream.tapError(taken, (error) => Effect.logWarning("the backup broke off", error))
          return HttpServerResponse.stream(logged, {
            contentType: backupType,
            headers: { "Content-Disposition": 'attachment; filename="onetime.backup"' }
          })
        }).pipe(
          Effect.catchTags({
            BackupUnderWay: () => Effect.fail(new BackupUnderWay({ detail: "Ask again when it is done." })),
            HistoryAway: () => Effect.fail(databaseAway())
          })
        )
    })
  })
)
