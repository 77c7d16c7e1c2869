import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Macro } from "../../../../../shared/contract/cases.ts";
import { useCan } from "../../../../lib/session.ts";
import { SettingsPage } from "../shared/settings-page.tsx";
import { allMacrosQuery } from "../shared/settings-queries.ts";
import { MacroForm } from "./macro-form.tsx";

/** Macros: texts and changes that one click brings into a case. */
export function MacrosPage() {
  const { t } = useTranslation();
  const can = useCan();
  return (
    <SettingsPage<Macro>
      path="/settings/macros"
      title={t("desk-macros.title")}
      hint={t("desk-macros.hint")}
      newText={t("desk-macros.new")}
      query={useQuery(allMacrosQuery)}
      nameOf={({ name }) => name}
      isFixed={({ shared }) => shared && !can("macros:manage")}
      empty={{ title: t("desk-macros.none"), hint: t("desk-macros.noneHint") }}
      columns={[
        {
          key: "whose",
          title: t("desk-macros.whose"),
          cell: ({ shared }) => t(shared ? "desk-macros.shared" : "desk-macros.own"),
        },
        {
          key: "actions",
          title: t("desk-macros.actions"),
          cell: ({ actions }) => actions.map((action) => t(`desk-macros.do.${action.do}`)).join(" → "),
        },
        { key: "used", title: t("desk-macros.used"), cell: ({ usedCount }) => usedCount, isNumber: true },
      ]}
      editor={(macro, close) => <MacroForm macro={macro} onClose={close} />}
    />
  );
}
