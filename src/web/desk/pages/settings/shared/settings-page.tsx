import { PlusOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Column } from "../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { TableOf } from "../../../../ui/list-states.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { BackLink } from "./back-link.tsx";
import styles from "./settings.module.css";
import { useEditing } from "./use-editing.ts";

export type SettingsQuery<T> = {
  data?: readonly T[];
  isPending: boolean;
  isError: boolean;
  error: unknown;
  refetch: () => unknown;
};

/** A list of things that are set up, and the form of one of them in its place. */
export function SettingsPage<T extends { id: number | string }>(props: {
  path: string;
  title: string;
  hint?: ReactNode;
  newText?: string;
  query: SettingsQuery<T>;
  /** which of the rows the list shows, where it has filters */
  visible?: (rows: readonly T[] | undefined) => readonly T[] | undefined;
  /** said of a row: the first column, and the heading of its form */
  nameOf: (row: T) => string;
  /** set beside the name */
  badgeOf?: (row: T) => ReactNode;
  columns: readonly Column<T>[];
  /** what stands where nothing is set up yet */
  empty: { title: string; hint: string };
  /** rows that have no form */
  isFixed?: (row: T) => boolean;
  above?: ReactNode;
  editor: (row: T | null, close: () => void) => ReactNode;
}) {
  const { t } = useTranslation();
  const { editing, open, close } = useEditing(props.path);
  const { query } = props;
  if (editing !== null) {
    if (query.isPending) return <BlockSkeleton lines={8} />;
    if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
    const row = query.data?.find(({ id }) => String(id) === editing) ?? null;
    if (!row && editing !== "new") {
      return <EmptyState isMissing title={t("desk-shell.notFound.title")} hint={t("desk-shell.notFound.hint")} />;
    }
    return (
      <>
        <PageHeader
          title={row ? props.nameOf(row) : props.newText}
          hint={<BackLink path={props.path} title={props.title} />}
        />
        <div key={editing}>{props.editor(row, close)}</div>
      </>
    );
  }
  const name: Column<T> = {
    key: "name",
    title: t("desk-settings.name"),
    cell: (row) => (
      <span className={styles.name}>
        {props.isFixed?.(row) ? (
          <b>{props.nameOf(row)}</b>
        ) : (
          <Link to={props.path} search={{ edit: String(row.id) }}>
            {props.nameOf(row)}
          </Link>
        )}
        {props.badgeOf?.(row)}
      </span>
    ),
  };
  const create = props.newText && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => open("new")}>
      {props.newText}
    </Button>
  );
  return (
    <>
      <PageHeader title={props.title} hint={props.hint} actions={create} />
      {props.above}
      <TableOf
        query={props.visible ? { ...query, data: props.visible(query.data) } : query}
        caption={props.title}
        columns={[name, ...props.columns]}
        empty={<EmptyState title={props.empty.title} hint={props.empty.hint} />}
      />
    </>
  );
}
