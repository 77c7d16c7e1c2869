import { useNavigate, useSearch } from "@tanstack/react-router";
import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useCan } from "../../../lib/session.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import listStyles from "../settings/shared/lists.module.css";
import { CallList } from "./call-list.tsx";
import { Callbacks } from "./callbacks.tsx";
import styles from "./calls.module.css";
import { Colleagues } from "./colleagues.tsx";
import { MyTelephone } from "./my-telephone.tsx";
import { WaitingCalls } from "./waiting-calls.tsx";

/** The telephone: who waits and how long, whom we owe a call, who is there to answer, and all calls. */
export function CallsPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const search: { tab?: string } = useSearch({ strict: false });
  const now = (
    <div className={styles.columns}>
      <div>
        <WaitingCalls />
        {can("promises:read") && <Callbacks />}
      </div>
      <div>
        <MyTelephone />
        <Colleagues />
      </div>
    </div>
  );
  const tabs = [
    { key: "now", label: t("desk-calls.tabs.now"), children: now },
    ...(can("cases:read") ? [{ key: "all", label: t("desk-calls.tabs.all"), children: <CallList /> }] : []),
  ];
  return (
    <>
      <PageHeader title={t("desk-calls.title")} hint={t("desk-calls.hint")} />
      <Tabs
        className={listStyles.tabs}
        activeKey={search.tab === "all" ? "all" : "now"}
        onChange={(tab) => void navigate({ to: "/calls", search: tab === "now" ? {} : { tab }, replace: true })}
        items={tabs}
        destroyOnHidden
      />
    </>
  );
}
