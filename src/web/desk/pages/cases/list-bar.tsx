import { EllipsisOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown, type MenuProps, Select } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, urlOf } from "../../../lib/api.ts";
import { caseSorts } from "../../../lib/case-list-query.ts";
import { errorText } from "../../../lib/i18n.ts";
import { useCan } from "../../../lib/session.ts";
import { QueryInput } from "../../../ui/query-input.tsx";
import { FilterMenu } from "./filter-menu.tsx";
import styles from "./list.module.css";
import type { ListState } from "./use-list-state.ts";
import { useQueryOffers } from "./use-query-offers.ts";

const SaveViewDialog = lazy(async () => ({ default: (await import("./save-view-dialog.tsx")).SaveViewDialog }));

/** Above the list: the view's name, the query, its filters, the order, and what can be done with the whole view. */
export function ListBar({ state, onViews }: { state: ListState; onViews: () => void }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const can = useCan();
  const offers = useQueryOffers();
  const [saving, setSaving] = useState(false);
  const { view, query, sort, setQuery } = state;
  const ownView = view && !view.builtIn && (!view.shared || can("views:manage-shared"));

  const remove = () =>
    modal.confirm({
      title: t("desk-cases.view.removeTitle", { name: view?.name }),
      okText: t("desk-cases.view.remove"),
      onOk: async () => {
        try {
          await api.delete("/api/v1/views/:id", { params: { id: view!.id } });
          await client.invalidateQueries({ queryKey: ["views"] });
          state.openView("mine");
        } catch (error) {
          void message.error(errorText(error));
        }
      },
    });
  const items: MenuProps["items"] = [
    { key: "save", label: t("desk-cases.view.save"), onClick: () => setSaving(true) },
    ownView ? { key: "remove", label: t("desk-cases.view.remove"), onClick: remove } : null,
    can("cases:export")
      ? {
          key: "csv",
          label: (
            <a href={urlOf("/api/v1/cases/export.csv", { query: { query } })} download>
              {t("desk-cases.export")}
            </a>
          ),
        }
      : null,
  ];
  const filters = [
    ["state"],
    ["owner", offers.staff],
    ["team", offers.team],
    ["promise"],
    ["priority"],
    ["severity"],
    ["tag", offers.tag],
    ["channel", offers.channel],
  ] as const;
  return (
    <div className={styles.bar}>
      <div className={styles.barLine}>
        <Button className={styles.viewsButton} onClick={onViews}>
          {t("desk-cases.views")}
        </Button>
        <h1>{viewName(view, t)}</h1>
        <QueryInput value={query} offers={offers} onSubmit={setQuery} label={t("desk-cases.query.label")} />
        <Select
          value={sort}
          onChange={state.setSort}
          aria-label={t("desk-cases.sort.label")}
          options={caseSorts.map((value) => ({ value, label: t(`desk-cases.sort.${value}`) }))}
          popupMatchSelectWidth={false}
        />
        <Dropdown menu={{ items }} trigger={["click"]}>
          <Button icon={<EllipsisOutlined aria-hidden="true" />} aria-label={t("desk-cases.view.actions")} />
        </Dropdown>
      </div>
      <div className={styles.filters}>
        {filters.map(([field, names]) => (
          <FilterMenu key={field} field={field} names={names} query={query} onChange={setQuery} />
        ))}
        {state.changed && (
          <>
            <Button size="small" type="link" onClick={() => setSaving(true)}>
              {t("desk-cases.view.save")}
            </Button>
            <Button size="small" type="link" onClick={() => state.openView(view!.id)}>
              {t("desk-cases.view.reset")}
            </Button>
          </>
        )}
      </div>
      <Suspense>{saving && <SaveViewDialog state={state} onClose={() => setSaving(false)} />}</Suspense>
    </div>
  );
}

/** Built-in views are named in the reader's language, others as somebody named them. */
export function viewName(
  view: { id: string; name: string; builtIn: boolean } | undefined,
  t: (key: string) => string,
): string {
  if (!view) return "";
  return view.builtIn ? t(`cases.views.${view.id}`) : view.name;
}
