import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { notificationKinds, type ReadNotifications } from "../../../../shared/contract/notifications.ts";
import { api } from "../../../lib/api.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { RowsSkeleton } from "../../../ui/skeletons.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { NoteRow } from "./note-row.tsx";
import styles from "./notifications-page.module.css";

type Search = { unread?: string; kind?: string; promise?: string };

/** Everything somebody was told by name: filtered, read and put back, with the way to the case and “I have it”. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const { run } = useAction();
  const unread = search.unread !== undefined;
  const kind = notificationKinds.find((one) => one === search.kind);
  const promiseId = Number(search.promise) || undefined;
  const list = usePaged(["notifications", "page", unread, kind, promiseId], (cursor) =>
    api.get("/api/v1/notifications", {
      query: { cursor, limit: 30, ...(unread && { unread }), ...(kind && { kind }), ...(promiseId && { promiseId }) },
    }),
  );
  const show = (next: Search) => void navigate({ to: "/notifications", search: next, replace: true });
  const read = (which: ReadNotifications) =>
    run(async () => {
      await api.post("/api/v1/notifications/read", { body: which });
      await client.invalidateQueries({ queryKey: ["notifications"] });
    });
  return (
    <>
      <PageHeader
        title={t("desk-notifications.title")}
        actions={<Button onClick={() => void read({ all: true })}>{t("desk-notifications.readAll")}</Button>}
      />
      <div className={styles.filters}>
        <Segmented
          aria-label={t("desk-alarms.notes.which")}
          value={unread ? "unread" : "all"}
          onChange={(value) => show({ ...search, unread: value === "unread" ? "1" : undefined })}
          options={(["all", "unread"] as const).map((value) => ({
            value,
            label: t(`desk-alarms.notes.filter.${value}`),
          }))}
        />
        <Select
          allowClear
          className={styles.kind}
          aria-label={t("desk-alarms.notes.kind")}
          placeholder={t("desk-alarms.notes.everyKind")}
          value={kind}
          onChange={(value?: string) => show({ ...search, kind: value })}
          options={notificationKinds.map((value) => ({ value, label: t(`notifications.kinds.${value}`) }))}
        />
        {promiseId && (
          <Button type="link" onClick={() => show({})}>
            {t("desk-alarms.notes.showAll")}
          </Button>
        )}
      </div>
      {list.isPending && <RowsSkeleton rows={6} height={60} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && list.rows.length === 0 && (
        <EmptyState title={t("desk-notifications.none")} hint={t("desk-alarms.notes.noneHint")} />
      )}
      <ul className={styles.list} aria-label={t("desk-notifications.title")}>
        {list.rows.map((note) => (
          <NoteRow key={note.id} note={note} onRead={(isRead) => void read({ ids: [note.id], read: isRead })} />
        ))}
      </ul>
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("desk-cases.more")}
          </Button>
        </div>
      )}
    </>
  );
}
