import type { PartnerView } from "../../../shared/contract/partners.ts";
import type { PartnerFacts } from "./store.ts";

/** A partner as the staff sees them. */
export function presentPartner({ createdAt: _, ...partner }: PartnerFacts): PartnerView {
  return partner;
}
