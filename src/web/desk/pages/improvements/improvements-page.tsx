import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useCan } from "../../../lib/session.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { PageTabs } from "../../../ui/tabs.tsx";
import { CauseFigures } from "./cause-figures.tsx";
import { ImprovementList } from "./improvement-list.tsx";

/** Why complaints come about, and what is done about it by whom and by when. */
export function ImprovementsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const reads = useCan()("reports:read");
  const search: { tab?: string } = useSearch({ strict: false });
  const tab = reads && search.tab === "causes" ? "causes" : "actions";
  return (
    <>
      <PageHeader title={t("desk-improvements.title")} hint={t("desk-improvements.hint")} />
      {reads && (
        <PageTabs
          label={t("desk-improvements.title")}
          active={tab}
          onChange={(next) => void navigate({ to: "/improvements", search: { tab: next } })}
          items={{ actions: t("desk-improvements.actions"), causes: t("desk-improvements.causes") }}
        />
      )}
      {tab === "causes" ? <CauseFigures /> : <ImprovementList />}
    </>
  );
}
