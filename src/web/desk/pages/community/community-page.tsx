import { useNavigate, useSearch } from "@tanstack/react-router";
import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import type { Permission } from "../../../../shared/permissions.ts";
import { useCan } from "../../../lib/session.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import styles from "../settings/shared/lists.module.css";
import { BadgesTab } from "./badges-tab.tsx";
import { MembersTab } from "./members-tab.tsx";
import { QuestionsTab } from "./questions-tab.tsx";
import { QueueTab } from "./queue-tab.tsx";

const tabs = [
  { key: "questions", permission: "community:read", page: QuestionsTab },
  { key: "queue", permission: "community:moderate", page: QueueTab },
  { key: "members", permission: "community:moderate", page: MembersTab },
  { key: "badges", permission: "community:read", page: BadgesTab },
] as const satisfies readonly { key: string; permission: Permission; page: () => unknown }[];

/** What is asked in public: to answer, to look after, and who of us speaks there. */
export function CommunityPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const search: { tab?: string } = useSearch({ strict: false });
  const open = tabs.filter(({ permission }) => can(permission));
  const active = open.find(({ key }) => key === search.tab)?.key ?? "questions";
  return (
    <>
      <PageHeader title={t("desk-community.title")} hint={t("desk-community.hint")} />
      <Tabs
        className={styles.tabs}
        activeKey={active}
        onChange={(tab) => void navigate({ to: "/community", search: { tab }, replace: true })}
        items={open.map(({ key, page: Page }) => ({
          key,
          label: t(`desk-community.tabs.${key}`),
          children: <Page />,
        }))}
        tabBarGutter={20}
        destroyOnHidden
      />
    </>
  );
}
