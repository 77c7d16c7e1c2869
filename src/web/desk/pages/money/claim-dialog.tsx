import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, Input, InputNumber, Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { readMoney } from "../../../../shared/money.ts";
import { api } from "../../../lib/api.ts";
import { FormRow } from "../../../ui/edit-form.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { named } from "../settings/shared/settings-queries.ts";
import { AmountField } from "./amount-field.tsx";
import { currencyOptions } from "./currencies.ts";
import { EvidenceField, useEvidence } from "./evidence-field.tsx";
import { partnersQuery, refreshMoney } from "./money-queries.ts";
import { useCurrency } from "./use-currency.ts";

type Values = {
  caseId?: number | null;
  partnerId: number;
  amount: string;
  currency: string;
  reason: string;
  orderRef?: string;
  messageIds?: number[];
};
type Props = { caseId?: number; brandId?: number; onClose: () => void };

/** Asks a partner to pay, also where nothing was given; a dialog sent twice claims once. */
export function ClaimDialog({ brandId, ...props }: Props) {
  const currency = useCurrency(brandId);
  return currency && <ClaimForm {...props} usual={currency} />;
}

function ClaimForm({ caseId, usual, onClose }: { caseId?: number; usual: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const partners = useQuery(partnersQuery).data?.filter(({ active }) => active);
  const currency = Form.useWatch("currency", form) ?? usual;
  const typed = Form.useWatch("caseId", form);
  const about = caseId ?? typed ?? null;
  const evidence = useEvidence(about);
  const known = evidence.data?.items;
  useEffect(() => {
    if (known)
      form.setFieldValue(
        "messageIds",
        known.map(({ id }) => id),
      );
  }, [form, known]);
  const send = async ({ caseId: _, amount, orderRef, reason, ...values }: Values) => {
    const asked = { amount: readMoney(amount, values.currency)!, reason: reason.trim(), idempotencyKey };
    const body = { ...values, ...asked, ...(orderRef && { orderRef }) };
    await api.post("/api/v1/cases/:id/claims", { params: { id: about! }, body });
    await refreshMoney(client);
  };
  const needed = { required: true, whitespace: true, message: t("desk-pickers.missing") };
  const chosen = { required: true, message: t("desk-pickers.missing") };
  return (
    <FormDialog<Values>
      title={t("desk-money.claims.open")}
      width={600}
      okText={t("desk-money.claims.open")}
      form={form}
      send={send}
      onClose={onClose}
      initialValues={{ currency: usual }}
    >
      {caseId === undefined && (
        <Form.Item name="caseId" label={t("desk-money.claims.caseNumber")} rules={[chosen]}>
          <InputNumber min={1} precision={0} controls={false} style={{ width: 160 }} autoFocus />
        </Form.Item>
      )}
      <Form.Item name="partnerId" label={t("desk-money.partner")} rules={[chosen]}>
        <Select options={named(partners)} showSearch={{ optionFilterProp: "label" }} />
      </Form.Item>
      <FormRow>
        <AmountField name="amount" label={t("desk-money.amount")} currency={currency} />
        <Form.Item name="currency" label={t("desk-money.currency")}>
          <Select options={currencyOptions} showSearch />
        </Form.Item>
      </FormRow>
      <Form.Item name="reason" label={t("desk-money.reason")} rules={[needed]}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="orderRef" label={t("desk-money.order")}>
        <Input maxLength={100} />
      </Form.Item>
      {about !== null && <EvidenceField evidence={evidence} />}
    </FormDialog>
  );
}
