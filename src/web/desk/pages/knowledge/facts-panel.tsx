import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { audiences } from "../../../../shared/contract/knowledge.ts";
import type { ArticleDetail, EditionDetail, SaveArticleFacts } from "../../../../shared/contract/knowledge-articles.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { useAction } from "../../../ui/use-action.ts";
import { brandsQuery, staffQuery } from "../../pickers/people.ts";
import { AddressField } from "./address-field.tsx";
import { useCategoryOptions } from "./category-options.ts";
import { Field } from "./field.tsx";
import styles from "./knowledge.module.css";
import { categoriesQuery, useArticleChanged } from "./knowledge-queries.ts";

type Props = { article: ArticleDetail; edition: EditionDetail | undefined; isLocked: boolean };

/** What is true of an article in every language; each field is saved as it is changed. */
export function FactsPanel({ article, edition, isLocked }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const changed = useArticleChanged();
  const { busy, run } = useAction();
  const categories = useCategoryOptions(useQuery(categoriesQuery).data);
  const staff = useQuery(staffQuery).data ?? [];
  const brands = useQuery(brandsQuery).data ?? [];
  const named = (rows: readonly { id: number; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  const save = (body: SaveArticleFacts) =>
    run(
      async () => changed(await api.patch("/api/v1/knowledge/articles/:id", { params: { id: article.id }, body })),
      t("desk-forms.saved"),
    );
  const isOut = article.editions.some(({ published }) => published);
  const isReadersLocked = isLocked || busy || (isOut && !can("knowledge:publish"));
  const disabled = isLocked || busy;
  return (
    <aside className={styles.facts} aria-label={t("desk-knowledge.facts")}>
      {edition && (
        <AddressField
          key={`${edition.locale} ${edition.slug}`}
          article={article}
          edition={edition}
          isLocked={disabled}
        />
      )}
      <Field label={t("desk-knowledge.fields.category")}>
        {(id) => (
          <Select
            id={id}
            allowClear
            disabled={disabled}
            value={article.category?.id ?? null}
            options={categories}
            placeholder={t("desk-knowledge.noCategory")}
            onChange={(categoryId: number | null | undefined) => void save({ categoryId: categoryId ?? null })}
          />
        )}
      </Field>
      <Field label={t("desk-knowledge.fields.audience")}>
        {(id) => (
          <Select
            id={id}
            disabled={isReadersLocked}
            value={article.audience}
            options={audiences.map((value) => ({ value, label: t(`desk-knowledge.audience.${value}`) }))}
            onChange={(audience) => void save({ audience })}
          />
        )}
      </Field>
      {brands.length > 1 && (
        <Field label={t("desk-knowledge.fields.brands")}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              disabled={isReadersLocked}
              value={article.brandIds}
              options={named(brands)}
              placeholder={t("desk-knowledge.allBrands")}
              onChange={(brandIds: number[]) => void save({ brandIds })}
            />
          )}
        </Field>
      )}
      <Field label={t("desk-knowledge.fields.products")}>
        {(id) => (
          <Select
            id={id}
            mode="tags"
            disabled={disabled}
            value={article.products}
            placeholder={t("desk-knowledge.allProducts")}
            onChange={(products: string[]) =>
              void save({ products: products.map((one) => one.trim()).filter(Boolean) })
            }
            open={false}
            suffixIcon={null}
          />
        )}
      </Field>
      <Field label={t("desk-knowledge.fields.owner")}>
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            disabled={disabled}
            value={article.owner?.id ?? null}
            options={named(staff)}
            placeholder={t("desk-knowledge.noOwner")}
            onChange={(ownerId: number | null | undefined) => void save({ ownerId: ownerId ?? null })}
          />
        )}
      </Field>
      <Field label={t("desk-knowledge.fields.expires")} hint={t("desk-knowledge.expiresHint")}>
        {(id) => (
          <Input
            key={article.expiresAt}
            id={id}
            type="date"
            disabled={isReadersLocked}
            defaultValue={article.expiresAt ? dayOf(new Date(article.expiresAt)) : ""}
            onBlur={({ target }) => {
              const expiresAt = target.value ? new Date(`${target.value}T23:59:00`).toISOString() : null;
              if (expiresAt !== article.expiresAt) void save({ expiresAt });
            }}
          />
        )}
      </Field>
    </aside>
  );
}

const dayOf = (at: Date) =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
