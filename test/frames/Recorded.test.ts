/** Real stations' dialogues, replayed over a real socket: every frame is answered as a central system should, once. */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { ask, type Fixture, startFixture } from "../gateway/Fixture.ts"
import { faultOf } from "../gateway/Judge.ts"
import { type Expected, type ExpectedDialogue, expected } from "./Expected.ts"
import { type Heard, Player, passwordIn } from "./Player.ts"
import { files, type Recording, read } from "./Recording.ts"

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture({ COMMAND_TIMEOUT: "2" })
  for (const body of [{ token: "TAG1" }, { token: "12345" }, { token: "12345", kind: "KeyCode" }]) {
    await ask(fixture.system, "POST", "/api/tokens", body, 201)
  }
})
afterAll(() => fixture.stop())

test("every recording has its table", () => {
  expect(Object.keys(expected).sort()).toEqual([...files])
})

for (const file of files) {
  const recording = read(file)
  const wanted = expected[file] ?? { charges: [] }

  describe(file, () => {
    test("every call is answered, every call to it goes out, and what was charged is known", async () => {
      const { heard, sent } = await new Player(fixture.system, recording).play()
      expect(heard.length).toBe(recording.steps.filter((step) => step.kind === "from" && step.frame[0] === 2).length)
      expect(heard.flatMap((one) => faultsOf(one, recording, wanted))).toEqual([])
      expect(sent.flatMap((one) => (one.status === statusOf(one, wanted) ? [] : [one]))).toEqual([])
      expect(sent.filter(({ status }) => status === 200).map(({ body }) => body)).toEqual(
        sent.filter(({ status }) => status === 200).map(({ recorded }) => recorded)
      )
      await fixture.system.drained()
      expect(await charges(recording.station)).toEqual(wanted.charges.map((one) => expect.objectContaining(told(one))))
    })

    test("replayed once more, nothing is doubled", async () => {
      const before = await charges(recording.station)
      const { heard } = await new Player(fixture.system, { ...recording, steps: withPassword(recording) }).play()
      expect(heard.flatMap((one) => faultsOf(one, recording, wanted))).toEqual([])
      await fixture.system.drained()
      expect(await charges(recording.station)).toEqual(before)
    })
  })
}

test("nothing was too much for the process", () => {
  expect(fixture.system.faults()).toEqual([])
})

/** What is wrong with the answer to one call; empty: nothing. */
const faultsOf = ({ action, payload, answer, recorded }: Heard, { version }: Recording, wanted: ExpectedDialogue) => {
  const broken = faultOf(version, action, "request", payload)
  if (broken !== null && wanted.broken?.includes(action) !== true) return [`not expected to be broken: ${broken}`]
  if (answer.type === 4) return [`${action}: ${answer.code} ${answer.description}`]
  const fault = faultOf(version, action, "response", answer.payload)
  if (fault !== null) return [fault]
  const [ours, theirs] = [verdict(answer.payload), verdict(recorded?.[2])]
  const isSame = ours === theirs || action === "SignCertificate" || (action === "StopTransaction" && ours === undefined)
  return isSame ? [] : [`${action}: we say ${ours}, they said ${theirs}`]
}

const verdict = (payload: unknown): unknown => {
  const { status, idTagInfo, idTokenInfo } = Object(payload)
  return status ?? Object(idTagInfo ?? idTokenInfo).status
}

/** The status of our API for a call to the station, given what it said then. */
const statusOf = ({ action, recorded }: Player["sent"][number], { refused, silent }: ExpectedDialogue): number => {
  const status = refused?.[action]
  if (status !== undefined) return status
  if (recorded === undefined && silent?.includes(action) === true) return 504
  return typeof recorded === "string" ? 502 : 200
}

/** From the first connection that shows a password: after it the station is not let in without. */
const withPassword = ({ steps, station }: Recording): Recording["steps"] => {
  const shows = (step: Recording["steps"][number]) =>
    step.kind === "upgrade" && passwordIn(step.headers.authorization, station) !== ""
  return steps.slice(Math.max(0, steps.findIndex(shows)))
}

const charges = async (station: string): Promise<ReadonlyArray<object>> => {
  const { items } = Object(await ask(fixture.system, "GET", `/api/transactions?station=${station}&limit=100`))
  const list: ReadonlyArray<{ readonly id: number; readonly token: string | null }> = items
  return Promise.all(
    list.map(async (one) => {
      const { items: readings } = Object(await ask(fixture.system, "GET", `/api/transactions/${one.id}/readings`))
      return { ...one, token: one.token?.startsWith("pin-") ? "pin" : one.token, readings: readings.length }
    })
  )
}

/** The API's words for a row of the table. */
const told = ({ startedAt, endedAt, flag, energy, ...rest }: Expected) => ({
  ...rest,
  energy: expect.closeTo(energy, 6),
  startedAt: expect.stringContaining(startedAt),
  endedAt: expect.stringContaining(endedAt),
  open: false,
  flags: flag === undefined ? [] : [expect.stringContaining(flag)]
})
