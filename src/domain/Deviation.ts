/**
 * The ways in which stations leave their standard and are understood all the same: one rule each, by its short name. Names
 * are for ever: they stand in events and are counted.
 */

/** `lossy`: something the station said is not known now (its text is kept with the deviation). `says`: of the station. */
export interface RuleText {
  readonly lossy: boolean
  readonly says: string
}

const lossless = (says: string): RuleText => ({ lossy: false, says })
const lossy = (says: string): RuleText => ({ lossy: true, says })

/** In the order in which they are tried. */
export const ruleTexts = {
  json: lossless("sends text that is almost JSON"),
  "json-cut": lossy("sends messages that end too early"),
  signed: lossless("signs its messages: its signatures are kept, not verified"),
  "action-case": lossless("writes the names of messages in another case"),
  "json-text": lossless("sends objects and lists as JSON in a text"),
  "key-case": lossless("writes the names of fields in another case"),
  "key-alias": lossless("writes other names for fields of the standard"),
  extra: lossless("sends fields that the standard does not have"),
  list: lossless("sends one thing where a list of them belongs"),
  unlist: lossless("sends a list where one thing belongs"),
  text: lossless("sends a number or true and false where a text belongs"),
  number: lossless("sends numbers as text"),
  comma: lossless("writes a comma for the decimal point"),
  flag: lossless("sends 0, 1 or a text for true and false"),
  empty: lossless("sends empty or null for what it does not know"),
  padded: lossless("pads its words with blanks"),
  "word-case": lossless("writes words of the standard in another case"),
  "word-alias": lossless("writes another word for one of the standard"),
  "word-unknown": lossy("uses words that the standard does not have"),
  long: lossless("sends texts longer than the standard allows"),
  uri: lossless("sends addresses that are no URI"),
  fraction: lossless("sends fractions where whole numbers belong"),
  "big-number": lossy("sends whole numbers larger than any number can be"),
  range: lossless("sends numbers beyond the limits of the standard"),
  count: lossless("sends more or fewer of something than the standard allows"),
  "time-epoch": lossless("sends times as a count of seconds or milliseconds"),
  "time-zone": lossless("sends times without a zone"),
  "clock-zone": lossless("sends local time as if it were UTC"),
  "time-form": lossless("writes times in a form of its own"),
  "time-unknown": lossy("sends times that are no moment"),
  missing: lossy("leaves out what the standard requires"),
  "left-out": lossy("sends something that cannot be understood")
} as const satisfies { readonly [name: string]: RuleText }

export type RuleName = keyof typeof ruleTexts

/** One thing put right in a message. `path` is the field, `/meterValue/0/timestamp`; `raw` what stood there, as text. */
export interface Deviation {
  readonly rule: RuleName
  readonly path: string
  readonly raw?: string
}
