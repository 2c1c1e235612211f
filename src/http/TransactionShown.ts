/** The columns of charges and their readings as files. */
import type { Reading, Transaction } from "../api/Transactions.ts"
import type { Cell } from "./Csv.ts"
import { plainColumns } from "./Listing.ts"

export const transactionCsv = {
  name: "transactions",
  columns: plainColumns([
    "id",
    "stationId",
    "stationTransactionId",
    "evse",
    "connector",
    "token",
    "kind",
    "stopToken",
    "verdict",
    "startedAt",
    "endedAt",
    "receivedAt",
    "duration",
    "energy",
    "meterStart",
    "meterStop",
    "state",
    "reason",
    "open",
    "aliases",
    "flags"
  ] satisfies ReadonlyArray<keyof Transaction>)
}

const phases = (of: "current" | "voltage"): { readonly [name: string]: (reading: Reading) => Cell } => ({
  [`${of}.l1`]: ({ phases }) => phases[of].l1,
  [`${of}.l2`]: ({ phases }) => phases[of].l2,
  [`${of}.l3`]: ({ phases }) => phases[of].l3
})

export const readingCsv = {
  name: "readings",
  columns: {
    ...plainColumns(["at", "received", "context", "energy", "power", "current", "voltage", "soc"]),
    ...phases("current"),
    ...phases("voltage"),
    rest: ({ rest }: Reading) => (rest === null ? null : JSON.stringify(rest))
  }
}
