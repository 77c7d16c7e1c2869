import { useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { attemptOutcomes, type CallbackRow, type RecordAttempt } from "../../../../shared/contract/callbacks.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { useClock } from "../../../lib/time.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { PromiseLine } from "../../../ui/promise-line.tsx";
import { CaseLink, CustomerLink } from "../../links.tsx";
import { DialButton } from "../../telephone/dial-button.tsx";
import { CallbackDialog } from "../case/callback/callback-dialog.tsx";
import styles from "./calls.module.css";

/** One call that is owed: to whom, when, what was tried, and what can be done. */
export function CallbackLine({ row }: { row: CallbackRow }) {
  const { t } = useTranslation();
  const can = useCan();
  const clock = useClock();
  const [dialog, setDialog] = useState<"record" | "move" | null>(null);
  const { promise, number, notBefore, attempts, last } = row;
  const { customer, caseId, caseSubject, owner, state } = promise;
  const window =
    notBefore && promise.dueAt
      ? t("desk-care.list.window", { from: clock.dateTime(notBefore), until: clock.time(promise.dueAt) })
      : null;
  const tried = attempts === 0 ? t("desk-care.list.none") : t("desk-care.list.attempts", { count: attempts });
  const lastTime =
    last &&
    t("desk-care.list.last", { outcome: t(`desk-care.attempt.${last.outcome}`), time: clock.dateTime(last.at) });
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <PromiseLine promise={promise} more={owner?.name}>
          <p>
            {customer && <CustomerLink id={customer.id}>{customer.name}</CustomerLink>}{" "}
            {caseId !== null && (
              <CaseLink id={caseId}>
                #{caseId} {caseSubject}
              </CaseLink>
            )}
          </p>
          <small>{[window, tried, lastTime, last?.by, last?.note].filter(Boolean).join(" · ")}</small>
        </PromiseLine>
      </div>
      <span className={styles.acts}>
        {customer && (
          <DialButton
            customer={{ id: customer.id, name: customer.name }}
            {...(number !== null && { number })}
            caseId={caseId ?? undefined}
            text={t("desk-telephone.card.callBack")}
          />
        )}
        {can("calls:take") && (
          <Button size="small" onClick={() => setDialog("record")}>
            {t("desk-care.list.record")}
          </Button>
        )}
        {caseId !== null && state === "open" && can("promises:move") && (
          <Button size="small" onClick={() => setDialog("move")}>
            {t("desk-care.list.move")}
          </Button>
        )}
      </span>
      {dialog === "record" && <RecordDialog id={promise.id} onClose={() => setDialog(null)} />}
      {dialog === "move" && caseId !== null && (
        <CallbackDialog caseId={caseId} standing={promise.dueAt} onClose={() => setDialog(null)} />
      )}
    </li>
  );
}

function RecordDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const send = async (body: RecordAttempt) => {
    await api.post("/api/v1/callbacks/:id/attempts", { params: { id }, body });
    await client.invalidateQueries({ queryKey: ["promises"] });
  };
  return (
    <FormDialog<RecordAttempt>
      title={t("desk-care.list.record")}
      okText={t("desk-care.list.save")}
      send={send}
      onClose={onClose}
      initialValues={{ outcome: "no_answer" }}
    >
      <Form.Item name="outcome" label={t("desk-care.list.record")}>
        <Select options={attemptOutcomes.map((value) => ({ value, label: t(`desk-care.attempt.${value}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={t("desk-care.list.note")}>
        <Input.TextArea maxLength={1_000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}
