import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { CustomerView } from "../../shared/contract/customers.ts";
import { api } from "./api.ts";

/** Everything of one customer lies under ["customer", id], which is what live events refresh. */
export const customerQuery = (id: number) =>
  queryOptions({
    queryKey: ["customer", id, "view"],
    queryFn: ({ signal }) => api.get("/api/v1/customers/:id", { params: { id }, signal }),
  });

/** Records that are probably the same person. */
export const likelyQuery = (id: number) =>
  queryOptions({
    queryKey: ["customer", id, "likely"],
    queryFn: async ({ signal }) => (await api.get("/api/v1/customers/:id/likely", { params: { id }, signal })).items,
  });

/** Puts a customer that an action answered with where all readers look; lists of customers are asked again. */
export function keepCustomer(client: QueryClient, view: CustomerView): void {
  client.setQueryData(customerQuery(view.id).queryKey, view);
  void client.invalidateQueries({ queryKey: ["customers"] });
}
