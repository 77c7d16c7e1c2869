/** The front door of partners. */
export { calendarOfPartner, getActivePartner, getPartner, type PartnerFacts, partnerRefs } from "./find-partners.ts";
