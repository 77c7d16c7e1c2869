import { useTranslation } from "react-i18next";
import type { RuleView } from "../../../../../shared/contract/rules.ts";
import styles from "./rules.module.css";

/** What a rule names that is no more, in words; nothing where all is there. */
export function RuleMissing({ missing }: { missing: RuleView["missing"] }) {
  const { t } = useTranslation();
  if (missing.length === 0) return null;
  return (
    <ul className={styles.missing}>
      {missing.map(({ field, what, id }) => (
        <li key={`${field} ${what} ${id}`}>
          {t(field === "query" ? "desk-rules.missing.condition" : "desk-rules.missing.action", {
            what: t(`desk-rules.missing.${what}`, { id }),
          })}
        </li>
      ))}
    </ul>
  );
}
