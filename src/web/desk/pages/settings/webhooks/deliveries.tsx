import { useTranslation } from "react-i18next";
import type { WebhookDelivery } from "../../../../../shared/contract/webhooks.ts";
import { api } from "../../../../lib/api.ts";
import { useClock } from "../../../../lib/time.ts";
import { usePaged } from "../../../../lib/use-paged.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { PagedTable } from "../../../../ui/list-states.tsx";
import { StateMark, type StateTone } from "../../../../ui/state-mark.tsx";

const tones: Record<WebhookDelivery["state"], StateTone> = { pending: "waiting", delivered: "good", failed: "problem" };

/** What was sent to a webhook and what came of it. */
export function Deliveries({ hookId }: { hookId: number }) {
  const { t } = useTranslation();
  const clock = useClock();
  const list = usePaged(["webhooks", hookId, "deliveries"], (cursor, signal) =>
    api.get("/api/v1/webhooks/:id/deliveries", { params: { id: hookId }, query: { cursor }, signal }),
  );
  return (
    <PagedTable<WebhookDelivery>
      list={list}
      caption={t("desk-webhooks.deliveries")}
      empty={<EmptyState title={t("desk-webhooks.noDeliveries")} />}
      columns={[
        {
          key: "at",
          title: t("desk-rules.log.at"),
          cell: ({ madeAt }) => (
            <time dateTime={madeAt} title={clock.full(madeAt)}>
              {clock.dateTime(madeAt)}
            </time>
          ),
        },
        { key: "id", title: "webhook-id", cell: ({ messageId }) => <small>{messageId}</small> },
        {
          key: "state",
          title: t("desk-rules.log.outcome"),
          cell: ({ state, status, attempts, nextAt, detail }) => (
            <>
              <StateMark tone={tones[state]}>{t(`desk-webhooks.state.${state}`)}</StateMark>
              <small>
                {" "}
                {[
                  status !== null && t("desk-webhooks.status", { status }),
                  t("desk-webhooks.attempts", { count: attempts }),
                  nextAt && t("desk-webhooks.nextAt", { time: clock.dateTime(nextAt) }),
                  detail,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </>
          ),
        },
      ]}
    />
  );
}
