import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SavedView } from "../../../../shared/contract/cases.ts";
import { api } from "../../../lib/api.ts";
import styles from "./list.module.css";
import { viewName } from "./list-bar.tsx";
import type { ListState } from "./use-list-state.ts";

const MOST = 100;

/** The saved views with how many cases are in each, counted up to 99. */
export function ViewsRail({ state, onChoose }: { state: ListState; onChoose?: () => void }) {
  const { t } = useTranslation();
  const views = state.views.data ?? [];
  const ids = views.map(({ id }) => id).join(",");
  const counts = useQuery({
    queryKey: ["view-counts", ids],
    queryFn: () => api.get("/api/v1/cases/counts", { query: { ids } }),
    enabled: views.length > 0,
  });
  const section = (label: string, items: SavedView[]) =>
    items.length > 0 && (
      <section aria-label={label}>
        <h2>{label}</h2>
        <ul>
          {items.map((view) => (
            <li key={view.id}>
              <Link
                to="/cases"
                search={{ view: view.id }}
                aria-current={state.view?.id === view.id ? "page" : undefined}
                onClick={onChoose}
              >
                <span>{viewName(view, t)}</span>
                <Count value={counts.data?.[view.id]} />
              </Link>
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <nav aria-label={t("desk-cases.views")} className={styles.views}>
      {section(
        t("desk-cases.viewsBuiltIn"),
        views.filter(({ builtIn }) => builtIn),
      )}
      {section(
        t("desk-cases.viewsShared"),
        views.filter(({ builtIn, shared }) => !builtIn && shared),
      )}
      {section(
        t("desk-cases.viewsOwn"),
        views.filter(({ builtIn, shared }) => !builtIn && !shared),
      )}
    </nav>
  );
}

function Count({ value }: { value: number | undefined }) {
  if (value === undefined) return null;
  return <span className={styles.count}>{value >= MOST ? "99+" : value}</span>;
}
