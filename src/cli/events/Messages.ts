/** Reads server-sent events as they come. */
import { Effect } from "effect"

export interface Message {
  readonly id?: string
  readonly event?: string
  readonly data: string
}

/** Gives each message to `take`, until the stream ends. */
export const messages = <E, R>(
  body: ReadableStream<Uint8Array>,
  take: (message: Message) => Effect.Effect<void, E, R>
): Effect.Effect<void, E, R> =>
  Effect.gen(function* () {
    const reader = body.getReader()
    const decoder = new TextDecoder()
    let text = ""
    const read = Effect.promise((signal) => {
      signal.addEventListener("abort", () => void reader.cancel().catch(() => undefined))
      return reader.read().catch(() => ({ done: true, value: undefined }))
    })
    for (;;) {
      const { done, value } = yield* read
      if (done) return
      text += decoder.decode(value, { stream: true })
      const blocks = text.split("\n\n")
      text = blocks.pop() ?? ""
      for (const block of blocks) {
        const message = messageOf(block)
        if (message !== undefined) yield* take(message)
      }
    }
  })

/** Undefined: a comment, which only says that the connection lives. */
const messageOf = (block: string): Message | undefined => {
  const fields = block.split("\n").map((line) => /^(\w+): ?(.*)$/.exec(line))
  const of = (name: string) => fields.flatMap((field) => (field?.[1] === name ? [field[2] ?? ""] : []))
  const data = of("data").join("\n")
  const [id] = of("id")
  const [event] = of("event")
  if (data === "") return undefined
  return { ...(id === undefined ? {} : { id }), ...(event === undefined ? {} : { event }), data }
}
