import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PromiseView } from "../../shared/contract/promises.ts";
import { api } from "../lib/api.ts";
import { usePromiseWords } from "../lib/promise-words.ts";
import { useClock } from "../lib/time.ts";
import { DueExplanation } from "./due-explanation.tsx";
import { ErrorState } from "./error-state.tsx";
import styles from "./promise-ring.module.css";
import { RingGlyph } from "./ring-glyph.tsx";
import { BlockSkeleton } from "./skeletons.tsx";

/** Fetches one promise with its log. */
export function usePromiseDetail(id: number) {
  return useQuery({
    queryKey: ["promises", "one", id],
    queryFn: () => api.get("/api/v1/promises/:id", { params: { id } }),
  });
}

/** All there is to say about one promise: who, what, until when, why that time, and its log. */
export function PromiseCard({ promise }: { promise: PromiseView }) {
  const { t } = useTranslation();
  const clock = useClock();
  const words = usePromiseWords(promise);
  const detail = usePromiseDetail(promise.id);
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <RingGlyph level={words.level} share={words.share} size={32} />
        <div>
          <strong>
            {words.kind} · {words.levelWord}
          </strong>
          <span className={styles.soft}>{words.who}</span>
        </div>
      </div>
      {promise.words && <p>{promise.words}</p>}
      <p>
        {promise.dueAt ? t("desk-promise.until", { time: clock.full(promise.dueAt) }) : t("desk-promise.pausedNow")}
        {" · "}
        {words.time}
        {promise.movedCount > 0 && ` · ${t("desk-promise.moved", { count: promise.movedCount })}`}
      </p>
      {promise.disputed && <p className={styles.broken}>{t("desk-promise.disputed")}</p>}
      {detail.isPending && <BlockSkeleton />}
      {detail.isError && <ErrorState error={detail.error} onRetry={() => detail.refetch()} />}
      {detail.data && <DueExplanation promise={detail.data} />}
    </div>
  );
}

/** The same, for where only the promise's number is known. */
export function PromiseCardOf({ promiseId }: { promiseId: number }) {
  const detail = usePromiseDetail(promiseId);
  if (detail.isPending) return <BlockSkeleton />;
  if (detail.isError) return <ErrorState error={detail.error} onRetry={() => detail.refetch()} />;
  return <PromiseCard promise={detail.data} />;
}
