import { useQueryClient } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ClaimAnswer, type ClaimDetail, claimAnswers } from "../../../../shared/contract/claims.ts";
import { plainMoney, readMoney } from "../../../../shared/money.ts";
import { api } from "../../../lib/api.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { AmountField } from "./amount-field.tsx";
import { refreshMoney } from "./money-queries.ts";

type Props = { claim: ClaimDetail; onClose: () => void };
type Answer = { answer: ClaimAnswer; accepted?: string; words?: string; at?: string };

/** Writes down what a partner said by mail or telephone, with the time when they said it. */
export function AnswerDialog({ claim, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Answer>();
  const isPart = Form.useWatch("answer", form) === "part";
  const send = async ({ answer, accepted, words = "", at }: Answer) => {
    const part = answer === "part" ? { accepted: readMoney(accepted!, claim.currency)! } : {};
    const body = { answer, words, ...part, ...(at && { at: new Date(at).toISOString() }) };
    await api.post("/api/v1/claims/:id/answer", { params: { id: claim.id }, body });
    await refreshMoney(client);
  };
  return (
    <FormDialog<Answer>
      title={t("desk-money.claims.note")}
      okText={t("desk-forms.save")}
      form={form}
      send={send}
      onClose={onClose}
      initialValues={{ answer: "whole" }}
    >
      <Form.Item name="answer" label={t("desk-money.claims.answer")}>
        <Select options={claimAnswers.map((value) => ({ value, label: t(`desk-money.claims.answers.${value}`) }))} />
      </Form.Item>
      {isPart && <AmountField name="accepted" label={t("desk-money.claims.accepted")} currency={claim.currency} />}
      <Form.Item name="at" label={t("desk-money.claims.at")}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="words" label={t("desk-money.claims.words")}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}

/** Books money that came in; a dialog sent twice books it once. */
export function RecoverDialog({ claim, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const rest = claim.amount - claim.recovered - claim.writtenOff;
  const send = async ({ amount, words }: { amount: string; words: string }) => {
    const body = { amount: readMoney(amount, claim.currency)!, words: words.trim(), idempotencyKey };
    await api.post("/api/v1/claims/:id/recoveries", { params: { id: claim.id }, body });
    await refreshMoney(client);
  };
  return (
    <FormDialog<{ amount: string; words: string }>
      title={t("desk-money.claims.recover")}
      okText={t("desk-forms.save")}
      send={send}
      onClose={onClose}
      initialValues={{ amount: plainMoney(rest, claim.currency) }}
    >
      <AmountField name="amount" label={t("desk-money.amount")} currency={claim.currency} />
      <Form.Item
        name="words"
        label={t("desk-money.claims.reference")}
        rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
      >
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
