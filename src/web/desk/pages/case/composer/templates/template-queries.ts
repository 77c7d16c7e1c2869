import { queryOptions } from "@tanstack/react-query";
import type { MessageTemplate } from "../../../../../../shared/contract/templates.ts";
import { api } from "../../../../../lib/api.ts";
import { loadAll } from "../../../../../lib/load-all.ts";

/** The templates that an account can send. */
export const usableTemplatesQuery = (accountId: number) =>
  queryOptions({
    queryKey: ["channel-accounts", accountId, "templates"],
    queryFn: () =>
      loadAll<MessageTemplate>((cursor) =>
        api.get("/api/v1/channel-accounts/:id/templates", {
          params: { id: accountId },
          query: { cursor, limit: 200, usable: true },
        }),
      ),
  });
