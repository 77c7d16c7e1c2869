import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ArticleWords } from "../../../../../shared/contract/knowledge.ts";
import type { EditionDetail } from "../../../../../shared/contract/knowledge-articles.ts";
import styles from "../knowledge.module.css";

type Props = { mine: ArticleWords; theirs: EditionDetail; onResolve: (take: "theirs" | "mine") => void };

/** Somebody else saved the draft meanwhile: shows theirs, and asks with which to go on. */
export function ConflictNote({ theirs, onResolve }: Props) {
  const { t } = useTranslation();
  const words = theirs.draft?.words ?? theirs.published?.words;
  const name = theirs.draft?.by?.name ?? t("desk-knowledge.conflict.somebody");
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t("desk-knowledge.conflict.title", { name })}
      description={
        <>
          <p>{t("desk-knowledge.conflict.text")}</p>
          <details>
            <summary>{t("desk-knowledge.conflict.show")}</summary>
            <pre className={styles.theirs}>{words && `${words.title}\n\n${words.summary}\n\n${words.body}`}</pre>
          </details>
          <div className={styles.row}>
            <Button onClick={() => onResolve("theirs")}>{t("desk-knowledge.conflict.theirs")}</Button>
            <Button onClick={() => onResolve("mine")}>{t("desk-knowledge.conflict.mine")}</Button>
          </div>
        </>
      }
    />
  );
}
