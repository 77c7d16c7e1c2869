import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { SlaMatch } from "../../../../../shared/contract/promises.ts";
import { useChannelWord } from "../../../../lib/channel-word.ts";
import { brandsQuery, teamsQuery } from "../../../pickers/people.ts";
import { partnersQuery } from "../../money/money-queries.ts";
import { useFormNames } from "./use-form-names.ts";

/** For which cases a policy is, said in the reader's language: one phrase a criterion, none when it is for all. */
export function useMatchWords(): (match: SlaMatch) => string[] {
  const { t } = useTranslation();
  const teams = useQuery(teamsQuery).data;
  const brands = useQuery(brandsQuery).data;
  const partners = useQuery(partnersQuery).data;
  const nameIn = (items: { id: number; name: string }[] | undefined) => (id: number) =>
    items?.find((item) => item.id === id)?.name ?? `#${id}`;
  const forms = useFormNames();
  const channel = useChannelWord();
  return (match) => {
    const criteria: [what: string, values: string[] | undefined][] = [
      ["kinds", match.kinds?.map((value) => t(`cases.query.values.kind.${value}`))],
      ["formIds", match.formIds?.map(nameIn(forms))],
      ["channels", match.channels?.map(channel)],
      ["priorities", match.priorities?.map((value) => t(`desk-case.priority.${value}`))],
      ["brandIds", match.brandIds?.map(nameIn(brands))],
      ["teamIds", match.teamIds?.map(nameIn(teams))],
      ["tags", match.tags],
      ["tiers", match.tiers],
      ["severities", match.severities?.map((value) => t(`desk-policies.severity.${value}`))],
      ["partnerIds", match.partnerIds?.map(nameIn(partners))],
    ];
    return criteria.flatMap(([what, values]) =>
      values && values.length > 0 ? [t(`desk-policies.match.${what}`, { values: values.join(", ") })] : [],
    );
  };
}
