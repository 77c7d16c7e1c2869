import { queryOptions } from "@tanstack/react-query";
import type { CauseView, NamedCause } from "../../shared/contract/causes.ts";
import type { Locale } from "../../shared/contract/common.ts";
import { sayLabel } from "../../shared/forms/index.ts";
import { api } from "./api.ts";

/** The causes in use, parents before children. */
export const causesQuery = queryOptions({
  queryKey: ["causes"],
  queryFn: async () => (await api.get("/api/v1/causes")).items,
  staleTime: 60_000,
});

/** The same with archived ones. */
export const allCausesQuery = queryOptions({
  queryKey: ["causes", "all"],
  queryFn: async () => (await api.get("/api/v1/causes", { query: { archived: true } })).items,
});

/** What a case came about by. It lies under the key that news of the case refreshes. */
export function caseCausesQuery(caseId: number) {
  return queryOptions({
    queryKey: ["case", caseId, "causes"],
    queryFn: () => api.get("/api/v1/cases/:id/causes", { params: { id: caseId } }),
  });
}

/** A cause in the reader's language. */
export function causeName(cause: Pick<NamedCause, "names" | "code">, locale: string): string {
  return sayLabel(cause.names, locale as Locale) || cause.code;
}

/** Causes as choices of a Select, each with the way to it: `Delivery › Late`. */
export function causeChoices(causes: readonly CauseView[], locale: string): { value: number; label: string }[] {
  const byId = new Map(causes.map((cause) => [cause.id, cause]));
  const wayTo = (cause: CauseView): string[] => {
    const parent = cause.parentId === null ? undefined : byId.get(cause.parentId);
    return [...(parent ? wayTo(parent) : []), causeName(cause, locale)];
  };
  return causes.map((cause) => ({ value: cause.id, label: wayTo(cause).join(" › ") }));
}
