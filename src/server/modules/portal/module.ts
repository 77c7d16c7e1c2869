import { defineModule } from "../../kernel/define-module.ts";
import { guideLinks } from "./guide-links.ts";
import { providePortalLinks } from "./links.ts";
import { routes } from "./routes.ts";

providePortalLinks(guideLinks);

/** The customers' side: the form, and each case's own page by signed link. */
export const portal = defineModule({ name: "portal", routes });
