import { useTranslation } from "react-i18next";
import type { CaseRow } from "../../shared/contract/cases.ts";
import styles from "./kind-mark.module.css";

/** That a case is a complaint or a letter to an executive; an ordinary question says nothing. */
export function KindMark({ row: { kind, addressee } }: { row: Pick<CaseRow, "kind" | "addressee"> }) {
  const { t } = useTranslation();
  if (kind === "question") return null;
  return (
    <span className={styles.kind}>
      {kind === "complaint"
        ? t("cases.query.values.kind.complaint")
        : addressee
          ? t("desk-executive.letterTo", { name: addressee.name })
          : t("cases.query.values.kind.executive")}
    </span>
  );
}
