import { useTranslation } from "react-i18next";
import { ActionList } from "../shared/action-list.tsx";
import { ActionFields } from "./action-fields.tsx";
import type { ActionValues } from "./rule-values.ts";

type Kind = ActionValues["do"];

/** What each kind of action begins as. */
const beginnings: { [K in Kind]: object } = {
  notify: { whom: "owner", words: "" },
  make_promise: { kind: "callback", words: "", time: "4h" },
  assign_team: {},
  assign_person: {},
  add_tags: { tags: [] },
  remove_tags: { tags: [] },
  set_priority: { priority: 3 },
  set_category: { category: "open" },
  reply: {},
  add_note: { text: "" },
  snooze: { time: "1d" },
  call_webhook: {},
};

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
