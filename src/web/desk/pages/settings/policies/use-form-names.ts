import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../../shared/contract/common.ts";
import { sayLabel } from "../../../../../shared/forms/index.ts";
import { useCan } from "../../../../lib/session.ts";
import { formsQuery } from "../forms/form-queries.ts";

/** The forms by name, archived ones last: their cases are still open. None for whoever may not look after forms. */
export function useFormNames(): { id: number; name: string }[] {
  const { t, i18n } = useTranslation();
  const enabled = useCan()("forms:manage");
  const inUse = useQuery({ ...formsQuery(false), enabled }).data ?? [];
  const archived = useQuery({ ...formsQuery(true), enabled }).data ?? [];
  const nameOf = ({ spec, slug }: (typeof inUse)[number]) => sayLabel(spec.title, i18n.language as Locale) || slug;
  return [
    ...inUse.map((form) => ({ id: form.id, name: nameOf(form) })),
    ...archived.map((form) => ({
      id: form.id,
      name: t("desk-policies.archivedForm", { name: nameOf(form) }),
    })),
  ];
}
