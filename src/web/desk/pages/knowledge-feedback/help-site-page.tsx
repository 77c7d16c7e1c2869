import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PageHeader } from "../../../ui/page-header.tsx";
import { PageTabs } from "../../../ui/tabs.tsx";
import { FeedbackList } from "./feedback-list.tsx";
import { FigureList } from "./figure-list.tsx";
import { SearchList } from "./search-list.tsx";

const tabs = ["figures", "said", "searches"] as const;

/** How articles do on the public help site, and what readers say of them. */
export function HelpSitePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search: { tab?: string } = useSearch({ strict: false });
  const tab = tabs.find((one) => one === search.tab) ?? "figures";
  return (
    <>
      <PageHeader title={t("desk-help.title")} hint={t("desk-help.hint")} />
      <PageTabs
        label={t("desk-help.title")}
        active={tab}
        onChange={(next) => void navigate({ to: "/reports/knowledge", search: { tab: next } })}
        items={{ figures: t("desk-help.figures"), said: t("desk-help.said"), searches: t("desk-help.searches.title") }}
      />
      {tab === "figures" && <FigureList />}
      {tab === "said" && <FeedbackList />}
      {tab === "searches" && <SearchList />}
    </>
  );
}
