/**
 * A Onetime of the bench's own: a child process with a data directory in the temporary folder and a free port. It is
 * stopped by its process id, and PostgreSQL only where it serves that very data directory.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Charger } from "./Charger.ts"
import { Program } from "./Program.ts"

const key = "bench-key"

/** What /api/ready says, as far as it matters here. */
interface Ready {
  readonly journal: { readonly head: number }
  readonly listeners: ReadonlyArray<{ name: string; cursor: number; lag: number; parked: number }>
}

export interface StartOptions {
  readonly dataDir: string
  /** Words for `bun` before the program: a profiler's flags. */
  readonly flags?: ReadonlyArray<string>
}

export class Onetime {
  readonly port: number
  readonly dataDir: string
  /** ms from its start to the first answered BootNotification. */
  firstAnswer = 0
  private readonly program: Program
  private readonly said: Array<string> = []

  /** Starts it and waits until a first charger is answered, a minute at most. */
  static async start({ dataDir, flags = [] }: StartOptions): Promise<Onetime> {
    const onetime = new Onetime(dataDir, flags)
    const began = performance.now()
    const charger = { port: onetime.port, identity: "bench-first", password: undefined, register: 0 }
    while (onetime.program.child.exitCode === null && performance.now() - began < 60_000) {
      const first = new Charger(charger, { answered: () => undefined, failed: () => undefined })
      const answered = await first.boot().then(
        () => true,
        () => false
      )
      onetime.firstAnswer = performance.now() - began
      first.close()
      if (answered) return onetime
      await Bun.sleep(5)
    }
    await onetime.stop()
    throw new Error(`Onetime answered no charger:\n${onetime.said.join("\n")}`)
  }

  private constructor(dataDir: string, flags: ReadonlyArray<string>) {
    this.dataDir = dataDir
    this.port = freePort()
    this.program = new Program([...flags, "src/main.ts"], {
      PORT: `${this.port}`,
      HOST: "127.0.0.1",
      DATA_DIR: dataDir,
      DATABASE_URL: undefined,
      API_KEY: key,
      UNKNOWN_STATIONS: "accept",
      HEARTBEAT_INTERVAL: "300",
      NO_COLOR: "1"
    })
    void this.listen()
  }

  /** Keeps its last words: a pipe that nobody reads would stop it. */
  private async listen() {
    try {
      for (;;) {
        this.said.push(await this.program.line())
        if (this.said.length > 50) this.said.shift()
      }
    } catch (cause) {
      this.said.push(String(cause))
    }
  }

  get pid(): number {
    return this.program.pid
  }

  /** Itself, the postmaster and its children. */
  pids(): ReadonlyArray<number> {
    const server = postmaster(this.dataDir)
    return [this.pid, ...(server === undefined ? [] : [server.pid, ...childrenOf(server.pid)])]
  }

  request(
    method: string,
    path: string,
    body?: unknown,
    signal: AbortSignal = AbortSignal.timeout(60_000)
  ): Promise<Response> {
    const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" }
    return fetch(`http://127.0.0.1:${this.port}${path}`, {
      method,
      headers,
      signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
  }

  /** As `request`; rejects unless it was 2xx. */
  async change(method: string, path: string, body?: unknown): Promise<void> {
    const response = await this.request(method, path, body)
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  }

  async ready(): Promise<Ready> {
    const ready: Ready = await (await this.request("GET", "/api/ready")).json()
    return ready
  }

  /** Waits until every listener has passed the journal's head; ms it took. Rejects when none has moved for 30 s. */
  async drained(): Promise<number> {
    const began = performance.now()
    let [seen, moved] = ["", began]
    for (;;) {
      const { journal, listeners } = await this.ready()
      const now = performance.now()
      if (listeners.every(({ cursor }) => cursor >= journal.head)) return now - began
      const standing = JSON.stringify(listeners)
      if (standing !== seen) [seen, moved] = [standing, now]
      if (now - moved > 30_000) throw new Error(`the listeners stand still below ${journal.head}: ${standing}`)
      await Bun.sleep(10)
    }
  }

  /** SIGTERM; a PostgreSQL that is left on its data directory is ended, too. Its exit code. */
  async stop(): Promise<number> {
    const code = await this.program.stop(20_000)
    const server = postmaster(this.dataDir)
    if (server !== undefined) process.kill(server.pid, "SIGQUIT")
    return code
  }
}

/** Reserved by asking the system for any and giving it back. */
const freePort = (): number => {
  const probe = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data: () => undefined } })
  const { port } = probe
  probe.stop(true)
  return port
}

const folders = new Set<string>()

/** An empty folder, below the temporary one directly: PostgreSQL may have to reach it as another user. */
export const dataDirectory = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "onetime-bench-"))
  folders.add(folder)
  return folder
}

/** Ends PostgreSQL on this data directory, if it still runs there, and removes the folder. */
export const removeDirectory = async (folder: string) => {
  const data = join(folder, "postgres")
  const real = existsSync(data) ? realpathSync(data) : data
  const server = postmaster(folder)
  if (server !== undefined) {
    process.kill(server.pid, "SIGQUIT")
    for (let waited = 0; postmaster(folder) !== undefined && waited < 100; waited++) await Bun.sleep(50)
  }
  for (const path of [folder, real]) rmSync(path, { recursive: true, force: true, maxRetries: 5 })
  folders.delete(folder)
}

export const removeAll = () => Promise.all([...folders].map(removeDirectory))

/** The PostgreSQL that serves this data directory: its process must say so itself. */
export const postmaster = (folder: string): { readonly pid: number; readonly socket: string } | undefined => {
  const lines = read(join(folder, "postgres", "postmaster.pid"))?.split("\n") ?? []
  const [pid, socket] = [Number(lines[0]), lines[4] ?? ""]
  const command = read(`/proc/${pid}/cmdline`)?.split("\0") ?? []
  const data = join(folder, "postgres")
  const ours = existsSync(data) && command[command.indexOf("-D") + 1] === (linkTarget(data) ?? data)
  return pid > 0 && ours ? { pid, socket } : undefined
}

const linkTarget = (path: string): string | undefined => (realpathSync(path) === path ? undefined : realpathSync(path))

const childrenOf = (parent: number): ReadonlyArray<number> =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => Number(read(`/proc/${pid}/stat`)?.split(") ").at(-1)?.split(" ")[1]) === parent)

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return undefined
  }
}
