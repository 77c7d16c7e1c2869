import { useTranslation } from "react-i18next";
import type { OrderRow, ShipmentView } from "../../../../shared/contract/orders.ts";
import { StateMark, type StateTone } from "../../../ui/state-mark.tsx";

/** Where an order is; that it is late comes first. */
export function OrderStateMark({ order }: { order: Pick<OrderRow, "state" | "late"> }) {
  const { t } = useTranslation();
  const words = t(`orders.state.${order.state}`);
  if (order.late) return <StateMark tone="problem">{`${t("desk-orders.late")} · ${words}`}</StateMark>;
  return <StateMark tone={toneOf(order.state)}>{words}</StateMark>;
}

export function ShipmentStateMark({ state }: Pick<ShipmentView, "state">) {
  const { t } = useTranslation();
  return <StateMark tone={toneOf(state)}>{t(`orders.shipment.${state}`)}</StateMark>;
}

function toneOf(state: OrderRow["state"] | ShipmentView["state"]): StateTone {
  if (state === "delivered") return "good";
  if (state === "failed") return "problem";
  return state === "cancelled" || state === "returned" ? "idle" : "waiting";
}
