import { useTranslation } from "react-i18next";
import type { CallView } from "../../../shared/contract/calls.ts";
import { spokenTime } from "../../lib/spoken-time.ts";
import { CallClock } from "./call-clock.tsx";
import styles from "./telephone.module.css";
import { useMenuWay } from "./use-menu-way.ts";

/** What the caller told the menu, and how long they have waited. */
export function CallFacts({ call }: { call: CallView }) {
  const { t } = useTranslation();
  const wayOf = useMenuWay();
  const way = wayOf(call);
  const facts = [
    ["topic", call.topic],
    ["order", call.orderNumber],
    ["language", call.language && t(`desk-customer.details.languages.${call.language}`)],
    ["way", way],
    ["team", call.team?.name],
    ["own", [...new Set([call.account.name, call.ownNumber])].join(" · ")],
    ["waited", <Waited key="waited" call={call} />],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([name, value]) => value && !(name === "waited" && call.queuedAt === null))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{t(`desk-telephone.facts.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Waited({ call: { queuedAt, answeredAt, endedAt } }: { call: CallView }) {
  if (queuedAt === null) return null;
  const until = answeredAt ?? endedAt;
  return until === null ? (
    <CallClock since={queuedAt} />
  ) : (
    spokenTime((Date.parse(until) - Date.parse(queuedAt)) / 1000)
  );
}
