import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../../../../../lib/api.ts";

/** The end of what is typed is what somebody thinks of now. */
const LAST_WORDS = 300;

/** What fits a case and what is typed in it. What stands there stays until something better is known. */
export const suggestionsQuery = (caseId: number, draft: string) =>
  queryOptions({
    queryKey: ["suggestions", caseId, draft.slice(-LAST_WORDS)],
    queryFn: ({ signal }) =>
      api.get("/api/v1/cases/:id/suggestions", {
        params: { id: caseId },
        query: { draft: draft.slice(-LAST_WORDS) },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
