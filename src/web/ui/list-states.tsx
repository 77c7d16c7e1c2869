import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./data-table.module.css";
import { type Column, DataTable } from "./data-table.tsx";
import { ErrorState } from "./error-state.tsx";
import { NotFoundYet } from "./not-found-yet.tsx";
import { RowsSkeleton } from "./skeletons.tsx";

type Asked = { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown };

/** A short list with all its states: on its way, failed, empty, there. */
export function TableOf<T extends { id: number | string }>(props: {
  query: Asked & { data?: readonly T[] };
  caption: string;
  columns: readonly Column<T>[];
  empty: ReactNode;
}) {
  const { query } = props;
  if (query.isPending) return <RowsSkeleton height={48} />;
  if (query.isError || !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.length === 0) return props.empty;
  return (
    <div className={styles.wrap}>
      <DataTable caption={props.caption} columns={props.columns} rows={query.data} />
    </div>
  );
}

/** The same for a list that is fetched page by page. */
export function PagedTable<T extends { id: number | string }>(props: {
  list: Asked & {
    rows: readonly T[];
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isPlaceholderData: boolean;
    looking: "settled" | "looking" | "resting";
    fetchNextPage: () => unknown;
  };
  caption: string;
  columns: readonly Column<T>[];
  empty: ReactNode;
}) {
  const { t } = useTranslation();
  const { list } = props;
  if (list.isPending) return <RowsSkeleton height={48} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.rows.length === 0) {
    if (list.looking === "settled") return props.empty;
    return <NotFoundYet state={list.looking} onFurther={() => void list.fetchNextPage()} />;
  }
  return (
    <div className={`${styles.wrap} ${list.isPlaceholderData ? styles.stale : ""}`}>
      <DataTable caption={props.caption} columns={props.columns} rows={list.rows} />
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button
            loading={list.isFetchingNextPage || list.looking === "looking"}
            onClick={() => void list.fetchNextPage()}
          >
            {t(list.looking === "resting" ? "desk-forms.further" : "desk-forms.more")}
          </Button>
        </div>
      )}
    </div>
  );
}
