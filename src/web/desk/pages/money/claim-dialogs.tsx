import { useQueryClient } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ClaimAnswer, type ClaimDetail, claimAnswers } from "../../../../shared/contract/claims.ts";
import { plainMoney, readMoney } from "../../../../shared/money.ts";
import { api } from "../../../lib/api.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { AmountField } from "./amount-field.tsx";
import { EvidenceField, useEvidence } from "./evidence-field.tsx";
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

/** Chooses anew what the partner gets to read. */
export function EvidenceDialog({ claim, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const evidence = useEvidence(claim.caseId);
  const send = async ({ messageIds = [] }: { messageIds?: number[] }) => {
    await api.put("/api/v1/claims/:id/evidence", { params: { id: claim.id }, body: { messageIds } });
    await refreshMoney(client);
  };
  return (
    <FormDialog<{ messageIds?: number[] }>
      title={t("desk-money.claims.chooseEvidence")}
      okText={t("desk-forms.save")}
      width={600}
      send={send}
      onClose={onClose}
      initialValues={{ messageIds: claim.messageIds ?? [] }}
    >
      <EvidenceField evidence={evidence} />
    </FormDialog>
  );
}

/** Takes a claim back that was wrongly raised; where some has come in, with what shows that it went back. */
export function WithdrawDialog({ claim, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const send = async ({ reason, paidBack }: { reason: string; paidBack?: string }) => {
    const body = { reason: reason.trim(), ...(paidBack && { paidBack: paidBack.trim() }) };
    await api.post("/api/v1/claims/:id/withdraw", { params: { id: claim.id }, body });
    await refreshMoney(client);
  };
  const needed = { required: true, whitespace: true, message: t("desk-pickers.missing") };
  return (
    <FormDialog<{ reason: string; paidBack?: string }>
      title={t("desk-money.claims.withdraw")}
      okText={t("desk-forms.save")}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t("desk-money.claims.why")} rules={[needed]}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
      </Form.Item>
      {claim.recovered > 0 && (
        <Form.Item name="paidBack" label={t("desk-money.claims.paidBack")} rules={[needed]}>
          <Input maxLength={500} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
