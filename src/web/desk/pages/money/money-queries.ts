import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "../../../lib/api.ts";
import { loadAll } from "../../../lib/load-all.ts";

/** All partners by name. */
export const partnersQuery = queryOptions({
  queryKey: ["partners"],
  queryFn: () => loadAll((cursor) => api.get("/api/v1/partners", { query: { cursor, limit: 200 } })),
});

/** Fetches anew whatever shows money of cases. */
export async function refreshMoney(client: QueryClient): Promise<void> {
  const shownIn = [["money"], ["promises"], ["home"], ["case"]];
  await Promise.all(shownIn.map((queryKey) => client.invalidateQueries({ queryKey })));
}
