import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { TagEditor } from "../../../ui/tag-editor.tsx";
import { type ChosenCustomer, CustomerPicker } from "../../pickers/customer-picker.tsx";
import { brandsQuery, teamsQuery } from "../../pickers/people.ts";

type Values = {
  customer: ChosenCustomer;
  customerName?: string;
  subject: string;
  text: string;
  brandId?: number;
  teamId?: number;
  priority: number;
  tags?: string[];
};

/** A case for what a customer said elsewhere: on the phone, say. */
export function NewCaseDialog({ onClose, customer }: { onClose: () => void; customer?: ChosenCustomer }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch("customer", form);
  const brands = useQuery(brandsQuery);
  const teams = useQuery(teamsQuery);
  // One key for the dialog's life: pressing again after a lost answer opens no second case.
  const [idempotencyKey] = useState(() => crypto.randomUUID());

  const send = async ({ customer: who, customerName, ...values }: Values) => {
    const by = "id" in who ? { customerId: who.id } : { customerEmail: who.email, customerName };
    const made = await api.post("/api/v1/cases", { body: { ...values, ...by, idempotencyKey } });
    client.setQueryData(["case", made.id, "view"], made);
    void navigate({ to: "/cases/$caseId", params: { caseId: String(made.id) } });
  };
  const required = { required: true, message: t("desk-pickers.missing") };
  const wide = { width: "100%" };
  const named = (items: { id: number; name: string }[] | undefined) =>
    items?.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDialog
      title={t("desk-new-case.title")}
      okText={t("desk-new-case.submit")}
      send={send}
      onClose={onClose}
      form={form}
      initialValues={{ priority: 2, customer }}
      requiredMark="optional"
      width={640}
      mask={{ closable: false }}
    >
      <Form.Item name="customer" label={t("desk-new-case.customer")} rules={[required]}>
        <CustomerPicker autoFocus />
      </Form.Item>
      {chosen && "email" in chosen && (
        <Form.Item name="customerName" label={t("desk-new-case.customerName")}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name="subject" label={t("desk-new-case.subject")} rules={[required]}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="text" label={t("desk-new-case.text")} extra={t("desk-new-case.textHint")} rules={[required]}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={100_000} />
      </Form.Item>
      <div style={{ display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(160px, 1fr))", columnGap: 16 }}>
        <Form.Item name="priority" label={t("desk-new-case.priority")}>
          <Select
            style={wide}
            options={[1, 2, 3, 4].map((value) => ({ value, label: t(`desk-case.priority.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="teamId" label={t("desk-new-case.team")}>
          <Select style={wide} allowClear options={named(teams.data)} />
        </Form.Item>
        {(brands.data?.length ?? 0) > 1 && (
          <Form.Item name="brandId" label={t("desk-new-case.brand")}>
            <Select style={wide} allowClear options={named(brands.data)} />
          </Form.Item>
        )}
      </div>
      <Form.Item name="tags" label={t("desk-new-case.tags")}>
        <TagEditor />
      </Form.Item>
    </FormDialog>
  );
}
