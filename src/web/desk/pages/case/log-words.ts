import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CaseLogEntry } from "../../../../shared/contract/cases.ts";
import { useClock } from "../../../lib/time.ts";
import { staffQuery, teamsQuery } from "../../pickers/people.ts";

type Data = Record<string, unknown>;

/** Puts an event of a case into a sentence of the reader's language; `why` adds the reason where there is one. */
export function useLogWords(): (entry: CaseLogEntry) => { what: string; why: string | null } {
  const { t, i18n } = useTranslation();
  const clock = useClock();
  const staff = useQuery(staffQuery).data;
  const teams = useQuery(teamsQuery).data;
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
    team: nameOf(teams, data.teamId) ?? t("desk-case.noTeam"),
    from: typeof data.from === "string" && /^\d{4}-/.test(data.from) ? time(data.from) : category(data.from),
    to: typeof data.to === "string" && /^\d{4}-/.test(data.to) ? time(data.to) : category(data.to),
    into: data.intoCaseId,
    source: data.fromCaseId,
    count: Array.isArray(data.messageIds) ? data.messageIds.length : 0,
    time: time(data.until ?? data.dueAt ?? data.closesAt ?? data.ringsAt ?? data.sendAt),
    kind: promiseKind(data.kind),
    tags: [...list(data.added).map((tag) => `+${tag}`), ...list(data.removed).map((tag) => `−${tag}`)].join(" "),
    changes: Object.entries((data.changes as Record<string, { from: unknown; to: unknown }>) ?? {})
      .map(([field, { from, to }]) => `${t(`desk-case.log.field.${field}`)}: ${said(field, from)} → ${said(field, to)}`)
      .join("; "),
    error: data.error ?? data.detail ?? "",
    recipients: list(data.recipients).join(", "),
    channel: i18n.exists(`desk-message.channel.${data.channel}`)
      ? t(`desk-message.channel.${data.channel}`)
      : data.channel,
  });
  const said = (field: string, value: unknown) =>
    field === "priority" ? t(`desk-case.priority.${value}`) : value === null ? "–" : String(value);

  return ({ type, data }) => {
    const key = `desk-case.log.event.${type.replace(".", "_")}`;
    const reasonKey = `desk-case.log.reason.${data.reason ?? data.why ?? data.by}`;
    const reason = data.reason ?? data.why ?? data.by;
    return {
      what: i18n.exists(key) ? t(key, values(data)) : type,
      why: typeof reason !== "string" ? null : i18n.exists(reasonKey) ? t(reasonKey, reasonValues(data)) : reason,
    };
  };
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Numbers of a choice, as the routing noted them. */
function reasonValues(data: Data): Record<string, unknown> {
  return typeof data.details === "object" && data.details !== null ? (data.details as Data) : {};
}
