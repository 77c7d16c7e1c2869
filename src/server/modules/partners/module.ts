import { defineModule } from "../../kernel/define-module.ts";
import { providePartners } from "../cases/index.ts";
import { getPartner, partnerRefs, partnersOfName } from "./find-partners.ts";
import { routes } from "./routes.ts";

// Cases stand below: what they ask of partners is handed down.
providePartners({
  check: async (ctx, id) => {
    await getPartner(ctx, id);
  },
  refs: partnerRefs,
  named: partnersOfName,
});

/** Merchants, couriers, repairers and suppliers: who they are, how they are reached, on which terms they answer. */
export const partners = defineModule({ name: "partners", routes });
