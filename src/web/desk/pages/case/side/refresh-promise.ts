import type { QueryClient } from "@tanstack/react-query";
import type { PromiseView } from "../../../../../shared/contract/promises.ts";

/** Fetches anew whatever shows a promise that was just changed by hand. */
export async function refreshPromise(client: QueryClient, { caseId, customer }: PromiseView): Promise<void> {
  const shownIn = [["promises"], ["home"], ["case", caseId], ["customer", customer?.id]];
  await Promise.all(shownIn.map((queryKey) => client.invalidateQueries({ queryKey })));
}
