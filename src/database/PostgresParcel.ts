/**
 * The PostgreSQL inside a compiled program (`bun run compile`): one packed file among its assets, unpacked once to where
 * its programs can run, and known to be whole ever after.
 */
import { createHash } from "node:crypto"
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Schema } from "effect"

export interface Parcel {
  /** Of PostgreSQL's package, for instance "18.4.0-beta.17". */
  readonly version: string
  /** SHA-256 of what is inside, in hex. */
  readonly hash: string
  readonly packed: () => Promise<Uint8Array<ArrayBuffer>>
}

/** The name of the asset; `scripts/compile.ts` gives it. */
export const parcelName = (version: string, hash: string) => `postgres-${version}-${hash}.tar.zst`

/** None: this program runs from its sources. */
export const parcelInside = (): Parcel | undefined => {
  for (const asset of Bun.embeddedFiles) {
    const name = "name" in asset && typeof asset.name === "string" ? asset.name : ""
    const [, version, hash] = /^postgres-(.+)-([0-9a-f]{64})\.tar\.zst$/.exec(name) ?? []
    if (version !== undefined && hash !== undefined) return { version, hash, packed: () => asset.bytes() }
  }
  return undefined
}

/**
 * Makes the folder hold what the parcel does, unless it does already; then false. `finish` is done to it before it counts.
 * A kill in the middle leaves nothing that looks whole.
 */
export const unpack = async (parcel: Parcel, folder: string, finish: (half: string) => void): Promise<boolean> => {
  if (isWhole(folder, parcel)) return false
  const tar = await Bun.zstdDecompress(await parcel.packed())
  if (sha256(tar) !== parcel.hash) throw new Error("the PostgreSQL inside this program is damaged: fetch it again")
  const half = `${folder}.${process.pid}`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true })
  await new Bun.Archive(tar).extract(half)
  open(half)
  finish(half)
  writeFileSync(join(half, MANIFEST), JSON.stringify(manifestOf(half, parcel.hash)), { flush: true })
  rmSync(folder, { recursive: true, force: true })
  renameSync(half, folder)
  return true
}

const MANIFEST = "unpacked.json"
const Manifest = Schema.fromJsonString(
  Schema.Struct({
    parcel: Schema.String,
    /** Bytes by path. */
    sizes: Schema.Record(Schema.String, Schema.Int),
    /** SHA-256 of its programs by path. */
    programs: Schema.Record(Schema.String, Schema.String)
  })
)

/** After a power cut files may be short or empty; of the programs every byte is looked at, of the rest the length. */
const isWhole = (folder: string, { hash }: Parcel): boolean => {
  try {
    const manifest = Schema.decodeUnknownSync(Manifest)(readFileSync(join(folder, MANIFEST), "utf8"))
    return (
      manifest.parcel === hash &&
      Object.entries(manifest.sizes).every(([path, size]) => lstatSync(join(folder, path)).size === size) &&
      Object.entries(manifest.programs).every(([path, hash]) => sha256(readFileSync(join(folder, path))) === hash)
    )
  } catch {
    return false
  }
}

const manifestOf = (folder: string, parcel: string): typeof Manifest.Type => {
  const files = filesIn(folder).filter((path) => lstatSync(join(folder, path)).isFile())
  return {
    parcel,
    sizes: Object.fromEntries(files.map((path) => [path, lstatSync(join(folder, path)).size])),
    programs: Object.fromEntries(
      files.filter(isProgram).map((path) => [path, sha256(readFileSync(join(folder, path)))])
    )
  }
}

const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: "utf8" })

const isProgram = (path: string) => path.startsWith("native/bin/")

/** The user it runs as may be another than we, and our umask may be any. */
const open = (folder: string) => {
  chmodSync(folder, 0o755)
  for (const path of filesIn(folder)) {
    const stats = lstatSync(join(folder, path))
    if (!stats.isSymbolicLink()) chmodSync(join(folder, path), stats.isDirectory() || isProgram(path) ? 0o755 : 0o644)
  }
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")
