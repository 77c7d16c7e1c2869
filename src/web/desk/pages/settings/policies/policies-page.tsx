import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { SlaPolicyView } from "../../../../../shared/contract/promises.ts";
import { useClock } from "../../../../lib/time.ts";
import { StateMark } from "../../../../ui/state-mark.tsx";
import { SettingsPage } from "../shared/settings-page.tsx";
import { allPoliciesQuery } from "../shared/settings-queries.ts";
import { PolicyForm } from "./policy-form.tsx";
import { PolicyOrder } from "./policy-order.tsx";
import { useMatchWords } from "./use-match-words.ts";

const MINUTE = 60_000;

/** What is promised to which cases, and who hears of it when time runs out. */
export function PoliciesPage() {
  const { t } = useTranslation();
  const clock = useClock();
  const wordsOf = useMatchWords();
  const policies = useQuery(allPoliciesQuery);
  return (
    <SettingsPage<SlaPolicyView>
      path="/settings/policies"
      title={t("desk-policies.title")}
      hint={t("desk-policies.hint")}
      newText={t("desk-policies.new")}
      query={policies}
      nameOf={({ name }) => name}
      badgeOf={({ active }) => !active && <StateMark tone="idle">{t("desk-policies.off")}</StateMark>}
      empty={{ title: t("desk-policies.none"), hint: t("desk-policies.noneHint") }}
      columns={[
        {
          key: "for",
          title: t("desk-policies.for"),
          cell: ({ spec }) => wordsOf(spec.match).join("; ") || t("desk-policies.everyCase"),
        },
        {
          key: "targets",
          title: t("desk-policies.targets"),
          cell: ({ spec }) =>
            spec.targets
              .map(({ kind, businessMinutes }) =>
                t("desk-policies.target", {
                  kind: t(`desk-promise.kind.${kind}`),
                  time: clock.duration(businessMinutes * MINUTE),
                }),
              )
              .join(" · "),
        },
        {
          key: "order",
          title: t("desk-policies.order"),
          cell: (policy) => <PolicyOrder policy={policy} policies={policies.data ?? []} />,
        },
      ]}
      editor={(policy, close) => <PolicyForm policy={policy} policies={policies.data ?? []} onClose={close} />}
    />
  );
}
