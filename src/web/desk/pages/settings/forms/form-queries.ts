import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../../lib/api.ts";

export const formsQuery = (archived: boolean) =>
  queryOptions({
    queryKey: ["forms", archived],
    queryFn: async () => (await api.get("/api/v1/forms", { query: { archived } })).items,
  });
export const executivesQuery = queryOptions({
  queryKey: ["executives"],
  queryFn: async () => (await api.get("/api/v1/executives")).items,
});
