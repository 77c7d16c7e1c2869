import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../../../lib/api.ts";

/** The calendar by which the dates of an answer in a case are read. It changes with the year, not with the minute. */
export const nextDateQuery = (caseId: number) =>
  queryOptions({
    queryKey: ["next-date", caseId],
    queryFn: () => api.get("/api/v1/cases/:id/next-date", { params: { id: caseId } }),
    staleTime: 10 * 60_000,
  });
