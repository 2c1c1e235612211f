/**
 * A lock on a file that the kernel gives back when the process ends, however it ends. It matters when two
 * processes want one data directory: a file with a process id in it would outlive a `kill -9`.
 */
import { dlopen, FFIType, type Pointer, read } from "bun:ffi"
import { constants, openSync } from "node:fs"

/**
 * Opens (and creates, mode 0600) the file and takes its `flock` without waiting. Bun opens files close-on-exec,
 * so a child does not inherit the lock. The lock is held until the returned descriptor is closed.
 * Throws what `open` throws; `"held"` when another descriptor has the lock, `"unsupported"` when the file
 * system cannot lock.
 */
export const lockFile = (path: string): { readonly fd: number } | "held" | "unsupported" => {
  const fd = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
  return flock(fd, LOCK_EX | LOCK_NB) === 0 ? { fd } : lastErrorIsHeld() ? "held" : "unsupported"
}

const LOCK_EX = 2
const LOCK_NB = 4
const EWOULDBLOCK = process.platform === "darwin" ? 35 : 11

const flockSignature = { args: [FFIType.i32, FFIType.i32], returns: FFIType.i32 } as const
const errnoSignature = { args: [], returns: FFIType.ptr } as const

interface LibC {
  readonly flock: (fd: number, operation: number) => number
  readonly errno: () => Pointer | bigint | null
}

const openLibC = (): LibC => {
  if (process.platform === "darwin") {
    const { symbols } = dlopen("libSystem.B.dylib", { flock: flockSignature, __error: errnoSignature })
    return { flock: symbols.flock, errno: symbols.__error }
  }
  const { symbols } = dlopen("libc.so.6", { flock: flockSignature, __errno_location: errnoSignature })
  return { flock: symbols.flock, errno: symbols.__errno_location }
}

const libC = openLibC()
const flock = libC.flock

const lastErrorIsHeld = () => {
  const at = libC.errno()
  return typeof at !== "number" || read.i32(at, 0) === EWOULDBLOCK
}
