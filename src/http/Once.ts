/**
 * A POST with an `Idempotency-Key` is done once: sent again within a day it gets its first answer, also after a restart.
 * It is on disk before the request is done, so that what a crash left half done is never done twice: a charger is not
 * told to start again. A request that was begun is done to its end, whether or not who asked is still there.
 */
import { createHmac } from "node:crypto"
import { join, resolve } from "node:path"
import { Cause, Clock, Context, Effect, Exit, Fiber, Predicate } from "effect"
import { HttpServerRequest, HttpServerRespondable, HttpServerResponse } from "effect/http"
import { keyPattern } from "../api/Idempotency.ts"
import { DoorClosed, KeyReused, OutcomeUnknown, ParameterInvalid, RequestRunning } from "../api/Problems.ts"
import { Settings } from "../Config.ts"
import { EventBus } from "../events/EventBus.ts"
import { AnswerFolder, type Kept } from "./AnswerFolder.ts"
import { Sent } from "./Body.ts"

type Response = HttpServerResponse.HttpServerResponse

/** Answers as `answer` does, or as it did the first time; `by` is who asks: everybody has keys of his own. */
export class Once extends Context.Reference<
  <E, R>(
    by: string,
    answer: Effect.Effect<Response, E, R>
  ) => Effect.Effect<Response, E, R | HttpServerRequest.HttpServerRequest>
>("onetime/http/Once", { defaultValue: () => (_, answer) => answer }) {}

/** ms for which an answer is kept. */
const day = 86_400_000

/** Keeps its answers in the data directory, which whoever has the bus has locked. */
export const makeOnce = Effect.gen(function* () {
  yield* EventBus
  const { dataDir } = yield* Settings
  const folder = yield* Effect.promise(() => AnswerFolder.open(join(resolve(dataDir), "answers")))
  const running = new Set<string>()
  return Once.of(
    Effect.fnUntraced(function* (by, answer) {
      const { method, headers, url } = yield* HttpServerRequest.HttpServerRequest
      const given = headers["idempotency-key"]
      if (given === undefined || method !== "POST") return yield* answer
      if (!keyPattern.test(given)) return yield* refusal.key
      const name = JSON.stringify([by, given])
      if (running.has(name)) return yield* refusal.running
      running.add(name)
      // Keyed: the body may hold a password that is short enough to guess.
      const request = createHmac("sha256", name)
        .update(`${url}\n`)
        .update(yield* Sent)
        .digest("hex")
      const first = answered(folder, name, request, answer)
      // Of its own, so that who hangs up does not take it along.
      const fiber = yield* Effect.forkDetach(
        Effect.ensuring(
          first,
          Effect.sync(() => running.delete(name))
        )
      )
      return yield* Fiber.join(fiber)
    })
  )
})

const answered = Effect.fnUntraced(function* <E, R>(
  folder: AnswerFolder,
  key: string,
  request: string,
  answer: Effect.Effect<Response, E, R>
) {
  const at = yield* Clock.currentTimeMillis
  const before = yield* Effect.promise(() => folder.find(key))
  if (before !== undefined && before.at > at - day) return yield* again(before, request)
  const begun = yield* Effect.promise(() => begin(folder, key, { at, request }))
  if (!begun) return yield* refusal.room
  const exit = yield* Effect.exit(answer)
  // A fault of ours: how far it came nobody knows.
  if (Exit.isFailure(exit) && Cause.hasDies(exit.cause)) return yield* exit
  const response = Exit.isSuccess(exit) ? exit.value : yield* respondable(Cause.squash(exit.cause))
  if (response === undefined || !wasDone(response.status) || response.body._tag === "Stream") {
    yield* Effect.promise(() => folder.forget(key))
    return yield* exit
  }
  yield* keep(folder, key, { at, request }, response)
  return response
})

/** 503 and most of 4xx say that nothing was done; the others may have come as far as the charger. A stream is no change. */
const wasDone = (status: number) => status < 400 || (status >= 500 && status !== 503)

const again = ({ request, answer }: Kept, now: string) => {
  if (request !== now) return refusal.reused
  if (answer === undefined) return refusal.unknown
  const { status, type, body } = answer
  return Effect.succeed(
    HttpServerResponse.text(body, { status, contentType: type, headers: { "Idempotency-Replayed": "true" } })
  )
}

const begin = async (folder: AnswerFolder, key: string, kept: Kept): Promise<boolean> => {
  if (!(await folder.hasRoom(kept.at - day))) return false
  return folder.begin(key, kept).then(
    () => true,
    () => false
  )
}

const keep = (folder: AnswerFolder, key: string, begun: Kept, response: Response) =>
  Effect.tryPromise(async () => {
    const { status, headers } = response
    const body = await HttpServerResponse.toWeb(response).text()
    await folder.finish(key, {
      ...begun,
      answer: { status, type: headers["content-type"] ?? "application/json", body }
    })
  }).pipe(Effect.catch((error) => Effect.logWarning("an answer could not be kept for its Idempotency-Key", error)))

/** The problem that a handler has failed with; below us it comes wrapped, so that it is encoded once, further out. */
const respondable = (error: unknown): Effect.Effect<Response | undefined> => {
  const found = Predicate.hasProperty(error, "error") ? error.error : error
  return HttpServerRespondable.isRespondable(found)
    ? HttpServerRespondable.toResponse(found)
    : Effect.succeed(undefined)
}

const refusal = {
  key: HttpServerRespondable.toResponse(
    new ParameterInvalid({
      path: "/Idempotency-Key",
      in: "header",
      detail: "/Idempotency-Key: Expected 1 to 255 visible characters."
    })
  ),
  running: HttpServerRespondable.toResponse(new RequestRunning({ detail: "Send it again in a moment." })),
  reused: HttpServerRespondable.toResponse(
    new KeyReused({ detail: "Within 24 hours a key names one request: its path and its body." })
  ),
  unknown: HttpServerRespondable.toResponse(
    new OutcomeUnknown({
      detail: "Onetime ended while it was being done. Look what came of it; to ask anew, take another key."
    })
  ),
  room: HttpServerRespondable.toResponse(
    new DoorClosed({
      detail: "Its Idempotency-Key cannot be kept now: the disk does not take it, or there are too many."
    })
  )
}
