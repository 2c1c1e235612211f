/** How a station is asked for a charge whose end never came, and what its answer means. */
import { expect, test } from "bun:test"
import { spellCommand } from "../../../src/ocpp/Spelling.ts"

const spelled = (version: "1.6" | "2.0.1" | "2.1") => spellCommand(version, { _tag: "AskTransaction", name: "T1" })
const call = (version: "2.0.1" | "2.1") => {
  const said = spelled(version)
  if (said._tag !== "Call") throw new Error(`it cannot be said: ${said._tag}`)
  return said
}

test("1.6 has no such question", () => expect(spelled("1.6")._tag).toBe("Unknown"))

test.each(["2.0.1", "2.1"] as const)("%s asks by the station's name for it", (version) =>
  expect(call(version).text("id")).toBe('[2,"id","GetTransactionStatus",{"transactionId":"T1"}]')
)

test.each([
  [{ ongoingIndicator: true, messagesInQueue: false }, "ongoing"],
  [{ ongoingIndicator: true, messagesInQueue: true }, "ongoing"],
  [{ ongoingIndicator: false, messagesInQueue: true }, "queued"],
  [{ messagesInQueue: true }, "queued"],
  [{ ongoingIndicator: false, messagesInQueue: false }, "over"],
  [{ messagesInQueue: false }, "unclear"],
  [{ ongoingIndicator: "false", messagesInQueue: 0 }, "unclear"],
  [null, "unclear"],
  ["over", "unclear"]
])("%j means %s", (answer, status) =>
  expect(call("2.0.1").hear(answer)).toEqual({ outcome: "Accepted", status, answer })
)
