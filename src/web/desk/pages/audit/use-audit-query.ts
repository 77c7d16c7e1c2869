import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useClock } from "../../../lib/time.ts";
import { wallTime } from "../../../lib/wall-time.ts";

/** The filters as the address holds them; days are those of the reader's zone, both ends included. */
export type AuditSearch = { who?: string; action?: string; kind?: string; id?: string; from?: string; to?: string };

const DAY = 86_400_000;
const isDate = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? "");

/** What the log is asked for. */
export function useAuditQuery() {
  const navigate = useNavigate();
  const clock = useClock();
  const { who, action, kind, id, from, to }: AuditSearch = useSearch({ strict: false });
  const query = useMemo(() => {
    const actorId = /^\d+$/.test(who ?? "") ? Number(who) : undefined;
    const next = isDate(to) ? new Date(Date.parse(`${to}T00:00:00Z`) + DAY).toISOString().slice(0, 10) : null;
    return {
      actorId,
      actorKind: actorId === undefined ? who : undefined,
      action,
      subjectKind: kind,
      subjectId: /^\d+$/.test(id ?? "") ? Number(id) : undefined,
      from: isDate(from) ? wallTime(`${from}T00:00`, clock.timeZone) : undefined,
      to: next ? wallTime(`${next}T00:00`, clock.timeZone) : undefined,
    };
  }, [who, action, kind, id, from, to, clock.timeZone]);
  const search: AuditSearch = { who, action, kind, id, from, to };
  const change = (part: AuditSearch) => void navigate({ to: "/audit", search: { ...search, ...part }, replace: true });
  return { query, search, change };
}
