import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { sayMoney } from "../../../../shared/money.ts";
import { api } from "../../../lib/api.ts";
import { useClock } from "../../../lib/time.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { CaseLink, CustomerLink } from "../../links.tsx";
import { OrderStateMark } from "./order-state.tsx";
import styles from "./orders.module.css";
import { Shipment } from "./shipment.tsx";

/** One order: what was bought, where each parcel is and has been, and the cases about it. */
export function OrderPage() {
  const { t, i18n } = useTranslation();
  const clock = useClock();
  const id = Number((useParams({ strict: false }) as { orderId?: string }).orderId);
  const found = useQuery({
    queryKey: ["orders", "one", id],
    queryFn: () => api.get("/api/v1/orders/:id", { params: { id } }),
  });
  if (found.isPending) return <BlockSkeleton lines={8} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => found.refetch()} />;
  const order = found.data;
  const { customer, total, currency } = order;
  const contact = [order.name, order.mail, order.phone].filter(Boolean).join(" · ");
  return (
    <>
      <PageHeader
        title={`${t("desk-orders.number")} ${order.number}`}
        hint={
          <Link to="/orders" className={styles.back}>
            <ArrowLeftOutlined aria-hidden="true" /> {t("desk-orders.back")}
          </Link>
        }
      />
      <div className={styles.body}>
        <Facts
          facts={[
            { name: t("desk-orders.state"), value: <OrderStateMark order={order} /> },
            {
              name: t("desk-orders.customer"),
              value: customer && <CustomerLink id={customer.id}>{customer.name}</CustomerLink>,
            },
            { name: t("desk-orders.contact"), value: contact },
            { name: t("desk-orders.placed"), value: clock.dateTime(order.placedAt) },
            { name: t("desk-orders.estimated"), value: order.estimatedAt && clock.date(order.estimatedAt) },
            {
              name: t("desk-orders.total"),
              value: total !== null && currency ? sayMoney(total, currency, i18n.language) : null,
            },
            { name: t("desk-orders.brand"), value: order.brand.name },
            { name: t("desk-orders.external"), value: order.externalId },
            { name: t("desk-orders.updated"), value: clock.dateTime(order.updatedAt) },
          ]}
        />
        <h2>{t("desk-orders.shipments")}</h2>
        {order.shipments.length === 0 && <p className={styles.soft}>{t("desk-orders.noShipments")}</p>}
        <ul className={styles.shipments}>
          {order.shipments.map((shipment, at) => (
            <Shipment key={shipment.id} shipment={shipment} at={at} />
          ))}
        </ul>
        <h2>{t("desk-orders.lines")}</h2>
        <ul className={styles.lines}>
          {order.lines.map(({ sku, name, quantity }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
            <li key={at}>
              <span>
                {name}
                {sku && <small>{sku}</small>}
              </span>
              <span>× {quantity}</span>
            </li>
          ))}
        </ul>
        <h2>{t("desk-orders.cases")}</h2>
        {order.cases.length === 0 && <p className={styles.soft}>{t("desk-orders.noCases")}</p>}
        <ul>
          {order.cases.map((one) => (
            <li key={one.id}>
              <CaseLink id={one.id}>
                #{one.id} {one.subject}
              </CaseLink>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
