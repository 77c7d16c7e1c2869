import { useTranslation } from "react-i18next";
import type { ShipmentView } from "../../../../shared/contract/orders.ts";
import { useClock } from "../../../lib/time.ts";
import { ShipmentStateMark } from "./order-state.tsx";
import styles from "./orders.module.css";

/** A parcel: who carries it, where it is, and where it has been. */
export function Shipment({ shipment, at }: { shipment: ShipmentView; at: number }) {
  const { t } = useTranslation();
  const clock = useClock();
  const { carrier, trackingNumber, trackingUrl, shippedAt, estimatedAt, deliveredAt, events } = shipment;
  const times = [
    shippedAt && t("desk-orders.shippedAt", { time: clock.dateTime(shippedAt) }),
    estimatedAt && !deliveredAt && t("desk-orders.estimatedAt", { day: clock.date(estimatedAt) }),
    deliveredAt && t("desk-orders.deliveredAt", { time: clock.dateTime(deliveredAt) }),
  ].filter(Boolean);
  return (
    <li className={styles.shipment}>
      <p className={styles.carrier}>
        <strong>
          {[carrier, trackingNumber].filter(Boolean).join(" ") || t("desk-orders.unnamedParcel", { n: at + 1 })}
        </strong>
        <ShipmentStateMark state={shipment.state} />
        {trackingUrl && (
          <a href={trackingUrl} target="_blank" rel="noreferrer">
            {t("desk-orders.track")}
          </a>
        )}
      </p>
      {times.length > 0 && <p className={styles.soft}>{times.join(" · ")}</p>}
      {events.length > 0 && (
        <ol className={styles.events} aria-label={t("desk-orders.events")}>
          {events.map(({ at: time, words, place }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an event has no other name than its place
            <li key={index}>
              <time dateTime={time}>{clock.dateTime(time)}</time>
              <span>
                {words}
                {place && <small>{place}</small>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}
