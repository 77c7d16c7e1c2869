import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SelfServiceReport } from "../../../../shared/contract/self-service.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import styles from "./self-service.module.css";

/** Articles that did not answer: who read them wrote to us. */
export function LeadingArticles({ leading }: Pick<SelfServiceReport, "leading">) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="self-service-leading" className={styles.section}>
      <h2 id="self-service-leading">{t("desk-self-service.leading")}</h2>
      <p className={styles.soft}>
        {t(leading.length > 0 ? "desk-self-service.leadingHint" : "desk-self-service.noLeading")}
      </p>
      {leading.length > 0 && (
        <DataTable
          caption={t("desk-self-service.leading")}
          rows={leading.map((row) => ({ ...row, id: row.articleId }))}
          columns={[
            {
              key: "article",
              title: t("desk-self-service.article"),
              cell: ({ articleId, title }) => (
                <Link to="/knowledge/$articleId" params={{ articleId: String(articleId) }}>
                  {title || `#${articleId}`}
                </Link>
              ),
            },
            {
              key: "contacts",
              title: t("desk-self-service.contacts"),
              isNumber: true,
              width: "160px",
              cell: ({ contacts }) => contacts,
            },
          ]}
        />
      )}
    </section>
  );
}
