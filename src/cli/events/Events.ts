/** `onetime events`: what happens in the network, as it happens, until you end it; a lost connection is taken up again. */
import { Console, Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { printable } from "../Output.ts"
import { type Failed, open } from "../Remote.ts"
import { Json } from "../Settings.ts"
import { text } from "../Words.ts"
import { type Message, messages } from "./Messages.ts"

const words = {
  station: text("station", "Only of this station"),
  type: text("type", "Only these kinds of event, with commas between"),
  after: text("after", "Begin behind the event of this id"),
  follow: Flag.Boolean("follow").pipe(
    Flag.withAlias("f"),
    Flag.withDefault(true),
    Flag.withDescription("Take a lost connection up again; --no-follow: end with it")
  )
}

export const events = Command.make("events", words, ({ station, type, after, follow }) =>
  Effect.gen(function* () {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries({ station, type }))
      if (Option.isSome(value)) query.append(name, value.value)
    let last = Option.getOrUndefined(after)
    for (let fresh = true; ; fresh = false) {
      const once = Effect.gen(function* () {
        const body = yield* open(`/api/events?${query}`, last === undefined ? {} : { "last-event-id": last })
        yield* messages(body, (message) => {
          last = message.id ?? last
          return print(message)
        })
      })
      // Who is refused, or never got in, is told; what breaks later is taken up again.
      yield* fresh ? once : Effect.catch(once, (error) => (mayPass(error) ? Effect.void : Effect.fail(error)))
      if (!follow) return
      yield* Console.error("onetime: the connection ended; it is taken up again")
      yield* Effect.sleep("1 second")
    }
  })
).pipe(Command.withDescription("What happens, live"))

const mayPass = ({ code }: Failed) => code === 3

const print = ({ event, data }: Message) =>
  Effect.flatMap(Json, (json) => Console.log(json ? data : line(event ?? "event", JSON.parse(data))))

/** When, what, where, and the rest of it. */
const line = (
  event: string,
  { at, station, position: _, _tag, ...rest }: { readonly [name: string]: unknown }
): string => printable(`${at} ${event} ${station ?? "-"} ${JSON.stringify(rest)}`)
