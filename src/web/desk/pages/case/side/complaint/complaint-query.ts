import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { ComplaintView } from "../../../../../../shared/contract/complaints.ts";
import { api } from "../../../../../lib/api.ts";
import { caseQuery } from "../../../../../lib/case-queries.ts";

/** Severity, settlement, apologies and rating of a case; live events of the case refresh it. */
export const complaintQuery = (id: number) =>
  queryOptions({
    queryKey: ["case", id, "complaint"],
    queryFn: () => api.get("/api/v1/cases/:id/complaint", { params: { id } }),
  });

/** Shows what an act answered with, and asks anew for the rest of the case. */
export async function keepComplaint(client: QueryClient, id: number, view: ComplaintView): Promise<void> {
  client.setQueryData(complaintQuery(id).queryKey, view);
  await client.invalidateQueries(caseQuery(id));
}
