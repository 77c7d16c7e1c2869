import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Category } from "../../../../shared/contract/knowledge-articles.ts";
import { api } from "../../../lib/api.ts";
import { nameIn } from "../../../lib/i18n.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { RowsSkeleton } from "../../../ui/skeletons.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { CategoryDialog } from "./category-dialog.tsx";
import { inOrder } from "./category-options.ts";
import styles from "./knowledge.module.css";
import { categoriesQuery } from "./knowledge-queries.ts";
import { RemoveCategoryDialog } from "./remove-category-dialog.tsx";

/** The shelves that articles stand on: two levels, in an order of one's own. */
export function CategoriesTab() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const query = useQuery(categoriesQuery);
  const { busy, run } = useAction();
  const [edited, setEdited] = useState<Category | "new" | null>(null);
  const [removed, setRemoved] = useState<Category | null>(null);
  if (query.isPending) return <RowsSkeleton height={40} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const all = query.data;
  const siblingsOf = ({ parentId }: Category) => all.filter((one) => one.parentId === parentId);
  const move = (category: Category, by: 1 | -1) => {
    const ids = siblingsOf(category).map(({ id }) => id);
    const at = ids.indexOf(category.id);
    ids.splice(at, 1);
    ids.splice(at + by, 0, category.id);
    return run(async () => {
      const { items } = await api.post("/api/v1/knowledge/categories/order", { body: { ids } });
      client.setQueryData(categoriesQuery.queryKey, items);
    });
  };
  const row = (category: Category) => {
    const name = nameIn(category.names, i18n.language);
    const siblings = siblingsOf(category);
    return (
      <li key={category.id} data-below={category.parentId !== null || undefined}>
        <span className={styles.categoryName}>
          {name} <small>{t("desk-knowledge.category.articles", { count: category.articles })}</small>
        </span>
        <Button
          type="text"
          icon={<ArrowUpOutlined />}
          aria-label={t("desk-knowledge.category.up", { name })}
          disabled={busy || siblings[0] === category}
          onClick={() => void move(category, -1)}
        />
        <Button
          type="text"
          icon={<ArrowDownOutlined />}
          aria-label={t("desk-knowledge.category.down", { name })}
          disabled={busy || siblings.at(-1) === category}
          onClick={() => void move(category, 1)}
        />
        <Button aria-label={t("desk-knowledge.category.edit", { name })} onClick={() => setEdited(category)}>
          {t("desk-knowledge.act.edit")}
        </Button>
        <Button aria-label={t("desk-knowledge.category.remove", { name })} onClick={() => setRemoved(category)}>
          {t("desk-knowledge.act.remove")}
        </Button>
      </li>
    );
  };
  return (
    <div className={styles.categories}>
      <Button onClick={() => setEdited("new")}>{t("desk-knowledge.category.new")}</Button>
      {all.length === 0 ? (
        <EmptyState title={t("desk-knowledge.category.none")} hint={t("desk-knowledge.category.noneHint")} />
      ) : (
        <ul>{inOrder(all).map(row)}</ul>
      )}
      {edited && (
        <CategoryDialog category={edited === "new" ? null : edited} all={all} onClose={() => setEdited(null)} />
      )}
      {removed && <RemoveCategoryDialog category={removed} all={all} onClose={() => setRemoved(null)} />}
    </div>
  );
}
