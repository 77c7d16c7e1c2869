import { queryOptions } from "@tanstack/react-query";
import { api } from "./api.ts";

/** Cases that I am asked to take over. News of cases refreshes it, as all of the home page. */
export const offersQuery = queryOptions({
  queryKey: ["home", "offers"],
  queryFn: () => api.get("/api/v1/offers"),
});

/** To whom a case is offered. */
export const offerOfCaseQuery = (id: number) =>
  queryOptions({
    queryKey: ["case", id, "offer"],
    queryFn: () => api.get("/api/v1/cases/:id/offer", { params: { id } }),
  });
