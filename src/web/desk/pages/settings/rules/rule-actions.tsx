import { useTranslation } from "react-i18next";
import type { RuleAction } from "../../../../../shared/contract/rules.ts";
import { ActionList } from "../shared/action-list.tsx";
import { ActionFields } from "./action-fields.tsx";
import { beginnings } from "./action-kinds.ts";

type Kind = RuleAction["do"];

/** What is done, in the order in which it is. */
export function RuleActions() {
  const { t } = useTranslation();
  return (
    <ActionList<Kind>
      beginnings={beginnings}
      nameOf={(kind) => t(`desk-rules.do.${kind}`)}
      fields={(kind, at) => <ActionFields kind={kind} at={at} />}
      needed={t("desk-rules.oneNeeded")}
      add={t("desk-rules.addAction")}
    />
  );
}
