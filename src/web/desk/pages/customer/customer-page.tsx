import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Tabs } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { customerQuery } from "../../../lib/customer-queries.ts";
import { useCan } from "../../../lib/session.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { LikelyRecords } from "../../likely-records.tsx";
import styles from "./customer.module.css";
import { CustomerDetails } from "./customer-details.tsx";
import { CustomerFigures } from "./customer-figures.tsx";
import { CustomerHandles } from "./customer-handles.tsx";
import { CustomerHead } from "./customer-head.tsx";
import { CustomerOrders } from "./customer-orders.tsx";
import { CustomerPromises } from "./customer-promises.tsx";
import { CustomerTimeline } from "./customer-timeline.tsx";
import { MergedRecords } from "./merged-records.tsx";

/** One person: all that passed over every channel in one stream, what they were promised, and what is known of them. */
export function CustomerPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const { customerId } = useParams({ strict: false }) as { customerId: string };
  const search: { tab?: string; state?: string } = useSearch({ strict: false });
  const id = Number(customerId);
  const isNumber = Number.isSafeInteger(id) && id > 0;
  const found = useQuery({ ...customerQuery(id), enabled: isNumber });
  const standing = found.data;
  useEffect(() => {
    if (!standing) return;
    document.title = `${standing.name} · ${t("desk-shell.product")}`;
    // A record that was merged away leads to the one that stayed.
    if (standing.id !== id) {
      void navigate({ to: "/customers/$customerId", params: { customerId: String(standing.id) }, replace: true });
    }
  }, [standing, id, navigate, t]);

  if (!isNumber)
    return <EmptyState isMissing title={t("desk-shell.notFound.title")} hint={t("desk-shell.notFound.hint")} />;
  if (found.isPending) return <BlockSkeleton lines={10} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => found.refetch()} />;
  const customer = found.data;
  const tabs = [
    {
      key: "timeline",
      label: t("desk-customer.tabs.timeline"),
      children: <CustomerTimeline customerId={customer.id} />,
    },
    ...(can("promises:read")
      ? [
          {
            key: "promises",
            label: t("desk-customer.tabs.promises"),
            children: <CustomerPromises customerId={customer.id} state={search.state} />,
          },
        ]
      : []),
    ...(can("orders:read")
      ? [
          {
            key: "orders",
            label: t("desk-customer.tabs.orders"),
            children: <CustomerOrders customerId={customer.id} />,
          },
        ]
      : []),
  ];
  return (
    <div className={styles.page}>
      <CustomerHead customer={customer} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Tabs
            activeKey={tabs.find(({ key }) => key === search.tab)?.key ?? "timeline"}
            onChange={(tab) =>
              void navigate({
                to: "/customers/$customerId",
                params: { customerId: String(customer.id) },
                search: tab === "timeline" ? {} : { tab },
                replace: true,
              })
            }
            items={tabs}
            destroyOnHidden
          />
        </div>
        <aside className={styles.side} aria-label={t("desk-customer.details.title")}>
          <CustomerFigures customer={customer} />
          <CustomerHandles customer={customer} />
          <CustomerDetails customer={customer} />
          <LikelyRecords customer={customer} />
          <MergedRecords customer={customer} />
        </aside>
      </div>
    </div>
  );
}
