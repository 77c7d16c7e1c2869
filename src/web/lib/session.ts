import { queryOptions, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import type { Static } from "typebox";
import type { Me, UpdateMe } from "../../shared/contract/accounts.ts";
import type { Permission } from "../../shared/permissions.ts";
import { api } from "./api.ts";
import { isApiError } from "./api-error.ts";
import { changeLocale } from "./i18n.ts";

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async (): Promise<Me | null> => {
    try {
      return await api.get("/api/v1/me");
    } catch (error) {
      if (isApiError(error) && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in. Only below the shell, which shows nothing to nobody. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data) throw new Error("useMe outside of the shell");
  return data;
}

/** Whether the one at the desk may do something: to show an action or leave it out. The server decides again. */
export function useCan(): (permission: Permission) => boolean {
  const { data } = useQuery(meQuery);
  return (permission) => data?.permissions.includes(permission) ?? false;
}

/** Saves own settings and takes them over at once. @throws ApiError */
export function useUpdateMe(): (change: Static<typeof UpdateMe>) => Promise<Me> {
  const client = useQueryClient();
  return async (change) => {
    const me = await api.patch("/api/v1/me", { body: change });
    client.setQueryData(meQuery.queryKey, me);
    if (change.locale) await changeLocale(me.locale);
    return me;
  };
}
