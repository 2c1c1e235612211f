/**
 * The answers that requests with an `Idempotency-Key` got, a file each, in DATA_DIR/answers: a file is there before the
 * request is done, and its answer is in it before it leaves. Answers are sealed with the key: without it nobody can read
 * them, so that a secret that was shown once is nowhere in clear.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto"
import { mkdir, open, readdir, readFile, rename, stat, unlink } from "node:fs/promises"
import { join } from "node:path"

export interface Answered {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** `answer` undefined: it was begun, and how it ended nobody knows. `at` in ms; `request` is a hash of what was asked. */
export interface Kept {
  readonly at: number
  readonly request: string
  readonly answer?: Answered
}

/** So many are kept at most. */
const most = 10_000

export class AnswerFolder {
  private readonly path: string
  private count: number

  private constructor(path: string, count: number) {
    this.path = path
    this.count = count
  }

  static async open(path: string): Promise<AnswerFolder> {
    await mkdir(path, { recursive: true, mode: 0o700 })
    return new AnswerFolder(path, (await readdir(path)).length)
  }

  async find(key: string): Promise<Kept | undefined> {
    const text = await readFile(this.file(key), "utf8").catch((cause) => {
      // What cannot be read now may well be there: nothing is done twice for that.
      if (cause.code === "ENOENT") return undefined
      throw cause
    })
    return text === undefined ? undefined : parse(text, key)
  }

  /** Whether there is room; what was kept before `before` (in ms) makes some. */
  async hasRoom(before: number): Promise<boolean> {
    if (this.count < most) return true
    for (const name of await readdir(this.path)) {
      const file = join(this.path, name)
      const info = await stat(file).catch(() => undefined)
      if (info !== undefined && info.mtimeMs < before) await unlink(file).catch(() => undefined)
    }
    this.count = (await readdir(this.path)).length
    return this.count < most
  }

  /** On disk, with its name in the folder, before it resolves. */
  async begin(key: string, kept: Kept): Promise<void> {
    this.count++
    await this.write(key, kept)
  }

  async finish(key: string, kept: Kept): Promise<void> {
    await this.write(key, kept)
  }

  async forget(key: string): Promise<void> {
    this.count--
    await unlink(this.file(key)).catch(() => undefined)
  }

  private file(key: string): string {
    return join(this.path, createHash("sha256").update(`name ${key}`).digest("hex"))
  }

  private async write(key: string, { answer, ...begun }: Kept): Promise<void> {
    const path = this.file(key)
    const file = await open(`${path}.new`, "w", 0o600)
    try {
      await file.writeFile(JSON.stringify(answer === undefined ? begun : { ...begun, sealed: seal(answer, key) }))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${path}.new`, path)
    const folder = await open(this.path)
    await folder.sync().finally(() => folder.close())
  }
}

const parse = (text: string, key: string): Kept | undefined => {
  try {
    const { at, request, sealed } = JSON.parse(text)
    if (typeof at !== "number" || typeof request !== "string") return undefined
    return typeof sealed === "string" ? { at, request, answer: unseal(sealed, key) } : { at, request }
  } catch {
    // Not what we wrote: as if it were not there.
    return undefined
  }
}

const cipher = "aes-256-gcm"
const secretOf = (key: string) => createHash("sha256").update(`seal ${key}`).digest()

const seal = (answer: Answered, key: string): string => {
  const nonce = randomBytes(12)
  const sealing = createCipheriv(cipher, secretOf(key), nonce)
  const body = Buffer.concat([sealing.update(JSON.stringify(answer), "utf8"), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), body]).toString("base64")
}

const unseal = (sealed: string, key: string): Answered => {
  const bytes = Buffer.from(sealed, "base64")
  const opening = createDecipheriv(cipher, secretOf(key), bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28))
  const { status, type, body } = JSON.parse(
    Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]).toString()
  )
  return { status: Number(status), type: String(type), body: String(body) }
}
