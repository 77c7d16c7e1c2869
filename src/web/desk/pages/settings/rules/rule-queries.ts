import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../../lib/api.ts";

export const rulesQuery = queryOptions({
  queryKey: ["rules"],
  queryFn: async () => (await api.get("/api/v1/rules", { query: {} })).items,
});
export const webhooksQuery = queryOptions({
  queryKey: ["webhooks"],
  queryFn: async () => (await api.get("/api/v1/webhooks", { query: {} })).items,
});
