import { Button } from "antd";
import { useDeferredValue, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useKeepLooking } from "../../../lib/keep-looking.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { NotFoundYet } from "../../../ui/not-found-yet.tsx";
import { RowsSkeleton } from "../../../ui/skeletons.tsx";
import { CaseListRow } from "./case-list-row.tsx";
import styles from "./list.module.css";
import type { useCaseList } from "./use-case-list.ts";
import type { Selection } from "./use-selection.ts";

/** So many rows fill a screen. */
const FIRST = 20;

/** The rows, more of them as the end comes near, and the pill that counts what has come in meanwhile. */
export function CaseList(props: {
  list: ReturnType<typeof useCaseList>;
  selection: Selection;
  previewed: number | null;
  onPreview: (id: number) => void;
}) {
  const { t } = useTranslation();
  const { list, selection } = props;
  const looking = useKeepLooking(list);
  const scroller = useRef<HTMLDivElement>(null);
  // What fills the screen first, what lies below it after that.
  const rows = useDeferredValue(list.rows, list.rows.slice(0, FIRST));
  if (list.isPending) return <RowsSkeleton rows={12} height={56} />;
  if (list.isError && list.rows.length === 0) {
    return <ErrorState error={list.error} onRetry={() => list.refetch()} />;
  }
  const showNew = async () => {
    await list.showNew();
    scroller.current?.scrollTo({ top: 0 });
  };
  return (
    <div className={styles.scroller} ref={scroller} data-scroll-restoration-id="case-list">
      <div role="status" className={styles.pill}>
        {list.newCount > 0 && (
          <Button type="primary" size="small" shape="round" onClick={showNew}>
            {t("desk-cases.newOnes", { count: list.newCount })}
          </Button>
        )}
      </div>
      {list.rows.length === 0 && looking !== "settled" ? (
        <NotFoundYet state={looking} onFurther={() => void list.fetchNextPage()} />
      ) : list.rows.length === 0 ? (
        <EmptyState title={t("desk-cases.empty")} hint={t("desk-cases.emptyHint")} />
      ) : (
        <ul className={styles.rows} aria-label={t("desk-cases.title")}>
          {rows.map((row) => (
            <CaseListRow
              key={row.id}
              row={row}
              selected={selection.has(row.id)}
              previewed={props.previewed === row.id}
              onSelect={selection.toggle}
              onPreview={props.onPreview}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage && list.rows.length > 0 && rows === list.rows && (
        <More
          busy={list.isFetchingNextPage || looking === "looking"}
          resting={looking === "resting"}
          onNear={() => void list.fetchNextPage()}
        />
      )}
    </div>
  );
}

/** Fetches the next rows before the end is seen; `resting` waits to be told. */
function More({ busy, resting, onNear }: { busy: boolean; resting: boolean; onNear: () => void }) {
  const { t } = useTranslation();
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onNear);
  latest.current = onNear;
  useEffect(() => {
    if (busy || resting || !end.current) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: "600px",
    });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [busy, resting]);
  return (
    <div ref={end} className={styles.more}>
      <Button loading={busy} onClick={onNear}>
        {t(resting ? "desk-forms.further" : "desk-cases.more")}
      </Button>
    </div>
  );
}
