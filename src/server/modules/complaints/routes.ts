import { complaintRoutes } from "./routes/complaint.ts";
import { satisfactionRoutes } from "./routes/satisfaction.ts";
import { severityRoutes } from "./routes/severity.ts";

export const routes = [...severityRoutes, ...complaintRoutes, ...satisfactionRoutes];
