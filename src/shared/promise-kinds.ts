/** The kinds of promise that policies alone make. They are kept by an answer or a solved case, and by nobody's word. */
export const policyKinds = ["first_response", "next_response", "resolution"] as const;

/** The kinds that a person chooses from who promises something by hand; programs may promise in words of their own. */
export const handKinds = [
  "callback",
  "refund",
  "delivery",
  "delivery_window",
  "appointment",
  "repair",
  "other",
] as const;

/** True for a kind that people neither make nor keep by hand. */
export function isMadeByPolicy(kind: string): boolean {
  return policyKinds.some((one) => one === kind);
}
