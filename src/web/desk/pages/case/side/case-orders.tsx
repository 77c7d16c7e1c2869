import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import type { OrderRow } from "../../../../../shared/contract/orders.ts";
import { api } from "../../../../lib/api.ts";
import { useCan } from "../../../../lib/session.ts";
import { useClock } from "../../../../lib/time.ts";
import { useAction } from "../../../../ui/use-action.ts";
import { itemsOf } from "../../orders/items-of.ts";
import { OrderStateMark } from "../../orders/order-state.tsx";
import styles from "./case-orders.module.css";

const MOST_SHOWN = 5;

/** The orders a case is about, then the customer's newest; nothing where they have none. */
export function CaseOrders({ view }: { view: CaseView }) {
  const can = useCan();
  return can("orders:read") ? <Orders view={view} may={can("cases:update")} /> : null;
}

function Orders({ view, may }: { view: CaseView; may: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { run, busy } = useAction();
  const [naming, setNaming] = useState(false);
  const customerId = view.customer.id;
  const named = useQuery({
    queryKey: ["orders", "case", view.id],
    queryFn: () => api.get("/api/v1/orders", { query: { caseId: view.id } }),
  }).data?.items;
  const all = useQuery({
    queryKey: ["orders", "of", customerId],
    queryFn: () => api.get("/api/v1/orders", { query: { customerId, limit: 50 } }),
  }).data?.items;
  if (!named || !all || named.length + all.length === 0) return null;
  const known = new Set(named.map(({ id }) => id));
  const others = all.filter(({ id }) => !known.has(id));
  const change = (how: "name" | "unname", orderId: number) =>
    run(async () => {
      const path = "/api/v1/cases/:id/orders/:orderId";
      const params = { id: view.id, orderId };
      await (how === "name" ? api.put(path, { params }) : api.delete(path, { params }));
      setNaming(false);
      await client.invalidateQueries({ queryKey: ["orders"] });
    });
  return (
    <section aria-labelledby="orders">
      <h2 id="orders">
        {t("desk-orders.about")}
        {may && !naming && others.length > 0 && (
          <Button type="link" size="small" onClick={() => setNaming(true)}>
            {t("desk-orders.name")}
          </Button>
        )}
      </h2>
      {naming && (
        <Select
          className={styles.choice}
          autoFocus
          disabled={busy}
          aria-label={t("desk-orders.choose")}
          placeholder={t("desk-orders.choose")}
          showSearch={{ optionFilterProp: "label" }}
          options={others.map((order) => ({ value: order.id, label: `${order.number} · ${itemsOf(order)}` }))}
          onChange={(id: number) => void change("name", id)}
          onBlur={() => !busy && setNaming(false)}
        />
      )}
      <ul className={styles.orders}>
        {(named.length > 0 ? named : others.slice(0, MOST_SHOWN)).map((order) => (
          <OrderLine key={order.id} order={order}>
            {may && known.has(order.id) && (
              <Button type="link" size="small" disabled={busy} onClick={() => void change("unname", order.id)}>
                {t("desk-orders.unname")}
              </Button>
            )}
          </OrderLine>
        ))}
      </ul>
    </section>
  );
}

function OrderLine({ order, children }: { order: OrderRow; children: ReactNode }) {
  const { t } = useTranslation();
  const clock = useClock();
  return (
    <li>
      <p>
        <Link to="/orders/$orderId" params={{ orderId: String(order.id) }}>
          {order.number}
        </Link>
        <OrderStateMark order={order} />
      </p>
      <small>
        {[itemsOf(order), order.estimatedAt && t("desk-orders.estimatedAt", { day: clock.date(order.estimatedAt) })]
          .filter(Boolean)
          .join(" · ")}
      </small>
      {children}
    </li>
  );
}
