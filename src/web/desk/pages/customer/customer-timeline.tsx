import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { TimelineItem } from "../../../../shared/contract/customers.ts";
import { api } from "../../../lib/api.ts";
import { useClock } from "../../../lib/time.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { NotFoundYet } from "../../../ui/not-found-yet.tsx";
import { RowsSkeleton } from "../../../ui/skeletons.tsx";
import styles from "./customer.module.css";
import { TimelineLine } from "./timeline-line.tsx";

/** All that passed between a customer and us on whatever channel, newest first, day by day. */
export function CustomerTimeline({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const clock = useClock();
  const list = usePaged(["customer", customerId, "timeline"], (cursor, signal) =>
    api.get("/api/v1/customers/:id/timeline", { params: { id: customerId }, query: { cursor, limit: 40 }, signal }),
  );
  if (list.isPending) return <RowsSkeleton />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => list.refetch()} />;
  if (list.rows.length === 0 && list.looking !== "settled") {
    return <NotFoundYet state={list.looking} onFurther={() => void list.fetchNextPage()} />;
  }
  if (list.rows.length === 0) {
    return <EmptyState title={t("desk-customer.timeline.none")} hint={t("desk-customer.timeline.noneHint")} />;
  }
  const days = Map.groupBy(list.rows, ({ at }: TimelineItem) => clock.date(at));
  return (
    <div className={styles.timeline}>
      {[...days].map(([day, items]) => (
        <section key={`${day} ${items[0]?.id}`} aria-label={day}>
          <h2 className={styles.day}>{day}</h2>
          <ol>
            {items.map((item) => (
              <TimelineLine key={item.id} item={item} customerId={customerId} />
            ))}
          </ol>
        </section>
      ))}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("desk-customer.timeline.earlier")}
        </Button>
      )}
    </div>
  );
}
