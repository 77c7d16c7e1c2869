import { Alert, Button, Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../../shared/contract/common.ts";
import type { ArticleDetail } from "../../../../../shared/contract/knowledge-articles.ts";
import { useHotkey } from "../../../../lib/hotkeys.ts";
import { Field } from "../field.tsx";
import styles from "../knowledge.module.css";
import { ConflictNote } from "./conflict-note.tsx";
import { RichEditor } from "./rich-editor.tsx";
import { SourceBeside } from "./source-beside.tsx";
import { useDraft } from "./use-draft.ts";

/** Where an article is written in a language; a translation stands beside its source. */
export function EditionEditor({ article, locale }: { article: ArticleDetail; locale: Locale }) {
  const { t } = useTranslation();
  const [mode, setMode] = useState<"rich" | "source">("rich");
  const { words, change, state, save, resolve, turn } = useDraft(article, locale);
  const edition = article.editions.find((one) => one.locale === locale);
  const source =
    locale === article.sourceLocale ? undefined : article.editions.find((one) => one.locale === article.sourceLocale);
  useHotkey({ keys: "mod+s", label: "desk-knowledge.saveKey", group: "desk-forms.group", whileTyping: true }, () => {
    if (state.is !== "conflict") void save();
  });
  return (
    <div className={source ? styles.beside : undefined}>
      {source && (
        <SourceBeside
          article={article}
          source={source}
          edition={edition}
          onBroughtUp={() => void save(edition?.source?.now)}
        />
      )}
      <div className={styles.editor}>
        {edition?.returned && (
          <Alert
            type="warning"
            showIcon
            title={t("desk-knowledge.returnedBy", { name: edition.returned.by?.name ?? "" })}
            description={edition.returned.note}
          />
        )}
        {edition?.review && <Alert type="info" showIcon title={t("desk-knowledge.inReview")} />}
        {state.is === "conflict" && <ConflictNote mine={words} theirs={state.theirs} onResolve={resolve} />}
        <Field label={t("desk-knowledge.fields.title")}>
          {(id) => (
            <Input
              id={id}
              size="large"
              value={words.title}
              maxLength={300}
              lang={locale}
              status={words.title.trim() === "" ? "error" : ""}
              onChange={({ target }) => change({ title: target.value })}
            />
          )}
        </Field>
        <Field label={t("desk-knowledge.fields.summary")} hint={t("desk-knowledge.summaryHint")}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={words.summary}
              maxLength={1_000}
              lang={locale}
              autoSize={{ minRows: 1, maxRows: 4 }}
              onChange={({ target }) => change({ summary: target.value })}
            />
          )}
        </Field>
        <div className={styles.modes}>
          <Segmented
            size="small"
            value={mode}
            onChange={setMode}
            aria-label={t("desk-knowledge.mode.label")}
            options={[
              { value: "rich", label: t("desk-knowledge.mode.rich") },
              { value: "source", label: t("desk-knowledge.mode.source") },
            ]}
          />
          <span className={styles.soft} role="status">
            {state.is === "failed" ? state.text : t(`desk-knowledge.saving.${state.is}`)}
          </span>
          {state.is === "failed" && (
            <Button size="small" onClick={() => void save()}>
              {t("desk-knowledge.saveAgain")}
            </Button>
          )}
        </div>
        {mode === "rich" ? (
          <RichEditor
            articleId={article.id}
            body={words.body}
            turn={turn}
            lang={locale}
            onChange={(body) => change({ body })}
          />
        ) : (
          <Input.TextArea
            className={styles.source}
            value={words.body}
            maxLength={200_000}
            lang={locale}
            autoSize={{ minRows: 16 }}
            aria-label={t("desk-knowledge.fields.body")}
            onChange={({ target }) => change({ body: target.value })}
          />
        )}
      </div>
    </div>
  );
}
