import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { RowsSkeleton } from "../../../ui/skeletons.tsx";
import styles from "./community.module.css";
import { PostCard } from "./post-card.tsx";

/** Posts that wait for a look: held ones, and those that somebody reported. */
export function QueueTab() {
  const { t } = useTranslation();
  const list = usePaged(["community", "queue"], (cursor, signal) =>
    api.get("/api/v1/community/queue", { query: { cursor }, signal }),
  );
  if (list.isPending) return <RowsSkeleton height={96} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.rows.length === 0) {
    return <EmptyState title={t("desk-community.queueNone")} hint={t("desk-community.queueNoneHint")} />;
  }
  return (
    <div className={styles.posts}>
      {list.rows.map((post) => (
        <PostCard key={post.id} post={post} questionId={post.questionId} title={post.title} />
      ))}
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t("desk-forms.further")}</Button>}
    </div>
  );
}
