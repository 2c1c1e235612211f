/** Writes backups by hand: these lines, and an end that fits them. */
import { createHash } from "node:crypto"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { type BackupHeader, backupFormat } from "../../src/api/BackupFormat.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"

export const header = (more: Partial<BackupHeader> = {}): BackupHeader => ({
  onetime: "backup",
  format: backupFormat,
  version: "0.0.1",
  madeAt: "2026-11-25T12:00:00.000Z",
  migrations: ["0001_installation"],
  journal: { identity: "00000000-0000-4000-8000-000000000000", format: 1, from: 8 },
  cursors: [],
  tables: [],
  ...more
})

/** The file's path. `lines` are without the end. */
export const writeBackup = (lines: ReadonlyArray<string>): string => {
  const text = lines.map((line) => `${line}\n`).join("")
  const end = {
    lines: lines.length,
    rows: lines.filter((line) => line.startsWith("[")).length,
    records: lines.filter((line) => line.startsWith('"[')).length,
    sha256: createHash("sha256").update(text).digest("hex")
  }
  const path = join(temporaryFolder(), "made.backup")
  writeFileSync(path, Bun.zstdCompressSync(`${text}${JSON.stringify({ end })}\n`))
  return path
}
