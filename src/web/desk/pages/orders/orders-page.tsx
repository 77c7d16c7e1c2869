import { SearchOutlined } from "@ant-design/icons";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OrderRow } from "../../../../shared/contract/orders.ts";
import { sayMoney } from "../../../../shared/money.ts";
import { api } from "../../../lib/api.ts";
import { useDebounced } from "../../../lib/debounced.ts";
import { useClock } from "../../../lib/time.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { CustomerLink } from "../../links.tsx";
import { itemsOf } from "./items-of.ts";
import { OrderStateMark } from "./order-state.tsx";
import styles from "./orders.module.css";

/** Every order that the shop told of, newest first, found by number, mail address, phone or tracking number. */
export function OrdersPage() {
  const { t, i18n } = useTranslation();
  const clock = useClock();
  const navigate = useNavigate();
  const search: { q?: string } = useSearch({ strict: false });
  const [text, setText] = useState(search.q ?? "");
  const q = useDebounced(text.trim(), 200);
  useEffect(() => {
    if (q !== (search.q ?? "")) void navigate({ to: "/orders", search: { q: q || undefined }, replace: true });
  }, [q, search.q, navigate]);
  const list = usePaged(["orders", "list", q], (cursor, signal) =>
    api.get("/api/v1/orders", { query: { ...(q && { q }), ...(cursor && { cursor }) }, signal }),
  );
  const columns: Column<OrderRow>[] = [
    {
      key: "number",
      title: t("desk-orders.number"),
      cell: (row) => (
        <Link to="/orders/$orderId" params={{ orderId: String(row.id) }} className={styles.number}>
          {row.number}
        </Link>
      ),
    },
    { key: "state", title: t("desk-orders.state"), cell: (row) => <OrderStateMark order={row} /> },
    {
      key: "customer",
      title: t("desk-orders.customer"),
      cell: (row) => row.customer && <CustomerLink id={row.customer.id}>{row.customer.name}</CustomerLink>,
    },
    { key: "items", title: t("desk-orders.items"), cell: itemsOf },
    { key: "placed", title: t("desk-orders.placed"), cell: (row) => clock.date(row.placedAt) },
    {
      key: "estimated",
      title: t("desk-orders.estimated"),
      cell: (row) => row.estimatedAt && clock.date(row.estimatedAt),
    },
    {
      key: "total",
      title: t("desk-orders.total"),
      cell: (row) => row.total !== null && row.currency && sayMoney(row.total, row.currency, i18n.language),
      isNumber: true,
    },
  ];
  return (
    <>
      <PageHeader title={t("desk-orders.title")} />
      <search className={styles.search}>
        <Input
          prefix={<SearchOutlined aria-hidden="true" />}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t("desk-orders.find")}
          aria-label={t("desk-orders.find")}
          allowClear
        />
      </search>
      <PagedTable
        list={list}
        caption={t("desk-orders.title")}
        columns={columns}
        empty={
          q === "" ? (
            <EmptyState title={t("desk-orders.none")} hint={t("desk-orders.noneHint")} />
          ) : (
            <EmptyState isMissing title={t("desk-orders.notFound", { q })} />
          )
        }
      />
    </>
  );
}
