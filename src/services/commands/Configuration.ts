/**
 * What is set in a station: told by it, and changed. Some versions tell all of it in one answer, others in reports that
 * come after it; whoever asks waits for them here.
 */
import { Clock, Context, Deferred, Effect, Layer } from "effect"
import { Settings } from "../../Config.ts"
import type { CommandAnswer } from "../../domain/Command.ts"
import type { Setting, SettingChange, SettingName } from "../../domain/Setting.ts"
import { EventBus } from "../../events/EventBus.ts"
import { type CommandFailure, Commands } from "./Commands.ts"
import { Report } from "./Report.ts"
import { RequestNumbers } from "./RequestNumbers.ts"

/** `complete`: nothing is missing, as far as the station tells. */
export interface Told extends CommandAnswer {
  readonly settings: ReadonlyArray<Setting>
  readonly complete: boolean
}

export class Configuration extends Context.Service<
  Configuration,
  {
    /** These settings, or all when none are named. All of them may take COMMAND_TIMEOUT for the answer and once more for the reports. */
    read(station: string, names: ReadonlyArray<SettingName>, by: string): Effect.Effect<Told, CommandFailure>
    /**
     * Changes one after the other. When the first cannot even be asked nothing is changed; what becomes of later ones is
     * told of each, and after a silence the rest is `NotSent`.
     */
    write(station: string, changes: ReadonlyArray<SettingChange>, by: string): Effect.Effect<Told, CommandFailure>
  }
>()("onetime/services/commands/Configuration") {
  static readonly layer = Layer.effect(
    Configuration,
    Effect.gen(function* () {
      const commands = yield* Commands
      const readAll = yield* makeReadAll

      const read = Effect.fnUntraced(function* (station: string, names: ReadonlyArray<SettingName>, by: string) {
        if (names.length === 0) return yield* readAll(station, by)
        const answers = yield* Effect.forEach(chunksOf(names), (some) =>
          commands.tell(station, { _tag: "ReadSettings", names: some }, by)
        )
        return joined(answers)
      })

      const write = Effect.fnUntraced(function* (station: string, changes: ReadonlyArray<SettingChange>, by: string) {
        const answers: Array<CommandAnswer> = []
        let isSilent = false
        for (const change of changes) {
          if (isSilent) {
            answers.push(failed(change, "NotSent"))
            continue
          }
          const result = yield* Effect.result(commands.tell(station, { _tag: "WriteSetting", change }, by))
          if (result._tag === "Success") answers.push(result.success)
          else if (answers.length === 0) return yield* result.failure
          else {
            const { failure } = result
            answers.push(failed(change, failure._tag === "StationError" ? failure.code : failure._tag))
            isSilent = failure._tag !== "StationError" && failure._tag !== "NotInItsLanguage"
          }
        }
        return joined(answers)
      })

      return Configuration.of({ read, write })
    })
  )
}

/** A station that takes fewer in one message is rare, and says so. */
const mostAtOnce = 10

const chunksOf = (names: ReadonlyArray<SettingName>) =>
  Array.from({ length: Math.ceil(names.length / mostAtOnce) }, (_, nth) =>
    names.slice(nth * mostAtOnce, (nth + 1) * mostAtOnce)
  )

const failed = ({ name }: SettingChange, status: string): CommandAnswer => ({
  outcome: "Rejected",
  status,
  answer: null,
  settings: [{ ...name, status }]
})

/** Of several answers the first that is a no speaks for all. */
const joined = (answers: ReadonlyArray<CommandAnswer>): Told => {
  const speaking = answers.find(({ outcome }) => outcome === "Rejected") ?? answers[0]
  return {
    outcome: speaking?.outcome ?? "Accepted",
    status: speaking?.status ?? "Accepted",
    answer: answers.length === 1 ? answers[0]?.answer : answers.map(({ answer }) => answer),
    settings: answers.flatMap(({ settings = [] }) => settings),
    complete: true
  }
}

const makeReadAll = Effect.gen(function* () {
  const bus = yield* EventBus
  const commands = yield* Commands
  const { commandTimeout } = yield* Settings
  const numbers = new RequestNumbers()
  const reports = new Map<number, Report>()
  yield* bus.remember({
    name: "reports",
    load: Effect.void,
    fold: (event) => {
      if (event._tag === "SettingsReported") reports.get(event.request ?? -1)?.take(event)
    }
  })

  return Effect.fnUntraced(function* (station: string, by: string) {
    const request = numbers.next(yield* Clock.currentTimeMillis)
    const whole = yield* Deferred.make<void>()
    const report = new Report(station, () => Deferred.doneUnsafe(whole, Effect.void))
    reports.set(request, report)
    return yield* Effect.gen(function* () {
      const answer = yield* commands.tell(station, { _tag: "ReadAllSettings", request }, by)
      if (answer.outcome === "Rejected" || answer.settings !== undefined)
        return { ...answer, settings: answer.settings ?? [], complete: answer.outcome === "Accepted" }
      yield* Effect.timeoutOption(Deferred.await(whole), commandTimeout)
      return { ...answer, settings: report.settings(), complete: report.complete }
    }).pipe(Effect.ensuring(Effect.sync(() => reports.delete(request))))
  })
})
