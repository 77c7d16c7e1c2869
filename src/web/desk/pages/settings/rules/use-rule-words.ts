import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { findField } from "../../../../../shared/case-query/index.ts";
import type { RuleAction, SaveRule } from "../../../../../shared/contract/rules.ts";
import { useChannelWord } from "../../../../lib/channel-word.ts";
import { brandsQuery } from "../../../pickers/people.ts";
import { allMacrosQuery, allStaffQuery, allTeamsQuery } from "../shared/settings-queries.ts";
import { webhooksQuery } from "./rule-queries.ts";
import { type ConditionRow, rowsOf, timeOf } from "./rule-values.ts";

/** A rule in plain sentences: when, if and then. */
export function useRuleWords() {
  const { t } = useTranslation();
  const channel = useChannelWord();
  const lists = {
    staff: useQuery(allStaffQuery).data,
    team: useQuery(allTeamsQuery).data,
    brand: useQuery(brandsQuery).data,
    macro: useQuery(allMacrosQuery).data,
    webhook: useQuery(webhooksQuery).data,
  };
  const or = (words: readonly string[]) => words.join(t("desk-rules.or"));
  const nameOf = (list: keyof typeof lists, id: number | string | undefined) =>
    lists[list]?.find((one) => String(one.id) === String(id))?.name ?? `#${id ?? "?"}`;
  const time = (text: string) =>
    t(`desk-rules.time.${text.slice(-1)}`, { count: Number(text.slice(0, -1)), defaultValue: text });

  const wordOf = (field: string, value: string) => {
    const spec = findField(field);
    if (spec?.keywords.includes(value)) return t(`cases.query.values.${field}.${value}`);
    if (spec?.offers === "staff" || spec?.offers === "team" || spec?.offers === "brand") {
      return /^\d+$/.test(value) ? nameOf(spec.offers, value) : value;
    }
    if (spec?.offers === "channel") return channel(value);
    return spec?.takes.includes("duration") ? time(value) : value;
  };
  const condition = ({ field, operator, not, values }: ConditionRow) =>
    t(`desk-rules.condition.${not ? "not" : operatorKey(operator)}`, {
      field: t(`cases.query.fields.${field}`),
      value: or(values.map((value) => wordOf(field, value))),
    });

  const when = ({ trigger }: SaveRule): string => {
    if (trigger.on === "timer") {
      const key = trigger.business ? "timerBusiness" : "timer";
      return t(`desk-rules.${key}`, {
        time: time(timeOf(trigger.minutes)),
        since: t(`desk-rules.since.${trigger.since}`),
      });
    }
    const { words, by, to, tags, promiseKinds } = trigger.where;
    const parts = [
      words?.length && t("desk-rules.where.wordsAre", { value: or(words) }),
      by?.length && t("desk-rules.where.byAre", { value: or(by.map((one) => t(`desk-rules.by.${one}`))) }),
      to?.length && t("desk-rules.where.toAre", { value: or(to.map((one) => t(`desk-case.category.${one}`))) }),
      tags?.length && t("desk-rules.where.tagsAre", { value: or(tags) }),
      promiseKinds?.length && t("desk-rules.where.kindsAre", { value: or(promiseKinds.map(kindWord)) }),
    ].filter((part): part is string => typeof part === "string");
    return [or(trigger.events.map((event) => t(`desk-rules.event.${event}`))), ...parts].join(t("desk-rules.and"));
  };
  const kindWord = (kind: string) => t(`desk-promise.kind.${kind}`, { defaultValue: kind });

  const action = (one: RuleAction): string => {
    switch (one.do) {
      case "assign_team":
        return t("desk-rules.did.assign_team", { team: nameOf("team", one.teamId) });
      case "assign_person":
        return t("desk-rules.did.assign_person", { person: nameOf("staff", one.staffId) });
      case "add_tags":
        return t("desk-rules.did.add_tags", { tags: one.tags.join(", ") });
      case "remove_tags":
        return t("desk-rules.did.remove_tags", { tags: one.tags.join(", ") });
      case "set_priority":
        return t("desk-rules.did.set_priority", { priority: t(`desk-case.priority.${one.priority}`) });
      case "set_category":
        return t("desk-rules.did.set_category", { category: t(`desk-case.category.${one.category}`) });
      case "make_promise":
        return t("desk-rules.did.make_promise", {
          kind: kindWord(one.kind),
          words: one.words,
          time: time(timeOf(one.businessMinutes)),
        });
      case "notify": {
        const whom = one.whom === "person" ? nameOf("staff", one.staffId) : t(`desk-rules.whom.${one.whom}`);
        return t("desk-rules.did.notify", { whom, words: one.words });
      }
      case "reply":
        return t("desk-rules.did.reply", { macro: nameOf("macro", one.macroId) });
      case "add_note":
        return t("desk-rules.did.add_note", { text: one.text });
      case "snooze":
        return t("desk-rules.did.snooze", { time: time(timeOf(one.minutes)) });
      case "call_webhook":
        return t("desk-rules.did.call_webhook", { webhook: nameOf("webhook", one.webhookId) });
    }
  };
  const conditions = (query: string) => rowsOf(query).map(condition);

  /** The whole rule, a sentence a line, by which two versions are compared. */
  const lines = (rule: SaveRule): string[] => [
    t("desk-rules.line.name", { name: rule.name }),
    t(rule.active ? "desk-rules.line.on" : "desk-rules.line.off"),
    t("desk-rules.line.when", { text: when(rule) }),
    ...conditions(rule.query).map((text) => t("desk-rules.line.if", { text })),
    ...rule.actions.map((one) => t("desk-rules.line.then", { text: action(one) })),
  ];
  return { when, conditions, action, lines };
}

const operatorKeys: Record<string, string> = { ":": "is", "<": "less", "<=": "most", ">": "more", ">=": "least" };

/** A sign of the query language as part of a key. */
export function operatorKey(operator: string): string {
  return operatorKeys[operator] ?? "is";
}
