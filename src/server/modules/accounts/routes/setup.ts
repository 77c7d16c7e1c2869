import { FirstAdmin, SetupState } from "../../../../shared/contract/accounts.ts";
import { Done } from "../../../../shared/contract/common.ts";
import { route } from "../../../kernel/http/route.ts";
import { setUp, setupNeeded } from "../first-admin.ts";

export const setupRoutes = [
  route({
    method: "GET",
    path: "/api/v1/setup",
    access: "public",
    summary: "Whether the first administrator is still to be made.",
    response: SetupState,
    handler: async (ctx) => ({ needed: await setupNeeded(ctx) }),
  }),
  route({
    method: "POST",
    path: "/api/v1/setup",
    access: "public",
    perMinute: 10,
    summary:
      "Makes the first administrator, while there is nobody, of whoever brings the code that was printed at the start.",
    body: FirstAdmin,
    response: Done,
    handler: async (ctx, { body }) => {
      await setUp(ctx, body);
      return { ok: true as const };
    },
  }),
];
