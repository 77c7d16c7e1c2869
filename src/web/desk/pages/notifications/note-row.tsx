import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { NotificationView } from "../../../../shared/contract/notifications.ts";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { HaveIt } from "../../shell/have-it.tsx";
import { useNoteWords } from "../../shell/use-note-words.ts";
import styles from "./notifications-page.module.css";

/** One thing that was told: what, of which case, when, and what can be done about it. */
export function NoteRow({ note, onRead }: { note: NotificationView; onRead: (isRead: boolean) => void }) {
  const { t } = useTranslation();
  const wordsOf = useNoteWords();
  const isUnread = note.readAt === null;
  return (
    <li className={styles.note} data-unread={isUnread}>
      <div className={styles.words}>
        {note.case ? (
          <Link
            to="/cases/$caseId"
            params={{ caseId: String(note.case.id) }}
            search={note.messageId === null ? {} : { message: note.messageId }}
            onClick={() => isUnread && onRead(true)}
          >
            {wordsOf(note)}
          </Link>
        ) : note.article ? (
          <Link
            to="/knowledge/$articleId"
            params={{ articleId: String(note.article.id) }}
            search={note.article.locale ? { locale: note.article.locale } : {}}
            onClick={() => isUnread && onRead(true)}
          >
            {wordsOf(note)}
          </Link>
        ) : (
          <span>{wordsOf(note)}</span>
        )}
        <small>
          {note.case && `#${note.case.id} ${note.case.subject}`}
          {note.case && note.detail && " · "}
          {note.detail}
        </small>
      </div>
      <div className={styles.acts}>
        <TimeAgo at={note.at} />
        <HaveIt note={note} />
        <Button size="small" type="text" onClick={() => onRead(isUnread)}>
          {t(isUnread ? "desk-alarms.notes.read" : "desk-alarms.notes.unread")}
        </Button>
      </div>
    </li>
  );
}
