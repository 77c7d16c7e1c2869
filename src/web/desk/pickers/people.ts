import { queryOptions } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";

const HOUR = 3_600_000;

/** Small lists that pickers need everywhere; live events refresh them. */
export const staffQuery = queryOptions({
  queryKey: ["staff", "active"],
  queryFn: async () => (await api.get("/api/v1/staff", { query: { active: true, limit: 200 } })).items,
});
export const teamsQuery = queryOptions({
  queryKey: ["teams"],
  queryFn: async () => (await api.get("/api/v1/teams", { query: { limit: 200 } })).items,
});
export const brandsQuery = queryOptions({
  queryKey: ["brands"],
  queryFn: async () => (await api.get("/api/v1/brands", { query: { limit: 200 } })).items,
  staleTime: HOUR,
});
export const statusesQuery = queryOptions({
  queryKey: ["case-statuses"],
  queryFn: async () => (await api.get("/api/v1/case-statuses")).items,
  staleTime: HOUR,
});
export const macrosQuery = queryOptions({
  queryKey: ["macros"],
  queryFn: async () => (await api.get("/api/v1/macros", { query: { limit: 200 } })).items,
});
export const channelAccountsQuery = queryOptions({
  queryKey: ["channel-accounts"],
  queryFn: async () => (await api.get("/api/v1/channel-accounts", { query: { limit: 200 } })).items,
});
