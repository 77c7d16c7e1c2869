import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form, Input, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../../shared/contract/cases.ts";
import { type ComplaintView, type Remedy, remedies } from "../../../../../../shared/contract/complaints.ts";
import { digitsOf, readMoney } from "../../../../../../shared/money.ts";
import { api } from "../../../../../lib/api.ts";
import { messagesQuery } from "../../../../../lib/case-queries.ts";
import { toInstant } from "../../../../../lib/picked-time.ts";
import { useClock } from "../../../../../lib/time.ts";
import { FormDialog } from "../../../../../ui/form-dialog.tsx";
import { WallTimePicker } from "../../../../../ui/wall-time-picker.tsx";
import { keepComplaint } from "./complaint-query.ts";
import type { Step } from "./settlement-card.tsx";

type Values = {
  remedy?: Remedy;
  amount?: string;
  currency: string;
  due?: Dayjs;
  words?: string;
  send?: boolean;
  evidence?: number;
};
const currencies = ["CNY", "USD", "EUR", "GBP", "HKD", "TWD", "JPY", "SGD", "AUD", "CAD"];

/** Puts a move on record: ours, or what the customer said. */
export function MoveDialog(props: { view: CaseView; complaint: ComplaintView; step: Step; onClose: () => void }) {
  const { view, complaint, step, onClose } = props;
  const { t } = useTranslation();
  const clock = useClock();
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const { kind, party } = step;
  const brings = kind === "want" || kind === "offer" || kind === "counter";
  const dated = kind === "offer" || (party === "us" && kind === "accept");
  const proven = party === "customer" && (kind === "accept" || kind === "confirm");
  const needed = { required: true, message: t("desk-complaint.settlement.missing") };
  const terms = complaint.settlement?.terms;
  const send = async (values: Values) => {
    const { remedy, amount = "", currency, due, words } = values;
    const amountMinor = amount.trim() === "" ? null : readMoney(amount, currency);
    const body = {
      kind,
      party,
      ...(brings && { terms: { remedy: remedy!, amountMinor, currency: amountMinor === null ? null : currency } }),
      ...(due && { dueAt: toInstant(due, clock.timeZone) }),
      words: words?.trim() || null,
      ...(values.evidence !== undefined && { evidenceMessageId: values.evidence }),
      send: values.send ?? false,
      idempotencyKey: key,
    };
    const params = { id: view.id };
    await keepComplaint(client, view.id, await api.post("/api/v1/cases/:id/settlement", { params, body }));
  };
  return (
    <FormDialog<Values>
      title={t(`desk-complaint.settlement.act.${party}_${kind}`)}
      okText={t("desk-complaint.settlement.submit")}
      send={send}
      onClose={onClose}
      initialValues={{
        remedy: terms?.remedy ?? "refund",
        amount: terms?.amountMinor ? String(terms.amountMinor / 10 ** digitsOf(complaint.currency)) : "",
        currency: complaint.currency,
        due: dated ? dayjs().add(3, "day").hour(18).minute(0).second(0) : undefined,
        send: true,
      }}
    >
      {brings && <TermsFields />}
      {dated && (
        <Form.Item name="due" label={t("desk-complaint.settlement.due")} rules={[needed]}>
          <WallTimePicker />
        </Form.Item>
      )}
      {proven && <Evidence caseId={view.id} />}
      <Form.Item
        name="words"
        label={t(party === "us" ? "desk-complaint.settlement.words" : "desk-complaint.settlement.theirWords")}
      >
        <Input.TextArea maxLength={2_000} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      {kind === "offer" && (
        <Form.Item name="send" valuePropName="checked">
          <Checkbox>{t("desk-complaint.settlement.send")}</Checkbox>
        </Form.Item>
      )}
    </FormDialog>
  );
}

function TermsFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="remedy" label={t("desk-complaint.settlement.remedy")}>
        <Select options={remedies.map((value) => ({ value, label: t(`complaints.remedy.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="amount"
        label={t("desk-complaint.settlement.amount")}
        dependencies={["currency"]}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value: string | undefined) => {
              if (value?.trim() && readMoney(value, getFieldValue("currency")) === null)
                throw new Error(t("desk-complaint.settlement.amountWrong"));
            },
          }),
        ]}
      >
        <Input inputMode="decimal" maxLength={16} />
      </Form.Item>
      <Form.Item name="currency" label={t("desk-complaint.settlement.currency")}>
        <Select options={currencies.map((value) => ({ value, label: value }))} />
      </Form.Item>
    </>
  );
}

/** The customer's own messages of this case, the newest first. */
function Evidence({ caseId }: { caseId: number }) {
  const { t } = useTranslation();
  const clock = useClock();
  const messages = useInfiniteQuery(messagesQuery(caseId)).data?.pages.flatMap(({ items }) => items) ?? [];
  const theirs = messages.filter(({ direction }) => direction === "in").toSorted((a, b) => b.id - a.id);
  return (
    <Form.Item
      name="evidence"
      label={t("desk-complaint.settlement.evidence")}
      rules={[{ required: true, message: t("desk-complaint.settlement.missing") }]}
    >
      <Select
        notFoundContent={t("desk-complaint.settlement.noEvidence")}
        options={theirs.map(({ id, createdAt, text }) => ({
          value: id,
          label: `${clock.dateTime(createdAt)} · ${text.slice(0, 80)}`,
        }))}
      />
    </Form.Item>
  );
}
