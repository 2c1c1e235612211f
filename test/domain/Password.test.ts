import { expect, test } from "bun:test"
import { basicCredentials, hashPassword, passwordMatches } from "../../src/domain/Password.ts"

const hex = "0123456789abcdef0123456789ABCDEF01234567"
const bytes = (text: string, encoding: BufferEncoding = "utf8") => new Uint8Array(Buffer.from(text, encoding))

test("a hash shows nothing of the password and differs each time", () => {
  const [one, other] = [hashPassword("secret secret secret"), hashPassword("secret secret secret")]
  expect(one).toMatch(/^[0-9a-f]{32}:[0-9a-f]{64}$/)
  expect(one).not.toBe(other)
})

test.each([
  ["the text", "pass:wörd ✓ of 2.x", bytes("pass:wörd ✓ of 2.x"), true],
  ["the text in Latin-1", "pässword", bytes("pässword", "latin1"), true],
  ["another text", "password", bytes("Password"), false],
  ["nothing", "password", bytes(""), false],
  ["a hex key as its digits", hex, bytes(hex), true],
  ["a hex key in the other case", hex, bytes(hex.toLowerCase()), true],
  ["a hex key as the bytes it stands for", hex, bytes(hex, "hex"), true],
  ["bytes that a hex key does not stand for", hex, bytes(hex.slice(2), "hex"), false],
  ["a hex key that was stored as bytes", bytes(hex, "hex"), bytes(hex), true],
  ["a short hex text, which is a text", "deadbeef", bytes("deadbeef", "hex"), false],
  ["a hex text of odd length, which is a text", hex.slice(1), bytes(hex.slice(1)), true]
])("%s", (_, stored, presented, matches) => {
  expect(passwordMatches(hashPassword(stored), presented)).toBe(matches)
})

test("what is no hash matches nothing", () => {
  for (const hash of ["", ":", "00", "00:00", "zz:zz"]) expect(passwordMatches(hash, bytes(""))).toBe(false)
})

const basic = (user: string, password: Uint8Array, encoding: BufferEncoding = "utf8") =>
  `Basic ${Buffer.concat([Buffer.from(`${user}:`, encoding), password]).toString("base64")}`

test.each([
  ["CP1", "CP1"],
  ["cp1", "CP1"],
  ["CP:1", "CP:1"],
  ["Büro", "BÜRO"]
])("the password of %s is given out byte for byte to %s", (user, identity) => {
  const password = new Uint8Array([0, 58, 255, 10, 58])
  expect(basicCredentials(basic(user, password), identity)).toEqual({ password })
  expect(basicCredentials(basic(user, password, "latin1"), identity)).toEqual({ password })
})

test("the credentials of somebody else, or no credentials at all", () => {
  expect(basicCredentials(basic("CP2", bytes("x")), "CP1")).toBe("wrong-user")
  expect(basicCredentials(basic("CP11", bytes("x")), "CP1")).toBe("wrong-user")
  expect(basicCredentials(basic("", bytes("x")), "CP1")).toBe("wrong-user")
  expect(basicCredentials(`basic   ${btoa("CP1:").replaceAll("=", "")} `, "CP1")).toEqual({ password: bytes("") })
  for (const header of ["", "Basic", "Basic ?", "Bearer abcd", `Basic ${btoa("CP1")}`]) {
    expect(basicCredentials(header, "CP1")).toBe("malformed")
  }
})
