import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Permission } from "../../../../shared/permissions.ts";
import { useCan } from "../../../lib/session.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import styles from "../settings/shared/lists.module.css";
import { ArticlesTab } from "./articles-tab.tsx";
import { CategoriesTab } from "./categories-tab.tsx";
import { ImportTab } from "./import-tab.tsx";
import { NewArticleDialog } from "./new-article-dialog.tsx";
import { ReviewsTab } from "./reviews-tab.tsx";

const tabs = [
  { key: "articles", permission: "knowledge:read", page: ArticlesTab },
  { key: "reviews", permission: "knowledge:read", page: ReviewsTab },
  { key: "categories", permission: "knowledge:manage", page: CategoriesTab },
  { key: "import", permission: "knowledge:manage", page: ImportTab },
] as const satisfies readonly { key: string; permission: Permission; page: () => unknown }[];

/** What we know, for customers and for ourselves: to find, to write, to look after. */
export function KnowledgePage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const search: { tab?: string } = useSearch({ strict: false });
  const [isWriting, setWriting] = useState(false);
  const open = tabs.filter(({ permission }) => can(permission));
  const active = open.find(({ key }) => key === search.tab)?.key ?? "articles";
  return (
    <>
      <PageHeader
        title={t("desk-knowledge.title")}
        hint={t("desk-knowledge.hint")}
        actions={
          can("knowledge:write") && (
            <>
              <Button onClick={() => void navigate({ to: "/knowledge/gaps" })}>{t("desk-solutions.gaps.title")}</Button>
              <Button type="primary" onClick={() => setWriting(true)}>
                {t("desk-knowledge.new.do")}
              </Button>
            </>
          )
        }
      />
      <Tabs
        className={styles.tabs}
        activeKey={active}
        onChange={(tab) => void navigate({ to: "/knowledge", search: { tab }, replace: true })}
        items={open.map(({ key, page: Page }) => ({
          key,
          label: t(`desk-knowledge.tabs.${key}`),
          children: <Page />,
        }))}
        tabBarGutter={20}
        destroyOnHidden
      />
      {isWriting && <NewArticleDialog onClose={() => setWriting(false)} />}
    </>
  );
}
