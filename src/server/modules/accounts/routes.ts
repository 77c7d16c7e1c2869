import { keyAndAuditRoutes } from "./routes/keys-and-audit.ts";
import { meRoutes } from "./routes/me.ts";
import { setupRoutes } from "./routes/setup.ts";
import { staffRoutes } from "./routes/staff.ts";
import { teamAndRoleRoutes } from "./routes/teams-and-roles.ts";

export const routes = [...meRoutes, ...staffRoutes, ...teamAndRoleRoutes, ...keyAndAuditRoutes, ...setupRoutes];
