import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CaseLogEntry, Repeat } from "../../../../shared/contract/cases.ts";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { JoinReason } from "../../../../shared/contract/conversations.ts";
import { sayLabel } from "../../../../shared/forms/index.ts";
import { useChannelWord } from "../../../lib/channel-word.ts";
import { useNow } from "../../../lib/now.ts";
import { useClock } from "../../../lib/time.ts";
import { useRepeatWords } from "../../../ui/repeat-line.tsx";
import { staffQuery, teamsQuery } from "../../pickers/people.ts";
import { partnersQuery } from "../money/money-queries.ts";

type Data = Record<string, unknown>;

/** Puts an event of a case into a sentence of the reader's language; `why` adds the reason where there is one. */
export function useLogWords(): (entry: CaseLogEntry) => { what: string; why: string | null } {
  const { t, i18n } = useTranslation();
  const channelWord = useChannelWord();
  const clock = useClock();
  const now = useNow(60_000);
  const repeatWords = useRepeatWords();
  const staff = useQuery(staffQuery).data;
  const teams = useQuery(teamsQuery).data;
  const partners = useQuery(partnersQuery).data;
  const nameOf = (items: { id: number; name: string }[] | undefined, id: unknown) =>
    id === null || id === undefined ? null : (items?.find((item) => item.id === id)?.name ?? `${id}`);
  const category = (value: unknown) => (typeof value === "string" ? t(`desk-case.category.${value}`) : "");
  const time = (value: unknown) => (typeof value === "string" ? clock.full(value) : t("desk-promise.pausedNow"));
  const promiseKind = (value: unknown) => {
    const key = `desk-promise.kind.${value}`;
    return i18n.exists(key) ? t(key) : t("desk-promise.kind.other");
  };

  const values = (data: Data): Record<string, unknown> => ({
    owner: nameOf(staff, data.ownerId) ?? t("desk-case.nobody"),
    receiver: nameOf(staff, data.toId) ?? t("desk-case.nobody"),
    outcome: data.how === undefined ? "" : t(`desk-care.outcome.${data.how}`),
    author: nameOf(staff, data.authorId) ?? t("desk-case.log.actor.key"),
    team: nameOf(teams, data.teamId) ?? t("desk-case.noTeam"),
    from: typeof data.from === "string" && /^\d{4}-/.test(data.from) ? time(data.from) : category(data.from),
    to: typeof data.to === "string" && /^\d{4}-/.test(data.to) ? time(data.to) : category(data.to),
    people: list(data.staffIds)
      .map((id) => nameOf(staff, Number(id)))
      .join(", "),
    into: data.intoCaseId,
    source: data.fromCaseId,
    rule: data.name,
    other: data.otherId ?? data.otherCaseId,
    count: Array.isArray(data.messageIds) ? data.messageIds.length : 0,
    time: time(
      data.until ?? data.dueAt ?? data.closesAt ?? data.ringsAt ?? data.sendAt ?? data.expiresAt ?? data.since,
    ),
    kind: promiseKind(data.kind),
    tags: [...list(data.added).map((tag) => `+${tag}`), ...list(data.removed).map((tag) => `−${tag}`)].join(" "),
    changes: Object.entries((data.changes as Record<string, { from: unknown; to: unknown }>) ?? {})
      .map(([field, { from, to }]) => `${t(`desk-case.log.field.${field}`)}: ${said(field, from)} → ${said(field, to)}`)
      .join("; "),
    error: data.error ?? data.detail ?? "",
    recipients: list(data.recipients).join(", "),
    cause: typeof data.names === "object" ? sayLabel(data.names ?? undefined, i18n.language as Locale) || "–" : "",
    ended:
      typeof data.endedBy === "string"
        ? t(`desk-cobrowse.ended.${data.endedBy}`, { name: nameOf(staff, data.agentId) })
        : "",
    answer:
      typeof data.solved === "boolean" ? t(data.solved ? "desk-cobrowse.solved.yes" : "desk-cobrowse.solved.no") : "",
    channel: typeof data.channel === "string" ? channelWord(data.channel) : data.channel,
  });
  const said = (field: string, value: unknown) =>
    field === "priority"
      ? t(`desk-case.priority.${value}`)
      : (
          (field === "addresseeId" ? nameOf(staff, value) : field === "partnerId" ? nameOf(partners, value) : value) ??
          "–"
        ).toString();

  /** Of a choice for the person who knows the customer: when they last handled a matter of theirs. */
  const handled = (data: Data): string | null => {
    const { handledAt } = (data.details ?? {}) as { handledAt?: string };
    if (handledAt === undefined) return null;
    return t("desk-care.handled", { name: nameOf(staff, data.ownerId), ago: clock.relative(handledAt, now) });
  };

  /** The reason as a sentence; of a choice by the routing also who could have been chosen and who could not. */
  const whyOf = (data: Data): string | null => {
    const joined = data.joined as JoinReason | undefined;
    if (joined) return t(`desk-message.joined.${joined.by}`, { ...joined, words: joined.words?.join(", ") });
    if (data.repeat) return `${t("desk-case.log.reason.repeat")}: ${repeatWords(data.repeat as Repeat)}`;
    const reason = data.reason ?? data.why ?? data.by ?? data.evidence ?? (data.how === undefined ? null : data.words);
    if (typeof reason !== "string") return null;
    const keys = [`cases.reasons.${reason}`, `desk-case.log.reason.${reason}`, `promises.reasons.${reason}`];
    const said = t(keys.find((key) => i18n.exists(key)) ?? "", { defaultValue: reason });
    const known = handled(data);
    const { passedOver, ready } = (data.details ?? {}) as { passedOver?: Record<string, number>; ready?: number };
    if (passedOver === undefined) return known ?? said;
    const passed = Object.entries(passedOver).map(([why, count]) => `${t(`routing.passedOver.${why}`)} ${count}`);
    return t("desk-case.log.choice", { reason: known ?? said, ready, passed: passed.join(", ") || "0" });
  };

  return ({ type, data }) => {
    const back = data.apart === false ? "_back" : "";
    const keys = [`desk-case.log.event.${type.replace(".", "_")}${back}`, type.replace(".", ".events.")];
    const key = keys.find((candidate) => i18n.exists(candidate));
    return { what: key ? t(key, values(data)) : type, why: whyOf(data) };
  };
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
