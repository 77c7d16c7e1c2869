import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { RuleView } from "../../../../../shared/contract/rules.ts";
import { api } from "../../../../lib/api.ts";
import { useAction } from "../../../../ui/use-action.ts";
import { toRule } from "./rule-values.ts";
import styles from "./rules.module.css";
import { useExamples } from "./use-examples.ts";

/** Examples that are good as they stand: one press and they are in use. Those that the desk has already are left out. */
export function ReadyRules({ rules }: { rules: readonly RuleView[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const ready = useExamples()
    .filter(({ isReady }) => isReady)
    .map(({ values }) => toRule(values))
    .filter(({ name, trigger }) => !rules.some(({ rule }) => rule.name === name || isSame(rule.trigger, trigger)));
  if (ready.length === 0) return null;
  const turnOn = (rule: RuleView["rule"]) =>
    run(async () => {
      await api.post("/api/v1/rules", { body: rule });
      await client.invalidateQueries({ queryKey: ["rules"] });
    }, t("desk-rules.ready.done"));
  return (
    <div className={styles.ready}>
      {ready.map((rule) => (
        <Button key={rule.name} loading={busy} onClick={() => turnOn(rule)}>
          {t("desk-rules.ready.turnOn", { name: rule.name })}
        </Button>
      ))}
    </div>
  );
}

function isSame(one: RuleView["rule"]["trigger"], other: RuleView["rule"]["trigger"]): boolean {
  return one.on === "timer" && other.on === "timer" && one.since === other.since && one.minutes === other.minutes;
}
