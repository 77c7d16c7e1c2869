import { useNavigate, useSearch } from "@tanstack/react-router";
import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useCan } from "../../../lib/session.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import styles from "../settings/shared/lists.module.css";
import { ClaimList } from "./claim-list.tsx";
import { RemedyList } from "./remedy-list.tsx";

/** What waits for approval, what is to be carried out, all that was given, and the claims for it. */
export function MoneyPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const search: { tab?: string } = useSearch({ strict: false });
  const tabs = ["waiting", "booked", "all", ...(can("claims:manage") ? (["claims"] as const) : [])] as const;
  const tab = tabs.find((name) => name === search.tab) ?? "waiting";
  return (
    <>
      <PageHeader title={t("desk-money.title")} hint={t("desk-money.hint")} />
      <Tabs
        className={styles.tabs}
        activeKey={tab}
        onChange={(next) => void navigate({ to: "/make-good", search: { tab: next }, replace: true })}
        items={tabs.map((name) => ({
          key: name,
          label: t(`desk-money.tab.${name}`),
          children: name === "claims" ? <ClaimList /> : <RemedyList state={name === "all" ? undefined : name} />,
        }))}
        destroyOnHidden
      />
    </>
  );
}
