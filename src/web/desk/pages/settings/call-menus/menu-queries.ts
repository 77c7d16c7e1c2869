import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../../lib/api.ts";

export const callMenuQuery = (accountId: number) =>
  queryOptions({
    queryKey: ["call-menu", accountId],
    queryFn: ({ signal }) => api.get("/api/v1/call-menus/:accountId", { params: { accountId }, signal }),
    // Whoever writes must not have the ground moved under them; saving says when somebody else was faster.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: "always",
  });
