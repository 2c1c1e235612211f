/** `onetime tokens export FILE`: all tokens as CSV; `import` takes it as it is. */
import { Command } from "effect/cli"
import { exportList, file } from "../Export.ts"

export const exportFile = Command.make("export", { file }, ({ file }) => exportList("/api/tokens", file)).pipe(
  Command.withDescription("All tokens as a CSV file, which import takes again")
)
