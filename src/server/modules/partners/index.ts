/** The front door of partners. */
export { getActivePartner, getPartner, type PartnerFacts, partnerRefs } from "./find-partners.ts";
