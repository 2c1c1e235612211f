/** The local list, and the cards that a station remembers (1.6 5.4, 2.x D and C11). */
import * as V16 from "../../../ocpp/wire/V16.gen.ts"
import * as V21 from "../../../ocpp/wire/V21.gen.ts"
import * as V201 from "../../../ocpp/wire/V201.gen.ts"
import { type Answerer, on } from "../Reply.ts"
import type { Station } from "../Station.ts"

const send16 = (
  { listVersion, updateType, localAuthorizationList = [] }: V16.SendLocalListRequest,
  s: Station
): V16.SendLocalListResponse => {
  if (!s.settings.is("LocalAuthListEnabled")) return { status: "NotSupported" }
  const entries = localAuthorizationList.map(({ idTag, idTagInfo }) => ({
    card: idTag,
    accepted: idTagInfo === undefined ? undefined : idTagInfo.status === "Accepted"
  }))
  return { status: s.lists.send(listVersion, updateType === "Full", entries) }
}

const send2 = (
  { versionNumber, updateType, localAuthorizationList = [] }: V21.SendLocalListRequest,
  s: Station
): V201.SendLocalListResponse => {
  const entries = localAuthorizationList.map(({ idToken, idTokenInfo }) => ({
    card: idToken.idToken,
    accepted: idTokenInfo === undefined ? undefined : idTokenInfo.status === "Accepted"
  }))
  return { status: s.lists.send(versionNumber, updateType === "Full", entries) }
}

const clearCache = (s: Station): "Accepted" | "Rejected" => {
  if (!s.settings.is("AuthorizationCacheEnabled")) return "Rejected"
  s.lists.clearCache()
  return "Accepted"
}

export const cards: ReadonlyArray<Answerer> = [
  on(V16.SendLocalList, send16),
  on(V201.SendLocalList, send2),
  on(V21.SendLocalList, send2),
  on(V16.GetLocalListVersion, (_, s) => ({ listVersion: s.lists.version })),
  on(V201.GetLocalListVersion, (_, s) => ({ versionNumber: s.lists.version })),
  on(V21.GetLocalListVersion, (_, s) => ({ versionNumber: s.lists.version })),
  on(V16.ClearCache, (_, s) => ({ status: clearCache(s) })),
  on(V201.ClearCache, (_, s) => ({ status: clearCache(s) })),
  on(V21.ClearCache, (_, s) => ({ status: clearCache(s) }))
]
