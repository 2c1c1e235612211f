// Failures are counted for a name, within a window, and for so many names only.
import { expect, test } from "bun:test"
import { Attempts, networkOf } from "../../../src/services/access/Attempts.ts"

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "::ffff:192.0.2.1"],
  ["::ffff:c000:201", "::ffff:c000:201"],
  ["::1", "::1"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["2001:0DB8:0000:0000:1:2:3:4", "2001:db8:0:0"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["unknown", "unknown"]
])("the network of %s is %s", (address, network) => expect(networkOf(address)).toBe(network))

test("so many failures in a window shut a name out until the window is over", () => {
  const attempts = new Attempts(3, 1000)
  expect([attempts.failed("a", 0), attempts.failed("a", 10), attempts.failed("a", 20)]).toEqual([false, false, true])
  expect([attempts.wait("a", 500), attempts.wait("b", 500), attempts.wait("a", 1000)]).toEqual([1, 0, 0])
  attempts.failed("a", 1000)
  expect(attempts.wait("a", 1001)).toBe(0)
})

test("what was right is taken back, one each", () => {
  const attempts = new Attempts(2, 1000)
  attempts.failed("a", 0)
  attempts.failed("a", 0)
  attempts.forgive("a")
  expect(attempts.wait("a", 1)).toBe(0)
  attempts.failed("a", 1)
  expect(attempts.wait("a", 1)).toBe(1)
})

test("the name that failed longest ago is forgotten when there are too many", () => {
  const attempts = new Attempts(1, 1000)
  attempts.failed("first", 0)
  for (let nth = 0; nth < 1000; nth++) attempts.failed(`other ${nth}`, 1)
  expect([attempts.wait("first", 2), attempts.wait("other 999", 2)]).toEqual([0, 1])
})
