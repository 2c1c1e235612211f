/** Secrets that can be found again: each is a marker that nothing else contains, looked for in every spelling. */
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import type { SQL } from "bun"

export class Markers {
  private readonly made = new Map<string, string>()

  /** The marker of a way in, as a password or a PIN could be: 20 characters. */
  of(way: string): string {
    const known = this.made.get(way)
    if (known !== undefined) return known
    const marker = `Mk${crypto.randomUUID().replaceAll("-", "").slice(0, 18)}`
    this.made.set(way, marker)
    return marker
  }

  /** A secret that is not of our making is looked for, too. */
  keep(way: string, secret: string) {
    if (secret.length < 20) throw new Error(`${way} is no secret that could be found`)
    this.made.set(way, secret)
  }

  /** The ways in whose markers stand in this text: plain, as hex, as base64 at any offset. */
  in(text: string): ReadonlyArray<string> {
    return [...this.made]
      .filter(([, marker]) => spellings(marker).some((one) => text.includes(one)))
      .map(([way]) => way)
  }

  /** The same for every file below a folder: `way: file`. */
  below(folder: string): ReadonlyArray<string> {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((name) => {
      const path = join(folder, name)
      if (!statSync(path).isFile()) return []
      return this.in(readFileSync(path).toString("latin1")).map((way) => `${way}: ${name}`)
    })
  }

  /** The same for every row of every table: `way: table`. */
  async inTables(sql: SQL): Promise<ReadonlyArray<string>> {
    const tables: ReadonlyArray<{ name: string }> = await sql`
      SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname = 'public'`
    const found: Array<string> = []
    for (const { name } of tables) {
      const rows: ReadonlyArray<{ row: string }> = await sql.unsafe(`SELECT t::text AS row FROM ${name} t`)
      found.push(...this.in(rows.map(({ row }) => row).join("\n")).map((way) => `${way}: table ${name}`))
    }
    return found
  }
}

const spellings = (marker: string): ReadonlyArray<string> => {
  const hex = Buffer.from(marker).toString("hex")
  // Whole groups of three bytes only: the edges depend on their neighbours.
  const base64 = [0, 1, 2].map((skip) => {
    const bytes = Buffer.from(marker).subarray(skip)
    return bytes.subarray(0, bytes.length - (bytes.length % 3)).toString("base64")
  })
  return [marker, marker.toLowerCase(), hex, hex.toUpperCase(), ...base64]
}
