import { queryOptions } from "@tanstack/react-query";
import { api } from "./api.ts";

/** Whether it is proven who speaks in a case; what happens there makes it anew. */
export const proofQuery = (caseId: number) =>
  queryOptions({
    queryKey: ["case", caseId, "proof"],
    queryFn: ({ signal }) => api.get("/api/v1/cases/:id/proof", { params: { id: caseId }, signal }),
  });
