import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Checkbox, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Fault, faults, type RemedyKind, remedyKinds } from "../../../../shared/contract/remedies.ts";
import { plainMoney, readMoney } from "../../../../shared/money.ts";
import { api } from "../../../lib/api.ts";
import { FormRow } from "../../../ui/edit-form.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { named } from "../settings/shared/settings-queries.ts";
import { AmountField } from "./amount-field.tsx";
import { currencyOptions } from "./currencies.ts";
import { partnersQuery, refreshMoney } from "./money-queries.ts";
import { useCurrency } from "./use-currency.ts";

type Values = {
  kind: RemedyKind;
  amount: string;
  currency: string;
  reason: string;
  fault: Fault;
  partnerId?: number;
  orderRef?: string;
  claim?: boolean;
};

/** What stands in the dialog when it opens, such as what was agreed. */
export type GiftPreset = { kind: RemedyKind; amountMinor: number | null; currency: string | null };

type Props = { caseId: number; brandId?: number; preset?: GiftPreset; onClose: () => void };

/** Gives the customer of a case something; a dialog sent twice gives it once. */
export function GiveDialog({ brandId, ...props }: Props) {
  const currency = useCurrency(brandId);
  return currency && <GiveForm {...props} currency={currency} />;
}

function GiveForm(props: Omit<Props, "brandId"> & { currency: string }) {
  const { caseId, preset, onClose } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [key] = useState(() => crypto.randomUUID());
  const partners = useQuery(partnersQuery).data?.filter(({ active }) => active);
  const fault = Form.useWatch("fault", form);
  const currency = Form.useWatch("currency", form) ?? props.currency;
  const byOthers = fault === "partner" || fault === "carrier";
  const send = async ({ amount, partnerId, claim, orderRef, reason, ...values }: Values) => {
    const others = byOthers ? { partnerId: partnerId ?? null, claim: claim === true } : {};
    const given = { amount: readMoney(amount, values.currency)!, reason: reason.trim(), idempotencyKey: key };
    const body = { ...values, ...given, ...others, ...(orderRef && { orderRef }) };
    const remedy = await api.post("/api/v1/cases/:id/remedies", { params: { id: caseId }, body });
    void message.success(t(remedy.state === "waiting" ? "desk-money.waits" : "desk-money.booked"));
    await refreshMoney(client);
  };
  const needed = { required: true, whitespace: true, message: t("desk-pickers.missing") };
  const chosen = { required: true, message: t("desk-pickers.missing") };
  return (
    <FormDialog<Values>
      title={t("desk-money.dialog")}
      width={600}
      okText={t("desk-money.dialog")}
      form={form}
      send={send}
      onClose={onClose}
      initialValues={{ kind: "refund", currency: props.currency, fault: "us", claim: true, ...valuesOf(preset) }}
    >
      <Form.Item name="kind" label={t("desk-money.kind")}>
        <Select options={remedyKinds.map((value) => ({ value, label: t(`desk-money.kinds.${value}`) }))} />
      </Form.Item>
      <FormRow>
        <AmountField name="amount" label={t("desk-money.amount")} currency={currency} autoFocus />
        <Form.Item name="currency" label={t("desk-money.currency")}>
          <Select options={currencyOptions} showSearch />
        </Form.Item>
      </FormRow>
      <Form.Item name="reason" label={t("desk-money.reason")} rules={[needed]}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <FormRow>
        <Form.Item name="fault" label={t("desk-money.fault")}>
          <Select options={faults.map((value) => ({ value, label: t(`desk-money.faults.${value}`) }))} />
        </Form.Item>
        <Form.Item name="orderRef" label={t("desk-money.order")}>
          <Input maxLength={100} />
        </Form.Item>
      </FormRow>
      {byOthers && (
        <>
          <Form.Item name="partnerId" label={t("desk-money.partner")} rules={[chosen]}>
            <Select options={named(partners)} showSearch={{ optionFilterProp: "label" }} />
          </Form.Item>
          <Form.Item name="claim" valuePropName="checked">
            <Checkbox>{t("desk-money.claim")}</Checkbox>
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}

function valuesOf(preset: GiftPreset | undefined): Partial<Values> {
  if (!preset) return {};
  const { kind, amountMinor, currency } = preset;
  return {
    kind,
    ...(currency && { currency }),
    ...(currency && amountMinor && { amount: plainMoney(amountMinor, currency) }),
  };
}
