import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { BackLink } from "../shared/back-link.tsx";
import listStyles from "../shared/lists.module.css";
import { useEditing } from "../shared/use-editing.ts";
import { hooksQuery } from "./alarm-queries.ts";
import { HookForm } from "./hook-form.tsx";
import { HooksTab } from "./hooks-tab.tsx";
import { LadderTab } from "./ladder-tab.tsx";
import { PeopleTab } from "./people-tab.tsx";
import { TellingsTab } from "./tellings-tab.tsx";

const PATH = "/settings/alarms";
const tabs = { groups: HooksTab, people: PeopleTab, ladder: LadderTab, log: TellingsTab };
type TabName = keyof typeof tabs;
const names = Object.keys(tabs) as TabName[];

/** How a promise that rings reaches people: groups, rungs and managers, the ladder of promises made by hand, the log. */
export function AlarmsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search: { tab?: string } = useSearch({ strict: false });
  const { editing, open, close } = useEditing(PATH);
  const tab = names.find((name) => name === search.tab) ?? "groups";
  if (editing !== null) return <HookEditor editing={editing} close={close} />;
  return (
    <>
      <PageHeader
        title={t("desk-alarms.title")}
        hint={t("desk-alarms.hint")}
        actions={
          tab === "groups" && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => open("new")}>
              {t("desk-alarms.hooks.new")}
            </Button>
          )
        }
      />
      <Tabs
        className={listStyles.tabs}
        activeKey={tab}
        onChange={(next) => void navigate({ to: PATH, search: { tab: next }, replace: true })}
        items={names.map((name) => {
          const Tab = tabs[name];
          return { key: name, label: t(`desk-alarms.tab.${name}`), children: <Tab /> };
        })}
        destroyOnHidden
      />
    </>
  );
}

function HookEditor({ editing, close }: { editing: string; close: () => void }) {
  const { t } = useTranslation();
  const query = useQuery(hooksQuery);
  if (query.isPending) return <BlockSkeleton lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const hook = query.data.find(({ id }) => String(id) === editing) ?? null;
  if (!hook && editing !== "new") {
    return <EmptyState isMissing title={t("desk-shell.notFound.title")} hint={t("desk-shell.notFound.hint")} />;
  }
  return (
    <>
      <PageHeader
        title={hook?.name ?? t("desk-alarms.hooks.new")}
        hint={<BackLink path={PATH} title={t("desk-alarms.title")} />}
      />
      <HookForm key={editing} hook={hook} onClose={close} />
    </>
  );
}
