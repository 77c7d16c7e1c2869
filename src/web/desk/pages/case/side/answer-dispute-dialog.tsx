import { useQueryClient } from "@tanstack/react-query";
import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { DisputeOutcome } from "../../../../../shared/contract/disputes.ts";
import type { PromiseView } from "../../../../../shared/contract/promises.ts";
import { api } from "../../../../lib/api.ts";
import { FormDialog } from "../../../../ui/form-dialog.tsx";
import { refreshPromise } from "./refresh-promise.ts";
import styles from "./side.module.css";

type Values = { outcome: DisputeOutcome; reason?: string };

/** Judges what a customer said did not happen, in words that they read. */
export function AnswerDisputeDialog({ promise, onClose }: { promise: PromiseView; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const outcome = Form.useWatch("outcome", form);
  const send = async ({ outcome, reason }: Values) => {
    const words = reason?.trim();
    await api.post("/api/v1/promises/:id/dispute/answer", {
      params: { id: promise.id },
      body: outcome === "dismissed" ? { outcome, reason: words ?? "" } : { outcome, ...(words && { reason: words }) },
    });
    await refreshPromise(client, promise);
  };
  const choice = (value: DisputeOutcome, word: "yes" | "no") => (
    <Radio value={value}>
      {t(`disputes.${word}`)}
      <small className={styles.dialogHint}>{t(`disputes.${word}Hint`)}</small>
    </Radio>
  );
  return (
    <FormDialog
      title={t("disputes.answerTitle")}
      okText={t("disputes.submit")}
      send={send}
      onClose={onClose}
      form={form}
    >
      {promise.words && <p>{promise.words}</p>}
      <p className={styles.dialogHint}>{t("disputes.answerHint")}</p>
      <Form.Item name="outcome" rules={[{ required: true, message: t("desk-pickers.missing") }]}>
        <Radio.Group className={styles.choices} aria-label={t("disputes.answerTitle")}>
          {choice("upheld", "yes")}
          {choice("dismissed", "no")}
        </Radio.Group>
      </Form.Item>
      <Form.Item
        name="reason"
        label={t(outcome === "dismissed" ? "disputes.reason" : "disputes.reasonOptional")}
        rules={
          outcome === "dismissed" ? [{ required: true, whitespace: true, message: t("desk-pickers.missing") }] : []
        }
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}
