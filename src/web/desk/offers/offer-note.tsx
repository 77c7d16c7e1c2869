import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../shared/contract/cases.ts";
import { api } from "../../lib/api.ts";
import { offerOfCaseQuery } from "../../lib/offer-queries.ts";
import { useMe } from "../../lib/session.ts";
import { useClock } from "../../lib/time.ts";
import { useAction } from "../../ui/use-action.ts";
import { AnswerOffer } from "./answer-offer.tsx";

/** Says of a case that it is offered to somebody, and until when; whom it concerns can answer there. */
export function OfferNote({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const me = useMe();
  const clock = useClock();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const offer = useQuery(offerOfCaseQuery(view.id)).data?.offer;
  if (!offer) return null;
  const time = clock.dateTime(offer.expiresAt);
  const isMine = offer.to.id === me.id;
  const mayTakeBack = offer.from.id === me.id || view.owner?.id === me.id;
  const takeBack = () =>
    run(async () => {
      await api.delete("/api/v1/cases/:id/offer", { params: { id: view.id } });
      await client.invalidateQueries({ queryKey: ["case", view.id] });
    });
  const action = isMine ? (
    <AnswerOffer caseId={view.id} />
  ) : mayTakeBack ? (
    <Button size="small" loading={busy} onClick={() => void takeBack()}>
      {t("desk-care.offers.takeBack")}
    </Button>
  ) : undefined;
  return (
    <Alert
      type="info"
      banner
      showIcon={false}
      role="status"
      title={
        isMine
          ? t("desk-care.offers.mine", { name: offer.from.name, time })
          : t("desk-care.offers.waiting", { name: offer.to.name, time })
      }
      action={action}
    />
  );
}
