/** The front door of partners. */
export { getPartner, type PartnerFacts, partnerRefs } from "./find-partners.ts";
