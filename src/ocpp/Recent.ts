/** The last answers of one connection: a repeated message id with the same text gets the same answer (ocpp.md 1.5). */
const remembered = 16
const fiveMinutes = 300_000
/** A longer answer, in characters, is not worth its memory: it is decided anew. */
const longest = 4096

export class Recent {
  private readonly answers = new Map<
    string,
    { readonly hash: number | bigint; readonly at: number; readonly answer: string }
  >()

  find(id: string, text: string, now: number): string | undefined {
    const found = this.answers.get(id)
    if (found === undefined || now - found.at > fiveMinutes) return undefined
    return found.hash === Bun.hash(text) ? found.answer : undefined
  }

  add(id: string, text: string, at: number, answer: string) {
    this.answers.delete(id)
    if (answer.length > longest) return
    this.answers.set(id, { hash: Bun.hash(text), at, answer })
    if (this.answers.size <= remembered) return
    for (const oldest of this.answers.keys()) {
      this.answers.delete(oldest)
      return
    }
  }
}
