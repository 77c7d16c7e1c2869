import { useQueryClient } from "@tanstack/react-query";
import { Button, Input, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ArticleDetail, EditionDetail } from "../../../../shared/contract/knowledge-articles.ts";
import { api } from "../../../lib/api.ts";
import { useAction } from "../../../ui/use-action.ts";
import { Field } from "./field.tsx";
import { articleQuery, useArticleChanged } from "./knowledge-queries.ts";

/** An article's part of its address in a language. The old one leads to the new one. */
export function AddressField(props: { article: ArticleDetail; edition: EditionDetail; isLocked: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const changed = useArticleChanged();
  const { busy, run } = useAction();
  const { article, edition, isLocked } = props;
  const [slug, setSlug] = useState(edition.slug);
  const save = () =>
    run(async () => {
      const params = { id: article.id, locale: edition.locale };
      await api.put("/api/v1/knowledge/articles/:id/editions/:locale/slug", { params, body: { slug } });
      await changed(await client.fetchQuery(articleQuery(article.id)));
    }, t("desk-forms.saved"));
  return (
    <Field label={t("desk-knowledge.fields.slug")} hint={t("desk-knowledge.slugHint")}>
      {(id) => (
        <Space.Compact block>
          <Input
            id={id}
            value={slug}
            maxLength={120}
            disabled={isLocked}
            onChange={({ target }) => setSlug(target.value)}
            onPressEnter={() => slug.trim() && void save()}
          />
          {slug !== edition.slug && (
            <Button loading={busy} disabled={slug.trim() === ""} onClick={() => void save()}>
              {t("desk-forms.save")}
            </Button>
          )}
        </Space.Compact>
      )}
    </Field>
  );
}
