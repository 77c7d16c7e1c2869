import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../../lib/api.ts";
import { loadAll } from "../../../../lib/load-all.ts";

const limit = 200;

/** Whole lists of what is set up. They lie under the keys that live events and saving refresh. */
export const allStaffQuery = queryOptions({
  queryKey: ["staff", "all"],
  queryFn: () => loadAll((cursor) => api.get("/api/v1/staff", { query: { cursor, limit } })),
});
export const allTeamsQuery = queryOptions({
  queryKey: ["teams", "all"],
  queryFn: () => loadAll((cursor) => api.get("/api/v1/teams", { query: { cursor, limit } })),
});
export const allRolesQuery = queryOptions({
  queryKey: ["roles"],
  queryFn: () => loadAll((cursor) => api.get("/api/v1/roles", { query: { cursor, limit } })),
});
export const allCalendarsQuery = queryOptions({
  queryKey: ["calendars", "all"],
  queryFn: () => loadAll((cursor) => api.get("/api/v1/calendars", { query: { cursor, limit } })),
});
export const allPoliciesQuery = queryOptions({
  queryKey: ["sla-policies"],
  queryFn: async () => {
    const policies = await loadAll((cursor) => api.get("/api/v1/sla-policies", { query: { cursor, limit } }));
    return policies.toSorted((a, b) => a.position - b.position || a.id - b.id);
  },
});
export const allBrandsQuery = queryOptions({
  queryKey: ["brands", "all"],
  queryFn: () => loadAll((cursor) => api.get("/api/v1/brands", { query: { cursor, limit } })),
});
export const allMacrosQuery = queryOptions({
  queryKey: ["macros", "all"],
  queryFn: () => loadAll((cursor) => api.get("/api/v1/macros", { query: { cursor, limit } })),
});
export const allAccountsQuery = queryOptions({
  queryKey: ["channel-accounts", "all"],
  queryFn: () => loadAll((cursor) => api.get("/api/v1/channel-accounts", { query: { cursor, limit } })),
});
export const channelKindsQuery = queryOptions({
  queryKey: ["channel-kinds"],
  queryFn: async () => (await api.get("/api/v1/channel-kinds")).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Things with an id and a name as choices of a Select. */
export function named(items: readonly { id: number; name: string }[] | undefined) {
  return items?.map(({ id, name }) => ({ value: id, label: name })) ?? [];
}
