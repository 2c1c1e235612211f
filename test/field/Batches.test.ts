/** However a charge's messages are cut into batches, sent over several connections and sent again: the same energy. */
import { expect, test } from "bun:test"
import fc from "fast-check"
import { clock, event, Story, start, value, value2 } from "./Story.ts"

interface Message {
  readonly action: string
  readonly payload: (transactionId: unknown) => unknown
}

/** What each register rose by in five minutes, Wh, and how the values after it are cut. */
const plan = fc.record({
  from: fc.integer({ min: 0, max: 9_000_000 }),
  steps: fc.array(
    fc.record({
      by: fc.integer({ min: 0, max: 900 }),
      /** Its value goes in one message with the one before. */
      joined: fc.boolean(),
      /** It is sent again, at once or over the next connection. */
      again: fc.constantFrom("no", "now", "later"),
      /** The connection ends after it. */
      cut: fc.boolean()
    }),
    { minLength: 1, maxLength: 8 }
  )
})
type Plan = typeof plan extends fc.Arbitrary<infer A> ? A : never
type Step = Plan["steps"][number]

/** The steps in groups that go in one message, each value with its minute. */
const groups = ({ from, steps }: Plan) => {
  const made: Array<{ readonly last: Step; readonly values: ReadonlyArray<readonly [number, number]> }> = []
  let register = from
  for (const [nth, step] of steps.entries()) {
    register += step.by
    const before = step.joined ? made.pop() : undefined
    made.push({ last: step, values: [...(before?.values ?? []), [register, (nth + 1) * 5] as const] })
  }
  return { made, register, end: (steps.length + 1) * 5 }
}

const told = async (story: Story, messages: ReadonlyArray<Message & { readonly step: Step | undefined }>) => {
  let transactionId: unknown
  let later: ReadonlyArray<Message> = []
  const say = async ({ action, payload }: Message) => {
    const answer = await story.say(action, payload(transactionId))
    if (action === "StartTransaction") transactionId = answer.transactionId
  }
  for (const message of messages) {
    await say(message)
    if (message.step?.again === "now") await say(message)
    if (message.step?.again === "later") later = [...later, message]
    if (message.step?.cut !== true) continue
    await story.reconnect()
    for (const again of later) await say(again)
    later = []
  }
  return story.charge()
}

const speech16 = (given: Plan) => {
  const { made, register, end } = groups(given)
  const { from: meterStart, steps } = given
  const said = (action: string, payload: Message["payload"], step = steps[0]) => ({ action, payload, step })
  return [
    said("StartTransaction", () => start({ meterStart })),
    ...made.map(({ last, values }) => {
      const meterValue = values.map(([wh, minute]) => value(wh, minute))
      return said("MeterValues", (transactionId) => ({ connectorId: 1, transactionId, meterValue }), last)
    }),
    said("StopTransaction", (transactionId) => ({ transactionId, meterStop: register, timestamp: clock(end) }))
  ]
}

const speech2 = (given: Plan) => {
  const { made, register, end } = groups(given)
  const said = (
    type: string,
    seq: number,
    values: ReadonlyArray<readonly [number, number]>,
    step = given.steps[0]
  ) => ({
    action: "TransactionEvent",
    payload: () =>
      event(type, seq, {
        timestamp: clock(values.at(-1)?.[1] ?? 0),
        evse: { id: 1, connectorId: 1 },
        meterValue: values.map(([wh, minute]) => value2(wh, minute))
      }),
    step
  })
  return [
    said("Started", 0, [[given.from, 0]]),
    ...made.map(({ last, values }, nth) => said("Updated", nth + 1, values, last)),
    said("Ended", made.length + 1, [[register, end]])
  ]
}

for (const [version, speech] of [
  ["1.6", speech16],
  ["2.0.1", speech2],
  ["2.1", speech2]
] as const) {
  test(`any batches and repetitions of ${version} give the same energy, and no flag`, async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (given) => {
        const charge = await told(await Story.of(version), speech(given))
        const energy = given.steps.reduce((sum, { by }) => sum + by, 0)
        expect(charge).toMatchObject({ energy, open: false, flags: [], meterStart: given.from })
      }),
      { numRuns: 12 }
    )
  })
}
