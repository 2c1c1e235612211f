/** The rules in the order in which they are tried. Each is asked what it can make of a value that breaks its schema. */
import { count } from "./Count.ts"
import { empty } from "./Empty.ts"
import { flag } from "./Flag.ts"
import { jsonText } from "./JsonText.ts"
import { keyAlias } from "./KeyAlias.ts"
import { keyCase } from "./KeyCase.ts"
import { list } from "./List.ts"
import { long, uri } from "./Long.ts"
import { bigNumber, fraction, range } from "./Numbers.ts"
import { comma, numberText } from "./NumberText.ts"
import type { Rule } from "./Rule.ts"
import { text } from "./Text.ts"
import { timeEpoch, timeForm, timeUnknown, timeZone } from "./Times.ts"
import { unlist } from "./Unlist.ts"
import { padded, wordAlias, wordCase, wordUnknown } from "./Words.ts"

export const rules: ReadonlyArray<Rule> = [
  jsonText,
  keyCase,
  keyAlias,
  list,
  unlist,
  text,
  numberText,
  comma,
  flag,
  empty,
  padded,
  wordCase,
  wordAlias,
  wordUnknown,
  long,
  uri,
  fraction,
  bigNumber,
  range,
  count,
  timeEpoch,
  timeZone,
  timeForm,
  timeUnknown
]
