/**
 * Folders for one test run. A small shell outside of it waits for our end, however it comes, then stops every PostgreSQL
 * that still runs in them and removes them.
 */
import { mkdtempSync } from "node:fs"

/** A new empty folder directly below /tmp: short enough for a socket, and no closed folder above it. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync("/tmp/onetime-test-")
  janitor.stdin.write(`${folder}\n`)
  void janitor.stdin.flush()
  return folder
}

/** A process id in a file proves nothing: only a process that names its data directory in the folder is stopped. */
const sweep = `
trap '' INT TERM HUP
while read -r folder; do folders="$folders $folder"; done
for folder in $folders; do
  for file in "$folder"/postgres/postmaster.pid "$folder"/*/postgres/postmaster.pid; do
    pid=$(head -n 1 "$file" 2>/dev/null) || continue
    { tr '\\0' ' ' < "/proc/$pid/cmdline" || ps -ww -o args= -p "$pid"; } 2>/dev/null | grep -q -- "-D $folder/" || continue
    kill -QUIT "$pid"
    for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  done
  rm -rf "$folder"
done`

const janitor = Bun.spawn(["sh", "-c", sweep], { stdio: ["pipe", "ignore", "ignore"], detached: true })
janitor.unref()
