import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { GapView } from "../../../../shared/contract/solutions.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { CaseLink } from "../../links.tsx";
import styles from "./gaps.module.css";

/** What was answered to a question that no article answers, and what to do about it. */
export function GapDetails({ gap, onSettled }: { gap: GapView; onSettled: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { busy, run } = useAction();
  const query = useQuery({
    queryKey: ["knowledge-gaps", "one", gap.id],
    queryFn: () => api.get("/api/v1/knowledge/gaps/:id", { params: { id: gap.id } }),
  });
  const params = { id: gap.id };
  const isOpen = gap.state === "open";
  const openArticle = (id: number) => void navigate({ to: "/knowledge/$articleId", params: { articleId: String(id) } });
  const write = () =>
    run(async () => {
      const { articleId } = await api.post("/api/v1/knowledge/gaps/:id/write", { params });
      await client.invalidateQueries({ queryKey: ["knowledge-gaps"] });
      openArticle(articleId);
    });
  const putAside = () =>
    run(
      async () => {
        await api.post("/api/v1/knowledge/gaps/:id/dismiss", { params, body: { dismissed: isOpen } });
        await client.invalidateQueries({ queryKey: ["knowledge-gaps"] });
        onSettled();
      },
      t(isOpen ? "desk-solutions.gaps.dismissed" : "desk-solutions.gaps.reopened"),
    );
  if (query.isPending) return <BlockSkeleton lines={6} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { solutions, articleId } = query.data;
  return (
    <div className={styles.details}>
      <h2>{t("desk-solutions.gaps.answers")}</h2>
      {solutions.length === 0 && <p>{t("desk-solutions.gaps.noAnswers")}</p>}
      <ul>
        {solutions.map((solution) => (
          <li key={solution.caseId}>
            <strong>{solution.question}</strong>
            <p>{solution.answer}</p>
            <small>
              <CaseLink id={solution.caseId}>#{solution.caseId}</CaseLink>
              {solution.by && ` · ${t("desk-solutions.by", { name: solution.by.name })}`} · <TimeAgo at={solution.at} />
            </small>
          </li>
        ))}
      </ul>
      <div className={styles.acts}>
        {articleId !== null && (
          <Button type="primary" onClick={() => openArticle(articleId)}>
            {t("desk-solutions.gaps.edit")}
          </Button>
        )}
        {gap.state !== "written" && (
          <Button type="primary" loading={busy} onClick={() => void write()}>
            {t("desk-solutions.gaps.write")}
          </Button>
        )}
        {gap.state !== "written" && can("knowledge:publish") && (
          <Button disabled={busy} onClick={() => void putAside()}>
            {t(isOpen ? "desk-solutions.gaps.dismiss" : "desk-solutions.gaps.reopen")}
          </Button>
        )}
      </div>
    </div>
  );
}
