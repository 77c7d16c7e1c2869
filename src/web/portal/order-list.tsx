import type { CustomerOrder } from "../../shared/contract/orders.ts";
import { type Around, moment } from "./say.ts";

/** The orders that the case is about: where each parcel is and by when it comes, late said as late. */
export function OrderList({ orders, frame, say }: Around & { orders: readonly CustomerOrder[] }) {
  if (orders.length === 0) return null;
  const clock = { locale: frame.locale, timeZone: frame.brand.timeZone };
  const day = new Intl.DateTimeFormat(frame.locale, { dateStyle: "full", timeZone: frame.brand.timeZone });
  const due = (at: string) => say("portal.orders.due", { day: day.format(new Date(at)) });
  return (
    <section aria-labelledby="orders-title">
      <h2 id="orders-title">{say("portal.orders.title")}</h2>
      {orders.map((order) => (
        <div key={order.number} class="panel">
          <p>
            <strong>{order.number}</strong> · {say(`orders.state.${order.state}`)}
            {order.estimatedAt && <span class="soft"> · {due(order.estimatedAt)}</span>}
          </p>
          {order.late && <p class="fault-note">{say("portal.orders.late")}</p>}
          <p class="soft">
            {order.lines.map(({ name, quantity }) => (quantity > 1 ? `${name} × ${quantity}` : name)).join(", ")}
          </p>
          {order.shipments.length > 0 && (
            <ul>
              {order.shipments.map((parcel, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a page is drawn once
                <li key={at}>
                  {[parcel.carrier, parcel.trackingNumber].filter(Boolean).join(" ")} ·{" "}
                  {say(`orders.shipment.${parcel.state}`)}
                  {parcel.deliveredAt && <span class="soft"> · {moment(parcel.deliveredAt, clock)}</span>}
                  {parcel.events[0] && (
                    <p class="soft">
                      {moment(parcel.events[0].at, clock)} · {parcel.events[0].words}
                      {parcel.events[0].place && ` (${parcel.events[0].place})`}
                    </p>
                  )}
                  {parcel.trackingUrl && parcel.state !== "delivered" && (
                    <p>
                      <a href={parcel.trackingUrl} rel="noreferrer">
                        {say("portal.orders.track")}
                      </a>
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}
