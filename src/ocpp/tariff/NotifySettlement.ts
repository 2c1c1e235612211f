/** A payment at a station's terminal was settled, or was not (2.1 C21, C22). We print no receipts. */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"

export const NotifySettlement = [receive(V21.NotifySettlement, keep({}))]
