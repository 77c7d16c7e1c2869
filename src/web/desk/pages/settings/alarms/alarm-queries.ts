import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../../lib/api.ts";

export const hooksQuery = queryOptions({
  queryKey: ["alarms", "hooks"],
  queryFn: async () => (await api.get("/api/v1/alarms/hooks")).items,
});
export const rungsQuery = queryOptions({
  queryKey: ["alarms", "rungs"],
  queryFn: async () => (await api.get("/api/v1/alarms/rungs")).items,
});
export const laddersQuery = queryOptions({
  queryKey: ["alarms", "ladders"],
  queryFn: async () => (await api.get("/api/v1/promise-ladders")).items,
});
export const managersQuery = queryOptions({
  queryKey: ["alarms", "managers"],
  queryFn: async () => (await api.get("/api/v1/team-managers")).items,
});
