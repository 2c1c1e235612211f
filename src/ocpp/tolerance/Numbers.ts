import type { Rule, Spot } from "./Rule.ts"

/** Beyond what a number can hold exactly (9223372036854775807): its reader takes it for unknown. */
export const bigNumber: Rule = {
  name: "big-number",
  mend: (value, spot) => when(spot, value, (number) => isWhole(spot) && isRounded(number))
}

/** 1234.56 where a whole number belongs: taken as it is. */
export const fraction: Rule = {
  name: "fraction",
  mend: (value, spot) => when(spot, value, (number) => isWhole(spot) && !Number.isInteger(number))
}

/** Below the least, beyond the most, no multiple of the step: taken as it is. */
export const range: Rule = {
  name: "range",
  mend: (value, spot) => when(spot, value, () => true)
}

/** Whether a whole number may be another than was sent. */
export const isRounded = (value: number): boolean => Number.isInteger(value) && !Number.isSafeInteger(value)

const isWhole = ({ shape }: Spot): boolean => shape.kind === "number" && shape.whole

const when = ({ shape }: Spot, value: unknown, holds: (number: number) => boolean) =>
  shape.kind === "number" && typeof value === "number" && Number.isFinite(value) && holds(value)
    ? ({ value, taken: true } as const)
    : undefined
