/**
 * Runs before every start and test run, with nothing but Bun: installs what bun.lock names when node_modules does not
 * match it, and otherwise does nothing, so that a start needs no network.
 */
import { createHash } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const home = join(import.meta.dir, "..")
const stamp = join(home, "node_modules", ".onetime-installed")

/** What is installed must match: the lock file, the wishes, and the machine that the binaries are for. */
const wished = () => {
  const hash = createHash("sha256")
  for (const file of ["bun.lock", "package.json"]) hash.update(readFileSync(join(home, file)))
  return hash.update(`${process.platform}-${process.arch}`).digest("hex")
}

const dependencies = (): ReadonlyArray<string> => {
  const { dependencies = {} }: { dependencies?: Record<string, string> } = JSON.parse(
    readFileSync(join(home, "package.json"), "utf8")
  )
  return Object.keys(dependencies)
}

const isInstalled = () =>
  existsSync(stamp) &&
  readFileSync(stamp, "utf8") === wished() &&
  dependencies().every((name) => existsSync(join(home, "node_modules", name, "package.json")))

/** The line of Bun's output that says what went wrong; the rest of it repeats or counts. */
const reasonIn = (output: string) => {
  const lines = output
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
  const line = lines.find((one) => /^error:|failed|refused|EACCES|ENOSPC|EROFS/i.test(one)) ?? lines.at(-1)
  return line?.replace(/^(error|warn): /, "")
}

const offline = /Connection|ENOTFOUND|EAI_AGAIN|timed? ?out|resolve|unreachable/i

const install = () => {
  console.log("Installing what bun.lock names ...")
  // The Bun that runs this: there may be no other, and none on PATH.
  const { exitCode, stdout, stderr } = Bun.spawnSync(
    [process.execPath, "install", "--frozen-lockfile", "--no-progress"],
    {
      cwd: home,
      env: { ...process.env, NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"]
    }
  )
  if (exitCode === 0) return remember()
  const reason = reasonIn(`${stderr}\n${stdout}`) ?? `bun install ended with ${exitCode}`
  const way = offline.test(reason) ? ": the first start, and the first after an update, need the network" : ""
  console.error(`Onetime cannot start, its dependencies cannot be installed (${reason})${way}`)
  process.exit(1)
}

/** Where we may not write (installed by somebody else), the next start only asks Bun again. */
const remember = () => {
  try {
    writeFileSync(stamp, wished())
  } catch {
    return
  }
}

if (!isInstalled()) install()
