import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "../../../lib/session.ts";
import { useWideScreen } from "../../../lib/wide-screen.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SideDrawer } from "../../../ui/side-drawer.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { CaseList } from "./case-list.tsx";
import { CasePreview } from "./case-preview.tsx";
import { leaveTrail, takeLastSeen } from "./case-trail.ts";
import styles from "./list.module.css";
import { ListBar } from "./list-bar.tsx";
import { useCaseList } from "./use-case-list.ts";
import { useListKeys } from "./use-list-keys.ts";
import { useListState } from "./use-list-state.ts";
import { useSelection } from "./use-selection.ts";
import { ViewsRail } from "./views-rail.tsx";

/** The cases: views at the left, the list, and beside it the case under the cursor where there is room. */
export function CasesPage() {
  const { t } = useTranslation();
  const can = useCan();
  const state = useListState();
  const list = useCaseList(state.query, state.sort, state.isKnown);
  const ids = useMemo(() => list.rows.map(({ id }) => id), [list.rows]);
  const selection = useSelection(ids);
  const [current, setCurrent] = useState<number | null>(null);
  const [choosingView, setChoosingView] = useState(false);
  const hasPreview = useWideScreen(1280);
  useListKeys(ids, current, selection);
  useEffect(() => leaveTrail(ids, state.search), [ids, state.search]);
  // Another list: what was ticked or looked at in the old one is not in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list's identity is its query and order
  useEffect(() => {
    selection.clear();
    setCurrent(null);
  }, [state.query, state.sort]);

  // Back from a case: on from its row, for the eyes and for j and k.
  const isShown = ids.length > 0;
  useEffect(() => {
    if (!isShown) return;
    const row = document.querySelector<HTMLElement>(`[data-case="${takeLastSeen()}"]`);
    row?.focus({ preventScroll: true });
    row?.closest("li")?.scrollIntoView({ block: "nearest" });
  }, [isShown]);

  if (state.views.isError) return <ErrorState error={state.views.error} onRetry={() => state.views.refetch()} />;
  return (
    <div className={styles.cases}>
      <aside className={styles.rail}>
        <ViewsRail state={state} />
      </aside>
      <SideDrawer open={choosingView} onClose={() => setChoosingView(false)} side="left" title={t("desk-cases.views")}>
        <ViewsRail state={state} onChoose={() => setChoosingView(false)} />
      </SideDrawer>
      <section className={styles.middle} aria-label={t("desk-cases.title")}>
        <ListBar state={state} onViews={() => setChoosingView(true)} />
        {selection.size > 0 && can("cases:bulk") && <BulkBar selection={selection} onChanged={list.refresh} />}
        <CaseList list={list} selection={selection} previewed={hasPreview ? current : null} onPreview={setCurrent} />
      </section>
      {hasPreview && (
        <aside className={styles.preview} aria-label={t("desk-cases.preview.label")}>
          <CasePreview id={current} />
        </aside>
      )}
    </div>
  );
}
