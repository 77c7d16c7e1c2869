import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "../../../lib/api.ts";
import { causesQuery } from "../../../lib/cause-queries.ts";
import type { QueryOffers } from "../../../ui/query-input.tsx";
import { brandsQuery, channelAccountsQuery, staffQuery, teamsQuery } from "../../pickers/people.ts";
import { partnersQuery } from "../money/money-queries.ts";

/** Everything the query bar and the filters can name. */
export function useQueryOffers() {
  const staff = useQuery(staffQuery).data;
  const teams = useQuery(teamsQuery).data;
  const brands = useQuery(brandsQuery).data;
  const partners = useQuery(partnersQuery).data;
  const accounts = useQuery(channelAccountsQuery).data;
  const tags = useQuery({
    queryKey: ["tags", ""],
    queryFn: () => api.get("/api/v1/tags", { query: { q: "", limit: 200 } }),
  }).data?.items;
  const causes = useQuery(causesQuery).data;
  return useMemo((): QueryOffers => {
    const names = (items: { name: string }[] | undefined) => items?.map(({ name }) => name) ?? [];
    return {
      staff: names(staff),
      team: names(teams),
      brand: names(brands),
      partner: names(partners),
      tag: names(tags),
      cause: causes?.map(({ code }) => code) ?? [],
      channel: [...new Set(accounts?.map(({ channel }) => channel))],
    };
  }, [staff, teams, brands, partners, accounts, tags, causes]);
}
