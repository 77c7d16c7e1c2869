import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DeskPost } from "../../../../shared/contract/community.ts";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import styles from "./community.module.css";
import { PostActs } from "./post-acts.tsx";
import { PostMarks } from "./post-marks.tsx";

/** A post with what is known about it only here: what was hidden from the public, reports, what it was before. */
export function PostCard(props: {
  post: DeskPost;
  questionId: number;
  /** of its question, where that is not around it */
  title?: string;
  locked?: boolean;
}) {
  const { t } = useTranslation();
  const { post, questionId, title } = props;
  return (
    <article
      className={styles.post}
      data-official={post.official || undefined}
      data-comment={post.kind === "comment" || undefined}
    >
      {title && (
        <Link to="/community/$questionId" params={{ questionId: String(questionId) }}>
          {title}
        </Link>
      )}
      <p className={styles.head}>
        <strong>{post.author.name}</strong>
        {post.author.badge && (
          <span className={styles.badge}>{post.author.title ?? t(`community.badges.${post.author.badge}`)}</span>
        )}
        {post.member?.banned && <span className={styles.soft}>{t("desk-community.banned")}</span>}
        <TimeAgo at={post.createdAt} />
        {post.editedAt && <span className={styles.soft}>{t("community.edited")}</span>}
        <PostMarks post={post} />
      </p>
      <p className={styles.text}>{post.text}</p>
      {post.privateText && (
        <div className={styles.private}>
          <strong>{t("desk-community.private")}</strong>
          <p className={styles.text}>{post.privateText}</p>
        </div>
      )}
      {post.reports.length > 0 && (
        <ul className={styles.reports} aria-label={t("desk-community.reports")}>
          {post.reports.map((report) => (
            <li key={report.at}>
              {t(`community.report.reasons.${report.reason}`)}
              {report.words && `: ${report.words}`} <TimeAgo at={report.at} />
            </li>
          ))}
        </ul>
      )}
      {post.edits.length > 0 && (
        <details className={styles.edits}>
          <summary>{t("desk-community.edits", { count: post.edits.length })}</summary>
          {post.edits.map((edit) => (
            <div key={edit.at}>
              <TimeAgo at={edit.at} />
              <p className={styles.text}>{[edit.title, edit.text].filter(Boolean).join("\n\n")}</p>
            </div>
          ))}
        </details>
      )}
      <PostActs post={post} locked={props.locked ?? false} />
    </article>
  );
}
