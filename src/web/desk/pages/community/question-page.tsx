import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { QuestionDetail } from "../../../../shared/contract/community.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { CaseLink } from "../../links.tsx";
import { AnswerBox } from "./answer-box.tsx";
import styles from "./community.module.css";
import { MergeDialog } from "./merge-dialog.tsx";
import { PostCard } from "./post-card.tsx";

/** One question with all that was said there, and a place to answer in public. */
export function QuestionPage() {
  const { t } = useTranslation();
  const { questionId } = useParams({ strict: false }) as { questionId: string };
  const id = Number(questionId);
  const isNumber = Number.isSafeInteger(id) && id > 0;
  const found = useQuery({
    queryKey: ["community", "question", id],
    queryFn: ({ signal }) => api.get("/api/v1/community/questions/:id", { params: { id }, signal }),
    enabled: isNumber,
  });
  if (!isNumber)
    return <EmptyState isMissing title={t("desk-shell.notFound.title")} hint={t("desk-shell.notFound.hint")} />;
  if (found.isPending) return <BlockSkeleton lines={10} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return <Question detail={found.data} />;
}

function Question({ detail }: { detail: QuestionDetail }) {
  const { t } = useTranslation();
  const can = useCan();
  const { question, posts } = detail;
  const answers = posts
    .filter(({ kind }) => kind === "answer")
    .sort((a, b) => Number(b.official) - Number(a.official) || Number(b.accepted) - Number(a.accepted));
  const commentsOn = (id: number) => posts.filter(({ kind, parentId }) => kind === "comment" && parentId === id);
  return (
    <div className={styles.page}>
      <PageHeader
        title={detail.title}
        hint={
          <>
            <Link to="/community">{t("desk-community.title")}</Link> · {detail.community.name} ·{" "}
            <a href={detail.url} target="_blank" rel="noreferrer">
              {t("desk-community.public")}
            </a>
            {detail.caseId !== null && (
              <>
                {" · "}
                <CaseLink id={detail.caseId} />
              </>
            )}
          </>
        }
        actions={<QuestionActs detail={detail} />}
      />
      {detail.mergedInto !== null && (
        <p>
          {t("desk-community.mergedInto")}{" "}
          <Link to="/community/$questionId" params={{ questionId: String(detail.mergedInto) }}>
            #{detail.mergedInto}
          </Link>
        </p>
      )}
      <div className={styles.posts}>
        {[question, ...answers].map((post) => (
          <section key={post.id}>
            <PostCard post={post} questionId={detail.id} locked={detail.locked} />
            {commentsOn(post.id).map((comment) => (
              <PostCard key={comment.id} post={comment} questionId={detail.id} />
            ))}
          </section>
        ))}
      </div>
      {can("community:answer") && detail.mergedInto === null && <AnswerBox detail={detail} />}
    </div>
  );
}

function QuestionActs({ detail }: { detail: QuestionDetail }) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const [merging, setMerging] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: ["community"] });
  const makeCase = () =>
    run(async () => {
      await api.post("/api/v1/community/questions/:id/case", { params: { id: detail.id } });
      await refresh();
    }, t("desk-community.madeCase"));
  return (
    <>
      {can("community:answer") && detail.caseId === null && detail.state !== "hidden" && (
        <Button loading={busy} onClick={() => void makeCase()}>
          {t("desk-community.makeCase")}
        </Button>
      )}
      {can("community:moderate") && detail.mergedInto === null && (
        <Button onClick={() => setMerging(true)}>{t("desk-community.merge.do")}</Button>
      )}
      {merging && (
        <MergeDialog
          detail={detail}
          onClose={() => setMerging(false)}
          onDone={async (into) => {
            await refresh();
            await navigate({ to: "/community/$questionId", params: { questionId: String(into) } });
          }}
        />
      )}
    </>
  );
}
