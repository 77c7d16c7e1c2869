import { QueryClient } from "@tanstack/react-query";
import { isApiError } from "./api-error.ts";

/** Retries only what a retry may cure: no answer, or the server being busy. */
function worthRetrying(attempts: number, error: unknown): boolean {
  if (!isApiError(error)) return false;
  return attempts < 2 && (error.status === 0 || error.status === 429 || error.status >= 502);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Live updates say what has changed, so what is there stays fresh until told otherwise.
      queries: { staleTime: 60_000, gcTime: 10 * 60_000, retry: worthRetrying, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}
