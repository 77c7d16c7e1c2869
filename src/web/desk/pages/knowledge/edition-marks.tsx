import { useTranslation } from "react-i18next";
import type { EditionBrief } from "../../../../shared/contract/knowledge-articles.ts";
import styles from "./knowledge.module.css";

/** How each language of an article stands. */
export function EditionMarks({ editions }: { editions: readonly EditionBrief[] }) {
  return (
    <span className={styles.marks}>
      {editions.map((edition) => (
        <EditionMark key={edition.locale} edition={edition} />
      ))}
    </span>
  );
}

/** A language with its state: a shape and a word. */
export function EditionMark({ edition }: { edition: EditionBrief }) {
  const { t } = useTranslation();
  const { locale, state, hasDraft, stale } = edition;
  return (
    <span className={styles.mark} data-state={state}>
      <i aria-hidden="true" />
      {t(`desk-knowledge.short.${locale}`)} · {t(`desk-knowledge.state.${state}`)}
      {state === "published" && hasDraft && <small>{t("desk-knowledge.hasDraft")}</small>}
      {stale && <small className={styles.stale}>{t("desk-knowledge.stale")}</small>}
    </span>
  );
}
