import { lazyRouteComponent } from "@tanstack/react-router";
import { ensureAllTexts } from "../lib/i18n.ts";

/** A page that is fetched when it is opened, with the texts that the first view does without. */
export const lazyPage: typeof lazyRouteComponent = (importer, name) =>
  lazyRouteComponent(async () => (await Promise.all([importer(), ensureAllTexts()]))[0], name);
