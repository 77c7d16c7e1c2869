import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../../lib/api.ts";

/** What can be looked at of this case's customer, and what is; live events refresh it with the case. */
export const cobrowseQuery = (caseId: number) =>
  queryOptions({
    queryKey: ["case", caseId, "cobrowse"],
    queryFn: ({ signal }) => api.get("/api/v1/cases/:id/cobrowse", { params: { id: caseId }, signal }),
  });
