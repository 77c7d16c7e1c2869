import { careRoutes } from "./routes/care.ts";
import { caseRoutes } from "./routes/cases.ts";
import { changeRoutes } from "./routes/changes.ts";
import { listRoutes } from "./routes/lists.ts";
import { macroAndViewRoutes } from "./routes/macros-and-views.ts";
import { settingsRoutes } from "./routes/settings.ts";

// What has a name of its own (counts, export, bulk) before what is found by a number.
export const routes = [
  ...listRoutes,
  ...caseRoutes,
  ...changeRoutes,
  ...macroAndViewRoutes,
  ...settingsRoutes,
  ...careRoutes,
];
