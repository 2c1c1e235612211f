/** The error codes of OCPP-J, in each version's spelling (1.6-J 4.2.3; 2.0.1 Part 4 4.3; 2.1 Part 4). */
import type { Version } from "./wire/Spec.ts"

/** Our one name for each; `spell` says it as the version does. */
export type ErrorCode =
  | "FormatViolation"
  | "OccurrenceConstraintViolation"
  | "PropertyConstraintViolation"
  | "TypeConstraintViolation"
  | "ProtocolError"
  | "SecurityError"
  | "NotImplemented"
  | "NotSupported"
  | "InternalError"
  | "GenericError"
  | "MessageTypeNotSupported"
  | "RpcFrameworkError"

// 1.6 has one r in Occurence (the typo is normative) and knows neither framework errors nor message types.
const v16: { readonly [code in ErrorCode]?: string } = {
  FormatViolation: "FormationViolation",
  OccurrenceConstraintViolation: "OccurenceConstraintViolation",
  MessageTypeNotSupported: "GenericError",
  RpcFrameworkError: "FormationViolation"
}

export const spell = (version: Version, code: ErrorCode): string => (version === "1.6" ? (v16[code] ?? code) : code)
