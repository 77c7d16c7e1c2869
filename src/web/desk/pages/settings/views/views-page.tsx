import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SavedView } from "../../../../../shared/contract/cases.ts";
import { viewsQuery } from "../../../../lib/case-list-query.ts";
import { useCan } from "../../../../lib/session.ts";
import { SettingsPage } from "../shared/settings-page.tsx";
import { ViewForm } from "./view-form.tsx";

/** Saved views of the list of cases: the built-in ones, the shared ones and one's own. */
export function ViewsPage() {
  const { t } = useTranslation();
  const can = useCan();
  const views = useQuery(viewsQuery);
  const whose = ({ builtIn, shared }: SavedView) => (builtIn ? "builtIn" : shared ? "shared" : "own");
  return (
    <SettingsPage<SavedView>
      path="/settings/views"
      title={t("desk-views.title")}
      hint={t("desk-views.hint")}
      newText={t("desk-views.new")}
      query={views}
      nameOf={(view) => (view.builtIn ? t(`cases.views.${view.id}`) : view.name)}
      isFixed={(view) => view.builtIn || (view.shared && !can("views:manage-shared"))}
      empty={{ title: t("desk-views.title"), hint: t("desk-views.hint") }}
      columns={[
        { key: "whose", title: t("desk-views.whose"), cell: (view) => t(`desk-views.${whose(view)}`) },
        { key: "query", title: t("desk-views.query"), cell: (view) => view.query && <code>{view.query}</code> },
        { key: "sort", title: t("desk-views.sort"), cell: (view) => t(`desk-cases.sort.${view.sort}`) },
        {
          key: "open",
          title: "",
          cell: (view) => (
            <Link to="/cases" search={{ view: view.id }}>
              {t("desk-views.open")}
            </Link>
          ),
        },
      ]}
      editor={(view, close) => <ViewForm view={view} onClose={close} />}
    />
  );
}
