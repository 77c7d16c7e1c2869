import { useQuery } from "@tanstack/react-query";
import { Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CauseView } from "../../../../../shared/contract/causes.ts";
import { allCausesQuery, causeName } from "../../../../lib/cause-queries.ts";
import { SettingsPage } from "../shared/settings-page.tsx";
import { CauseForm } from "./cause-form.tsx";
import styles from "./causes.module.css";
import { RequiredSwitch } from "./required-switch.tsx";

/** Why complaints come about, as a tree that a shop draws itself. */
export function CausesPage() {
  const { t, i18n } = useTranslation();
  const query = useQuery(allCausesQuery);
  const [archived, setArchived] = useState(false);
  const other = i18n.language === "en" ? "zh-CN" : "en";
  return (
    <SettingsPage<CauseView>
      path="/settings/causes"
      title={t("desk-causes-tree.title")}
      hint={t("desk-causes-tree.hint")}
      newText={t("desk-causes-tree.new")}
      query={query}
      visible={(rows) => (archived ? rows : rows?.filter((row) => !row.archived))}
      nameOf={(row) => causeName(row, i18n.language)}
      badgeOf={(row) => (row.archived ? <small>{t("desk-causes-tree.archived")}</small> : null)}
      empty={{ title: t("desk-causes-tree.none"), hint: t("desk-causes-tree.noneHint") }}
      above={
        <div className={styles.above}>
          <RequiredSwitch />
          <Checkbox checked={archived} onChange={({ target }) => setArchived(target.checked)}>
            {t("desk-causes-tree.showArchived")}
          </Checkbox>
        </div>
      }
      columns={[
        {
          key: "place",
          title: t("desk-causes-tree.below"),
          cell: (row) => {
            const parent = query.data?.find(({ id }) => id === row.parentId);
            return parent ? causeName(parent, i18n.language) : "–";
          },
        },
        { key: "other", title: t("desk-causes-tree.otherName"), cell: ({ names }) => names[other] ?? "–" },
        { key: "code", title: t("desk-causes-tree.code"), cell: ({ code }) => <code>{code}</code> },
        {
          key: "hints",
          title: t("desk-causes-tree.hints"),
          cell: ({ hints }) => <span className={styles.hints}>{hints.slice(0, 6).join(", ") || "–"}</span>,
        },
      ]}
      editor={(row, close) => <CauseForm cause={row} all={query.data ?? []} onClose={close} />}
    />
  );
}
