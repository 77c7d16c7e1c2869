import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Dispute } from "../../../../../shared/contract/disputes.ts";
import type { PromiseView } from "../../../../../shared/contract/promises.ts";
import { api } from "../../../../lib/api.ts";
import { useCan } from "../../../../lib/session.ts";
import { useClock } from "../../../../lib/time.ts";
import styles from "./side.module.css";

const AnswerDisputeDialog = lazy(async () => ({
  default: (await import("./answer-dispute-dialog.tsx")).AnswerDisputeDialog,
}));
const RaiseDisputeDialog = lazy(async () => ({
  default: (await import("./raise-dispute-dialog.tsx")).RaiseDisputeDialog,
}));

/** Under a promise that is no longer open: that the customer says it did not happen, what was found, and doing either. */
export function PromiseDispute({ promise }: { promise: PromiseView }) {
  const { t } = useTranslation();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const { caseId, kind, state, disputed } = promise;
  const disputes = useQuery({
    queryKey: ["case", caseId, "disputes"],
    queryFn: () => api.get("/api/v1/cases/:id/disputes", { params: { id: caseId! } }),
    enabled: disputed && caseId !== null,
  });
  if (caseId === null || state === "open" || state === "withdrawn") return null;
  const dispute = disputes.data?.items.find(({ promiseId }) => promiseId === promise.id);
  const close = () => setOpen(false);
  const button = (text: string) => (
    <Button type="link" size="small" className={styles.dispute} onClick={() => setOpen(true)}>
      {text}
    </Button>
  );
  if (!disputed) {
    return (
      <>
        {can("promises:make") && state !== "broken" && kind !== "decision" && button(t("disputes.raise"))}
        <Suspense>{open && <RaiseDisputeDialog promise={promise} onClose={close} />}</Suspense>
      </>
    );
  }
  return (
    <div className={styles.disputed}>
      <p>{t("disputes.said")}</p>
      {dispute?.words && <p>{t("disputes.words", { words: dispute.words })}</p>}
      {dispute && <Standing dispute={dispute} />}
      {dispute?.mayAnswer && button(t("disputes.answer"))}
      <Suspense>{open && <AnswerDisputeDialog promise={promise} onClose={close} />}</Suspense>
    </div>
  );
}

function Standing({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation();
  const clock = useClock();
  const { outcome, reason, decidedBy, deciders, answerBy, mayAnswer } = dispute;
  if (outcome !== null) {
    return (
      <p>
        {t(`disputes.${outcome}`, { who: decidedBy?.name ?? "" })} {reason}
      </p>
    );
  }
  const who = deciders.map(({ name }) => name).join(", ");
  const time = answerBy === null ? "–" : clock.dateTime(answerBy);
  return <p>{t(mayAnswer ? "disputes.waitsForYou" : "disputes.waits", { who, time })}</p>;
}
