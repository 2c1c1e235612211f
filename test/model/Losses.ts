/** What may be lost for good on a day, and which flags each loss may raise. A day without one ends without a flag. */

export const losses = {} satisfies { readonly [loss: string]: ReadonlyArray<string> }

export type Loss = keyof typeof losses
