import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { useClock } from "../../../lib/time.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { CaseLink } from "../../links.tsx";
import styles from "./satisfaction.module.css";

type Filter = { by: "agent" | "team" | "channel"; from: string; key?: string };

/** The ratings behind a figure, the newest first, each with its case. */
export function RatingList({ filter, title }: { filter: Filter; title: string }) {
  const { t } = useTranslation();
  const clock = useClock();
  const query = useInfiniteQuery({
    queryKey: ["satisfaction", "ratings", filter],
    queryFn: ({ pageParam }) =>
      api.get("/api/v1/satisfaction/ratings", { query: { ...filter, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  if (query.isError) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  const ratings = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="ratings" className={styles.ratings}>
      <h2 id="ratings">{title}</h2>
      <ul>
        {ratings.map(({ case: about, rating, comment, at, owner }) => (
          <li key={about.id} data-unhappy={rating <= 2}>
            <b>{t(`complaints.rating.words.${rating}`)}</b>
            <div>
              <CaseLink id={about.id}>
                #{about.id} {about.subject}
              </CaseLink>
              {comment && <q>{comment}</q>}
            </div>
            <small>{[clock.dateTime(at), owner?.name].filter(Boolean).join(" · ")}</small>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button onClick={() => query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t("desk-forms.more")}
        </Button>
      )}
    </section>
  );
}
