import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { NotificationView, ReadNotifications } from "../../../shared/contract/notifications.ts";
import { api } from "../../lib/api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { HaveIt } from "./have-it.tsx";
import styles from "./notifications.module.css";
import { useNoteWords } from "./use-note-words.ts";

/** What somebody is told by name, newest first. Opening one reads it. */
export function NotificationList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const list = useQuery({
    queryKey: ["notifications", "list"],
    queryFn: () => api.get("/api/v1/notifications", { query: { limit: 20 } }),
  });
  const read = async (which: ReadNotifications) => {
    // A note that stays unread is no harm: the next look brings it again.
    await api.post("/api/v1/notifications/read", { body: which }).catch(() => {});
    await client.invalidateQueries({ queryKey: ["notifications"] });
  };
  const open = (note: NotificationView) => {
    if (note.readAt === null) void read({ ids: [note.id] });
    onClose();
    if (note.promise?.kind === "improvement") void navigate({ to: "/improvements", search: { state: "open" } });
    if (note.article) {
      const { id, locale } = note.article;
      const params = { articleId: String(id) };
      void navigate({ to: "/knowledge/$articleId", params, search: locale ? { locale } : {} });
    }
    if (!note.case) return;
    void navigate({
      to: "/cases/$caseId",
      params: { caseId: String(note.case.id) },
      search: note.messageId === null ? {} : { message: note.messageId },
    });
  };
  const wordsOf = useNoteWords();
  const notes = list.data?.items ?? [];
  return (
    <section className={styles.panel} aria-label={t("desk-notifications.title")}>
      <header>
        <h2>{t("desk-notifications.title")}</h2>
        <Button
          type="link"
          size="small"
          disabled={notes.every(({ readAt }) => readAt !== null)}
          onClick={() => read({ all: true })}
        >
          {t("desk-notifications.readAll")}
        </Button>
      </header>
      {list.isPending && <RowsSkeleton rows={4} height={52} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && notes.length === 0 && <EmptyState title={t("desk-notifications.none")} />}
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <button type="button" onClick={() => open(note)} data-unread={note.readAt === null}>
              <span>{wordsOf(note)}</span>
              <small>
                {note.case && `#${note.case.id} ${note.case.subject}`}
                {note.case && note.detail && " · "}
                {note.detail}
              </small>
              <TimeAgo at={note.at} />
            </button>
            <HaveIt note={note} className={styles.haveIt} />
          </li>
        ))}
      </ul>
      <Button
        block
        type="text"
        onClick={() => {
          onClose();
          void navigate({ to: "/notifications" });
        }}
      >
        {t("desk-alarms.notes.all")}
      </Button>
    </section>
  );
}
