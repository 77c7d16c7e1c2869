import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useCan } from "../../../lib/session.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { PageTabs } from "../../../ui/tabs.tsx";
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
  const words = Object.fromEntries(tabs.map((name) => [name, t(`desk-money.tab.${name}`)]));
  return (
    <>
      <PageHeader title={t("desk-money.title")} hint={t("desk-money.hint")} />
      <PageTabs<string>
        label={t("desk-money.title")}
        active={tab}
        onChange={(next) => void navigate({ to: "/make-good", search: { tab: next }, replace: true })}
        items={words}
      />
      {tab === "claims" ? <ClaimList /> : <RemedyList key={tab} state={tab === "all" ? undefined : tab} />}
    </>
  );
}
