import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { RuleView } from "../../../../../shared/contract/rules.ts";
import { StateMark } from "../../../../ui/state-mark.tsx";
import { TimeAgo } from "../../../../ui/time-ago.tsx";
import { SettingsPage } from "../shared/settings-page.tsx";
import { ReadyRules } from "./ready-rules.tsx";
import { RuleForm } from "./rule-form.tsx";
import { RuleLimit } from "./rule-limit.tsx";
import { RuleMissing } from "./rule-missing.tsx";
import { RuleOrder } from "./rule-order.tsx";
import { rulesQuery } from "./rule-queries.ts";
import styles from "./rules.module.css";
import { useRuleWords } from "./use-rule-words.ts";

/** What is done by itself, and when. */
export function RulesPage() {
  const { t } = useTranslation();
  const words = useRuleWords();
  const rules = useQuery(rulesQuery);
  return (
    <SettingsPage<RuleView>
      path="/settings/rules"
      title={t("desk-rules.title")}
      hint={t("desk-rules.hint")}
      newText={t("desk-rules.new")}
      query={rules}
      nameOf={({ rule }) => rule.name}
      badgeOf={({ rule, missing }) => (
        <>
          {!rule.active && <StateMark tone="idle">{t("desk-rules.off")}</StateMark>}
          {missing.length > 0 && <StateMark tone="problem">{t("desk-rules.broken")}</StateMark>}
        </>
      )}
      empty={{ title: t("desk-rules.none"), hint: t("desk-rules.noneHint") }}
      above={
        <>
          <RuleLimit />
          {rules.data && <ReadyRules rules={rules.data} />}
        </>
      }
      columns={[
        {
          key: "what",
          title: t("desk-rules.what"),
          cell: ({ rule, missing }) => (
            <span className={styles.words}>
              <span>{t("desk-rules.line.when", { text: words.when(rule) })}</span>
              {rule.query && (
                <span>{t("desk-rules.line.if", { text: words.conditions(rule.query).join(t("desk-rules.and")) })}</span>
              )}
              <RuleMissing missing={missing} />
              <span>{t("desk-rules.line.then", { text: rule.actions.map(words.action).join(" · ") })}</span>
            </span>
          ),
        },
        {
          key: "fired",
          title: t("desk-rules.lastFired"),
          cell: ({ id, lastFiredAt }) =>
            lastFiredAt ? (
              <Link to="/settings/rule-log" search={{ rule: String(id) }}>
                <TimeAgo at={lastFiredAt} />
              </Link>
            ) : (
              t("desk-rules.never")
            ),
        },
        {
          key: "order",
          title: t("desk-rules.order"),
          cell: (rule) => <RuleOrder rule={rule} rules={rules.data ?? []} />,
        },
      ]}
      editor={(rule, close) => <RuleForm rule={rule} onClose={close} />}
    />
  );
}
