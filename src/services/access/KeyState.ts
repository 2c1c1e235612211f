/**
 * What the facts say of the keys of programs. The same fold keeps memory (event by event) and the table (batch by batch);
 * a fact that comes late changes nothing newer.
 */
import type { Event, EventOf } from "../../domain/Event.ts"
import type { Position } from "../../domain/Ids.ts"
import { oneOf } from "../../domain/OneOf.ts"
import type { Role } from "../../domain/Role.ts"

export interface Key {
  readonly id: string
  readonly label: string
  readonly role: Role
  /** SHA-256 of the secret, hex. */
  readonly hash: string
  /** Only these; undefined: all. */
  readonly stations: ReadonlyArray<string> | undefined
  /** ms since 1970. */
  readonly expiry: number | undefined
  readonly createdAt: number
  readonly createdBy: string
  readonly usedAt: number | undefined
  /** Kept in the table only, so that an older record cannot revive it. */
  readonly removed: boolean
  readonly position: Position
}

export const keyTags = ["KeyMade", "KeyUsed", "KeyRemoved"] as const satisfies ReadonlyArray<Event["_tag"]>
export type KeyEvent = EventOf<(typeof keyTags)[number]>

export const isKeyEvent = oneOf(keyTags)

/** Folds one event into the keys (by id), in place. */
export const foldKey = (keys: Map<string, Key>, event: KeyEvent, position: Position, at: number): void => {
  const known = keys.get(event.key)
  if (known !== undefined && position < known.position) return
  if (event._tag === "KeyMade") {
    if (known === undefined) keys.set(event.key, made(event, position, at))
  } else if (event._tag === "KeyRemoved") {
    const { key, label } = event
    const removed = known ?? made({ key, label, role: "viewer", hash: "", by: "" }, position, at)
    keys.set(key, { ...removed, hash: "", removed: true, position })
  } else if (known !== undefined) {
    keys.set(event.key, { ...known, usedAt: Math.max(known.usedAt ?? 0, at) })
  }
}

const made = (
  { key, label, role, hash, stations, expiry, by }: Omit<EventOf<"KeyMade">, "_tag">,
  position: Position,
  at: number
): Key => ({
  id: key,
  label,
  role,
  hash,
  stations,
  expiry,
  createdAt: at,
  createdBy: by,
  usedAt: undefined,
  removed: false,
  position
})
