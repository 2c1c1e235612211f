/**
 * What a call of ours has a station say of its own accord: it may say that before it is accepted, too (1.6 4.2, 2.0.1 B02
 * and B03: a station that is Pending sends nothing but what it was asked for).
 */

/** The actions that may follow on such a call. */
export const provokedBy = (action: string, payload: unknown): ReadonlyArray<string> => {
  if (action === "GetBaseReport" || action === "GetReport") return ["NotifyReport"]
  if (action !== "TriggerMessage" && action !== "ExtendedTriggerMessage") return []
  const wanted =
    typeof payload === "object" && payload !== null && "requestedMessage" in payload ? payload.requestedMessage : ""
  if (typeof wanted !== "string") return []
  // SignChargePointCertificate, SignV2GCertificate ...: whichever it is, one message asks for it.
  return [/^Sign\w*Certificate$/.test(wanted) ? "SignCertificate" : wanted]
}
