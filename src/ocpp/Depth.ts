/** How deep JSON goes, told from its text: what walks a value by calling itself must come back from it. */

/** Deeper than anything in OCPP. */
const deepest = 1000

/** Whether JSON text is nested deeper than that. */
export const isDeep = (text: string): boolean => {
  if (text.length < 2 * deepest) return false
  let [depth, inside] = [0, false]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (inside) {
      if (code === backslash) at++
      else if (code === quote) inside = false
    } else if (code === quote) inside = true
    else if (code === bracket || code === brace) {
      if (++depth > deepest) return true
    } else if (code === bracket + 2 || code === brace + 2) depth--
  }
  return false
}

const [quote, bracket, backslash, brace] = [34, 91, 92, 123] as const
