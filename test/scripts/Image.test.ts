// The container image, as far as it goes without a container: what its Dockerfile copies, installs, runs and asks.
import { afterAll, beforeAll, expect, test } from "bun:test"
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { endAll, root, System } from "../faults/System.ts"
import { Peer } from "../gateway/Peer.ts"
import { selfSigned, written } from "../gateway/SelfSigned.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"

const dockerfile = readFileSync(join(root, "Dockerfile"), "utf8")
const image = temporaryFolder()

/** What `.dockerignore` lets through: nothing but what it names. */
const copied = readFileSync(join(root, ".dockerignore"), "utf8")
  .split("\n")
  .flatMap((line) => (line.startsWith("!") ? [line.slice(1)] : []))

const installing = /^RUN (bun install .*)$/m.exec(dockerfile)?.[1] ?? ""
const [asked = "", ...question]: ReadonlyArray<string> = JSON.parse(
  /^HEALTHCHECK [^[]*(\[.*\])$/m.exec(dockerfile)?.[1] ?? ""
)
const entered = /exec bun \/onetime\/(\S+) "\$@"/.exec(dockerfile)?.[1] ?? ""

const healthy = async (env: { readonly [name: string]: string }) => {
  const child = Bun.spawn([process.execPath, ...question], { cwd: image, env, stdio: ["ignore", "ignore", "ignore"] })
  return (await child.exited) === 0
}

let system: System
beforeAll(async () => {
  for (const name of copied) cpSync(join(root, name), join(image, name), { recursive: true })
  const words = installing.split(" ").slice(1)
  const { exitCode, stderr } = Bun.spawnSync([process.execPath, ...words], { cwd: image, stderr: "pipe" })
  if (exitCode !== 0) throw new Error(stderr.toString())
  system = new System({ command: [process.execPath, join(image, entered)], cwd: image })
}, 120_000)
afterAll(endAll)

test("what runs is there, what only developers need is not", () => {
  expect(copied).toContain(dirname(entered))
  expect(existsSync(join(image, "node_modules", "effect"))).toBe(true)
  expect(existsSync(join(image, "node_modules", "typescript"))).toBe(false)
  expect(existsSync(join(image, "test"))).toBe(false)
})

test("it serves a charger with what is there, and is healthy only then", async () => {
  expect(asked).toBe("bun")
  await system.launch()
  await system.opened()
  const peer = await Peer.of(system.port, "BOX")
  expect(await peer.boot()).toMatchObject({ status: "Accepted" })
  await peer.close()
  expect((await system.api("GET", "/api/docs")).status).toBe(200)
  expect(await healthy({ PORT: String(system.port) })).toBe(true)
  expect(await healthy({ PORT: String(system.port), TLS_CERT: "set" })).toBe(false)
  await system.stop()
  expect(await healthy({ PORT: String(system.port) })).toBe(false)
})

test("it is healthy by TLS, too, whomever its certificate is for", async () => {
  const folder = join(image, "certificates")
  mkdirSync(folder)
  const { cert, key } = written(folder, "it", selfSigned({ kind: "ECDSA", host: "ocpp.example.org" }))
  await system.launch({ env: { TLS_CERT: cert, TLS_KEY: key } })
  expect(await healthy({ PORT: String(system.port), TLS_CERT: cert })).toBe(true)
})
