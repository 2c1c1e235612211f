/** 2.x: tell all settings (2.0.1 B07). They come in NotifyReports that bear the number of the request. */
import { hear, send } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

const ask = ({ request }: { readonly request: number }) => ({
  requestId: request,
  reportBase: "FullInventory" as const
})

/** A station without any has told all of them. */
const listen = (payload: unknown) => {
  const answer = hear(payload, ["Accepted", "EmptyResultSet"])
  return answer.status === "EmptyResultSet" ? { ...answer, settings: [] } : answer
}

export const GetBaseReport = [
  send("ReadAllSettings", V201.GetBaseReport, ask, listen),
  send("ReadAllSettings", V21.GetBaseReport, ask, listen)
]
