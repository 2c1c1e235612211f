/** How far an upload of diagnostics has come (1.6 4.4). */
import { keep, receive } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"

export const DiagnosticsStatusNotification = [receive(V16.DiagnosticsStatusNotification, keep({}))]
