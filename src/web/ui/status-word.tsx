import { useTranslation } from "react-i18next";
import type { CaseCategory } from "../../shared/contract/cases.ts";
import { nameIn } from "../lib/i18n.ts";
import styles from "./status-word.module.css";

/** A case's state: a shape of its category and its name. */
export function StatusWord({
  status,
}: {
  status: { category: CaseCategory; names: Partial<Record<"zh-CN" | "en", string>> };
}) {
  const { i18n } = useTranslation();
  return (
    <span className={`${styles.status} ${styles[status.category]}`}>
      <i aria-hidden="true" />
      {nameIn(status.names, i18n.language)}
    </span>
  );
}

/** The same for where only the category is known. */
export function CategoryWord({ category }: { category: CaseCategory }) {
  const { t } = useTranslation();
  return (
    <span className={`${styles.status} ${styles[category]}`}>
      <i aria-hidden="true" />
      {t(`desk-case.category.${category}`)}
    </span>
  );
}
