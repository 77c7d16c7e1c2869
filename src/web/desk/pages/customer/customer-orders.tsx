import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { useClock } from "../../../lib/time.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { RowsSkeleton } from "../../../ui/skeletons.tsx";
import { itemsOf } from "../orders/items-of.ts";
import { OrderStateMark } from "../orders/order-state.tsx";
import styles from "./customer-orders.module.css";

/** What a customer ordered, newest first, and where it is. */
export function CustomerOrders({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const clock = useClock();
  const list = usePaged(["orders", "customer", customerId], (cursor, signal) =>
    api.get("/api/v1/orders", { query: { customerId, ...(cursor && { cursor }) }, signal }),
  );
  if (list.isPending) return <RowsSkeleton rows={3} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => list.refetch()} />;
  if (list.rows.length === 0) return <EmptyState title={t("desk-orders.noneOfCustomer")} />;
  return (
    <>
      <ul className={styles.orders}>
        {list.rows.map((order) => (
          <li key={order.id}>
            <p>
              <Link to="/orders/$orderId" params={{ orderId: String(order.id) }}>
                {order.number}
              </Link>
              <OrderStateMark order={order} />
              {order.estimatedAt && (
                <small>{t("desk-orders.estimatedAt", { day: clock.date(order.estimatedAt) })}</small>
              )}
            </p>
            <small>{[clock.date(order.placedAt), itemsOf(order)].filter(Boolean).join(" · ")}</small>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("desk-orders.earlier")}
        </Button>
      )}
    </>
  );
}
