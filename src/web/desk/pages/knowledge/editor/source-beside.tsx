import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ArticleDetail, EditionDetail } from "../../../../../shared/contract/knowledge-articles.ts";
import styles from "../knowledge.module.css";
import { ReaderView } from "../reader-view.tsx";
import { Changes } from "../versions-panel.tsx";

type Props = {
  article: ArticleDetail;
  source: EditionDetail;
  edition: EditionDetail | undefined;
  onBroughtUp: () => void;
};

/** The text that is translated, with what changed in it since. */
export function SourceBeside({ article, source, edition, onBroughtUp }: Props) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  const { renders = null, now = 0 } = edition?.source ?? {};
  const isBehind = renders !== null && renders < now;
  return (
    <section className={styles.sourceText} aria-label={t("desk-knowledge.source")}>
      {isBehind && (
        <Alert
          type="warning"
          showIcon
          title={t("desk-knowledge.staleHint")}
          description={
            <div className={styles.row}>
              <Button size="small" onClick={() => setShown(!isShown)}>
                {t("desk-knowledge.diff.show")}
              </Button>
              <Button size="small" onClick={onBroughtUp}>
                {t("desk-knowledge.broughtUp")}
              </Button>
            </div>
          }
        />
      )}
      {isBehind && isShown && <Changes params={{ id: article.id, locale: source.locale }} from={renders} to={now} />}
      <ReaderView article={article} edition={source} locale={source.locale} />
    </section>
  );
}
