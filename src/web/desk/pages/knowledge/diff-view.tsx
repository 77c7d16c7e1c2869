import { useTranslation } from "react-i18next";
import type { DiffPart, VersionDiff } from "../../../../shared/contract/knowledge-articles.ts";
import styles from "./knowledge.module.css";

/** What changed between two versions, word by word. */
export function DiffView({ diff, lang }: { diff: VersionDiff; lang: string }) {
  const { t } = useTranslation();
  const parts = [
    { key: "title", parts: diff.title },
    { key: "summary", parts: diff.summary },
    { key: "body", parts: diff.body },
  ] as const;
  const isSame = parts.every(({ parts: all }) => all.every(({ kind }) => kind === "same"));
  if (isSame) return <p className={styles.soft}>{t("desk-knowledge.diff.same")}</p>;
  return (
    <div className={styles.diff} lang={lang}>
      {parts
        .filter(({ parts: all }) => all.length > 0)
        .map(({ key, parts: all }) => (
          <section key={key}>
            <h3>{t(`desk-knowledge.fields.${key}`)}</h3>
            <div className={styles.diffText}>{all.map(drawn)}</div>
          </section>
        ))}
    </div>
  );
}

function drawn({ kind, text }: DiffPart, at: number) {
  const key = `${at} ${kind}`;
  if (kind === "added") return <ins key={key}>{text}</ins>;
  return kind === "removed" ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
}
