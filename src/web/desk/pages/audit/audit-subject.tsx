import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { AuditEntry } from "../../../../shared/contract/accounts.ts";
import { CaseLink, CustomerLink } from "../../links.tsx";
import { allStaffQuery } from "../settings/shared/settings-queries.ts";

/** What was acted on; leads to it where it has a page. */
export function AuditSubject({ subject }: { subject: AuditEntry["subject"] }) {
  const { t, i18n } = useTranslation();
  const staff = useQuery({ ...allStaffQuery, enabled: subject?.kind === "staff" }).data;
  if (!subject) return null;
  const key = `desk-audit.kind.${subject.kind}`;
  const word = i18n.exists(key) ? t(key) : subject.kind;
  if (subject.id === null) return word;
  if (subject.kind === "case") return <CaseLink id={subject.id} />;
  const name = subject.kind === "staff" ? staff?.find(({ id }) => id === subject.id)?.name : undefined;
  const text = name ?? `${word} ${subject.id}`;
  return subject.kind === "customer" ? <CustomerLink id={subject.id}>{text}</CustomerLink> : text;
}
