import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../../shared/contract/common.ts";
import type { ExecutiveView } from "../../../../../shared/contract/forms.ts";
import { sayLabel } from "../../../../../shared/forms/index.ts";
import { executivesQuery } from "../forms/form-queries.ts";
import { SettingsPage } from "../shared/settings-page.tsx";
import { ExecutiveForm } from "./executive-form.tsx";

type Row = ExecutiveView & { id: number };

/** To whom customers can write by name, whose office reads along, and who may answer for them. */
export function ExecutivesPage() {
  const { t, i18n } = useTranslation();
  const query = useQuery({
    ...executivesQuery,
    select: (items): Row[] => items.map((item) => ({ ...item, id: item.staff.id })),
  });
  return (
    <SettingsPage<Row>
      path="/settings/executives"
      title={t("desk-executive.page")}
      hint={t("desk-executive.hint")}
      newText={t("desk-executive.new")}
      query={query}
      nameOf={({ staff }) => staff.name}
      empty={{ title: t("desk-executive.none"), hint: t("desk-executive.noneHint") }}
      columns={[
        {
          key: "title",
          title: t("desk-executive.title"),
          cell: ({ title }) => sayLabel(title, i18n.language as Locale),
        },
        { key: "office", title: t("desk-executive.office"), cell: ({ team }) => team.name },
        {
          key: "deputies",
          title: t("desk-executive.deputies"),
          cell: ({ deputies }) => deputies.map(({ name }) => name).join(", ") || t("desk-forms.none"),
        },
      ]}
      editor={(row, close) => <ExecutiveForm executive={row} others={query.data ?? []} onClose={close} />}
    />
  );
}
