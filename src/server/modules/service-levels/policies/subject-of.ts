import type { CaseFacts } from "../../cases/index.ts";
import type { CaseToMatch } from "./choose-policy.ts";

/** What of a case policies go by, but for the customer's tier, which the customer has. */
export type CaseSubject = Omit<CaseToMatch, "tier">;

/** What policies go by, taken from the case as it is. */
export function subjectOf(row: CaseFacts): CaseSubject {
  const { channel, priority, brandId, teamId, tags, kind, formId, severity, partnerId } = row;
  return { channel, priority, brandId, teamId, tags, kind, formId, severity, partnerId };
}
