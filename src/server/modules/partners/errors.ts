import { defineError } from "../../kernel/errors.ts";

export const partnerNotFound = defineError("partners.not_found", "not_found", "There is no partner {id}.");
export const partnerNameTaken = defineError("partners.name_taken", "conflict", "There is a partner of this name.");
export const outletOfOutlet = defineError(
  "partners.outlet_of_outlet",
  "invalid",
  "{name} is an outlet or has outlets, so that it cannot stand there: outlets belong to a partner itself.",
);
export const partnerInactive = defineError("partners.inactive", "invalid", "{name} is no longer a partner of ours.");
