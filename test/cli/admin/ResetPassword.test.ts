// The way back in for whoever owns the machine: the running system takes the new password, and so does the next start.
import { afterEach, expect, test } from "bun:test"
import { readdirSync } from "node:fs"
import { endAll, System } from "../../faults/System.ts"
import { until } from "../../faults/Until.ts"
import { temporaryFolder } from "../../TemporaryFolder.ts"
import { onetime } from "../Onetime.ts"

afterEach(endAll)

const reset = async (folder: string) => {
  const said = await onetime({ url: "", key: "", DATA_DIR: folder }, "admin", "reset-password", "--json")
  expect({ code: said.code, err: said.err }).toEqual({ code: 0, err: "" })
  const { name, password, taken }: { name: string; password: string; taken: boolean } = JSON.parse(said.out)
  expect(password).toMatch(/^(\w{5}-){3}\w{5}$/)
  return { name, password, taken }
}

const signIn = async (system: System, password: string) =>
  (await system.api("POST", "/api/sign-in", { name: "admin", password })).status

test("the first password holds until another is made, while it runs or while it does not", async () => {
  const system = await System.start()
  const line = /sign in as admin with the password (\S+) /
  const [, first = ""] = await until("the first password", () => line.exec(system.log) ?? false)
  expect(await signIn(system, first)).toBe(200)
  const second = await reset(system.folder)
  expect(second).toMatchObject({ name: "admin", taken: true })
  expect([await signIn(system, first), await signIn(system, second.password)]).toEqual([403, 200])
  await system.stop()
  const third = await reset(system.folder)
  expect(third.taken).toBe(false)
  await system.launch()
  await system.opened()
  await until("the file to be taken", () => !readdirSync(system.folder).includes("admin-password"))
  expect([await signIn(system, second.password), await signIn(system, third.password)]).toEqual([403, 200])
  expect(system.log.match(new RegExp(line, "g"))).toHaveLength(1)
  expect(system.log).not.toContain(third.password)
}, 60_000)

test("a folder that is none of Onetime's is refused, and left as it was", async () => {
  const folder = temporaryFolder()
  const said = await onetime({ url: "", key: "", DATA_DIR: folder }, "admin", "reset-password")
  expect({ code: said.code, out: said.out }).toEqual({ code: 1, out: "" })
  expect(said.err).toContain(`${folder} is no DATA_DIR of Onetime`)
  expect(readdirSync(folder)).toEqual([])
})
