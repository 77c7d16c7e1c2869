import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../../lib/api.ts";

export const flowsQuery = (archived: boolean) =>
  queryOptions({
    queryKey: ["flows", { archived }],
    queryFn: async () => (await api.get("/api/v1/flows", { query: { archived } })).items,
  });
export const portsQuery = queryOptions({
  queryKey: ["flow-ports"],
  queryFn: async () => (await api.get("/api/v1/flows/ports", {})).lookUps,
});
