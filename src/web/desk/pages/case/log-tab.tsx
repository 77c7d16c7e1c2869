import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseLogEntry, CaseView } from "../../../../shared/contract/cases.ts";
import { api } from "../../../lib/api.ts";
import { useClock } from "../../../lib/time.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { PromiseWhy } from "../../../ui/promise-why.tsx";
import { RowsSkeleton } from "../../../ui/skeletons.tsx";
import styles from "./case.module.css";
import { useLogWords } from "./log-words.ts";

/** Everything that ever happened to the case, newest first: who, what, and for each due time why it is that one. */
export function LogTab({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const clock = useClock();
  const wordsOf = useLogWords();
  const log = useInfiniteQuery({
    queryKey: ["case", view.id, "log"],
    queryFn: ({ pageParam }) =>
      api.get("/api/v1/cases/:id/log", { params: { id: view.id }, query: { cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  if (log.isPending) return <RowsSkeleton height={36} />;
  if (log.isError) return <ErrorState error={log.error} onRetry={() => log.refetch()} />;
  return (
    <div className={styles.log}>
      <ol>
        {log.data.pages
          .flatMap(({ items }) => items)
          .map((entry) => {
            const { what, why } = wordsOf(entry);
            const promiseId = typeof entry.data.promiseId === "number" ? entry.data.promiseId : null;
            return (
              <li key={entry.id}>
                <time dateTime={entry.at} title={clock.full(entry.at)}>
                  {clock.dateTime(entry.at)}
                </time>
                <div>
                  <b>{actorOf(entry, view, t)}</b> {what}
                  {promiseId !== null && <PromiseWhy promiseId={promiseId} />}
                  {why && <p>{why}</p>}
                </div>
              </li>
            );
          })}
      </ol>
      {log.hasNextPage && (
        <Button loading={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
          {t("desk-cases.more")}
        </Button>
      )}
    </div>
  );
}

/** What ran by itself has only an internal name: to the reader it is the system. Mail comes in by itself, but the customer wrote it. */
function actorOf({ actor, type }: CaseLogEntry, view: CaseView, t: (key: string) => string): string {
  if (actor.kind === "system" && type === "conversations.message_received") return view.customer.name;
  return actor.kind !== "system" && actor.name ? actor.name : t(`desk-case.log.actor.${actor.kind}`);
}
