import { defineModule } from "../../kernel/define-module.ts";
import { articleRoutes } from "./article-routes.ts";
import { categoryRoutes } from "./category-routes.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import { seedSynonyms } from "./search/keep-synonyms.ts";
import { searchRoutes } from "./search/routes.ts";

/** What is known: articles in both languages, found by the passage that answers. */
export const knowledge = defineModule({
  name: "knowledge",
  routes: [...routes, ...articleRoutes, ...categoryRoutes, ...searchRoutes],
  jobs,
  seed: seedSynonyms,
});
