// The unit for systemd, judged by systemd itself where that is installed.
import { expect, test } from "bun:test"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../faults/System.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"

const analyze = Bun.which("systemd-analyze")
if (analyze === null) console.log("no systemd-analyze here: the unit is not judged")

/** The unit with a program that is there on every machine. */
const unit = () => {
  const file = join(temporaryFolder(), "onetime.service")
  writeFileSync(
    file,
    readFileSync(join(root, "onetime.service"), "utf8").replaceAll("/usr/local/bin/onetime", "/bin/true")
  )
  return file
}

const judged = (...words: ReadonlyArray<string>) => {
  const { exitCode, stdout, stderr } = Bun.spawnSync([analyze ?? "", ...words], { stdout: "pipe", stderr: "pipe" })
  return { exitCode, said: `${stdout}${stderr}` }
}

test.skipIf(analyze === null)("every line of it is understood", () => {
  expect(judged("verify", unit())).toEqual({ exitCode: 0, said: "" })
})

test.skipIf(analyze === null)("it exposes little: at most 2.0 of 10", () => {
  const { exitCode, said } = judged("security", "--offline=true", "--threshold=20", "--no-pager", unit())
  expect(said).toContain("Overall exposure level")
  expect(exitCode).toBe(0)
})
