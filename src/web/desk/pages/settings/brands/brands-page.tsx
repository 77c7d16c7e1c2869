import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Brand } from "../../../../../shared/contract/brands.ts";
import { SettingsPage } from "../shared/settings-page.tsx";
import { allBrandsQuery, allTeamsQuery } from "../shared/settings-queries.ts";
import { BrandForm } from "./brand-form.tsx";
import styles from "./brands.module.css";

/** The shops: how each is called, looks and signs. */
export function BrandsPage() {
  const { t } = useTranslation();
  const teams = useQuery(allTeamsQuery).data;
  return (
    <SettingsPage<Brand>
      path="/settings/brands"
      title={t("desk-brands.title")}
      hint={t("desk-brands.hint")}
      newText={t("desk-brands.new")}
      query={useQuery(allBrandsQuery)}
      nameOf={({ name }) => name}
      badgeOf={({ accent }) => <i className={styles.swatch} style={{ background: accent }} aria-hidden="true" />}
      empty={{ title: t("desk-brands.title"), hint: t("desk-brands.hint") }}
      columns={[
        {
          key: "names",
          title: t("desk-brands.names"),
          cell: ({ names }) => [names["zh-CN"], names.en].filter(Boolean).join(" · "),
        },
        {
          key: "language",
          title: t("desk-brands.language"),
          cell: ({ locale }) => t(`desk-customer.details.languages.${locale}`),
        },
        { key: "zone", title: t("desk-brands.timeZone"), cell: ({ timeZone }) => timeZone.replaceAll("_", " ") },
        {
          key: "team",
          title: t("desk-brands.team"),
          cell: ({ teamId }) => teams?.find(({ id }) => id === teamId)?.name ?? t("desk-forms.none"),
        },
      ]}
      editor={(brand, close) => <BrandForm brand={brand} onClose={close} />}
    />
  );
}
