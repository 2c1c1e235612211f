/** For how long a connection over which an answer goes may take nothing of it. */
import { Context } from "effect"

/** Seconds after which a reader of an endless answer that takes nothing of it is let go. */
export const endless = 60

/** Of one request: `renew` lets it have another minute. */
export class Patience extends Context.Reference<{ readonly renew: () => void }>("onetime/http/Patience", {
  defaultValue: () => ({ renew: () => undefined })
}) {}
