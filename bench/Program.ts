/** A child process of the bench that talks in lines; none outlives the bench, however that ends. */
import type { Subprocess } from "bun"

const running = new Set<Subprocess>()

export class Program {
  readonly child: Subprocess<"pipe", "pipe", "pipe">
  private readonly lines: AsyncIterator<string>
  private readonly errors: Promise<string>

  /** `bun ...words`, with this environment over ours; undefined takes a variable away. */
  constructor(words: ReadonlyArray<string>, env: { readonly [name: string]: string | undefined } = {}) {
    this.child = Bun.spawn([process.execPath, ...words], {
      cwd: `${import.meta.dir}/..`,
      env: { ...process.env, ...env },
      stdio: ["pipe", "pipe", "pipe"]
    })
    running.add(this.child)
    this.child.exited.then(
      () => running.delete(this.child),
      () => undefined
    )
    this.lines = linesOf(this.child.stdout)
    this.errors = new Response(this.child.stderr).text()
  }

  get pid(): number {
    return this.child.pid
  }

  /** The next line it says; rejects with its last words when it has ended. */
  async line(): Promise<string> {
    const { done, value } = await this.lines.next()
    if (done !== true) return value
    throw new Error(`a program ended (${await this.child.exited}): ${(await this.errors).slice(-2000)}`)
  }

  tell(line: string) {
    this.child.stdin.write(`${line}\n`)
    this.child.stdin.flush()
  }

  /** SIGTERM, and SIGKILL when it has not ended after so many ms. Its exit code. */
  async stop(patience: number): Promise<number> {
    this.child.kill("SIGTERM")
    const killed = setTimeout(() => this.child.kill("SIGKILL"), patience)
    const code = await this.child.exited
    clearTimeout(killed)
    return code
  }
}

/** Ends at once whatever still runs: when the bench itself is told to stop. */
export const killAll = () => {
  for (const child of running) child.kill("SIGKILL")
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ""
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n")
    rest = parts.pop() ?? ""
    yield* parts
  }
}
