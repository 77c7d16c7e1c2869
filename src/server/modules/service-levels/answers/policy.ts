import type { CaseCategory } from "../../../../shared/contract/cases.ts";

/** True for a message that answers the customer: a reply written by a person. An acknowledgement answers nothing. */
export function isAnswer(message: { kind: string; automatic: boolean; at: string }): boolean {
  return message.kind === "reply" && !message.automatic;
}

/**
 * Whose turn it is while a case is in a category; null for ours. Promises to answer run whatever the category says:
 * a status is set in a second and answers nobody.
 */
export function turnOf(category: CaseCategory): "customer" | "partner" | null {
  if (category === "waiting_customer") return "customer";
  return category === "waiting_partner" ? "partner" : null;
}
