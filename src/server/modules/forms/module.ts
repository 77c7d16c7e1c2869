import { defineModule } from "../../kernel/define-module.ts";
import { reactions } from "./reactions.ts";
import { routes } from "./routes.ts";
import { seedForms } from "./seed-forms.ts";

/** Forms that customers fill in: contact, complaint box, executives' mailbox, and whatever a shop makes besides. */
export const forms = defineModule({ name: "forms", routes, reactions, seed: seedForms });
