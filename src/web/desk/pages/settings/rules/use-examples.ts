import { useTranslation } from "react-i18next";
import { type RuleValues, toValues } from "./rule-values.ts";

/** Rules to start from, each as a filled-in form. */
export function useExamples(): {
  key: string;
  label: string;
  values: RuleValues;
  /** nothing in it is left to choose */
  isReady: boolean;
}[] {
  const { t } = useTranslation();
  const active = { field: "state", operator: ":" as const, not: false, values: ["active"] };
  const empty = toValues(null);
  const named = (key: "silent" | "refund" | "vip" | "waiting", values: Partial<RuleValues>, isReady = false) => {
    const label = t(`desk-rules.example.${key}.name`);
    return { key, label, isReady, values: { ...empty, name: label, conditions: [active], ...values } };
  };
  return [
    named(
      "silent",
      {
        on: "timer",
        since: "word",
        time: "2d",
        conditions: [{ field: "state", operator: ":", not: false, values: ["new", "open"] }],
        actions: [
          { do: "notify", whom: "lead", words: t("desk-rules.example.silent.notify") },
          { do: "make_promise", kind: "callback", words: t("desk-rules.example.silent.promise"), time: "4h" },
        ],
      },
      true,
    ),
    named("refund", {
      events: ["message_received"],
      where: { words: t("desk-rules.example.refund.words").split("|") },
      actions: [
        { do: "add_tags", tags: [t("desk-rules.example.refund.tag")] },
        { do: "make_promise", kind: "refund", words: t("desk-rules.example.refund.promise"), time: "8h" },
      ],
    }),
    named("vip", {
      events: ["case_opened", "tag_added"],
      conditions: [active, { field: "tag", operator: ":", not: false, values: ["vip"] }],
      actions: [{ do: "set_priority", priority: 3 }, { do: "assign_team" } as RuleValues["actions"][number]],
    }),
    named(
      "waiting",
      {
        on: "timer",
        since: "status",
        time: "5d",
        conditions: [{ field: "state", operator: ":", not: false, values: ["waiting_customer"] }],
        actions: [{ do: "notify", whom: "owner", words: t("desk-rules.example.waiting.notify") }],
      },
      true,
    ),
  ];
}
