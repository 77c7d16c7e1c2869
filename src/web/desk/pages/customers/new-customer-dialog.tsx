import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../shared/contract/common.ts";
import { api } from "../../../lib/api.ts";
import { isApiError } from "../../../lib/api-error.ts";
import { errorText, locales } from "../../../lib/i18n.ts";
import { CustomerLink } from "../../links.tsx";

type Values = { name: string; email?: string; phone?: string; locale?: Locale };
type Problem = { text: string; customerId: number | null };

/** Writes down somebody who has not written to the shop by themselves. */
export function NewCustomerDialog({ onClose, typed }: { onClose: () => void; typed: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async ({ name, email, phone, locale }: Values) => {
    setBusy(true);
    setProblem(null);
    try {
      const body = { name: name.trim(), email: email?.trim() || undefined, phone: phone?.trim() || undefined, locale };
      const made = await api.post("/api/v1/customers", { body });
      void client.invalidateQueries({ queryKey: ["customers"] });
      await navigate({ to: "/customers/$customerId", params: { customerId: String(made.id) } });
    } catch (error) {
      const owner = isApiError(error, "customers.handle_taken") ? Number(error.params.customerId) : null;
      setProblem({ text: errorText(error), customerId: owner });
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t("desk-customers.new")}
      okText={t("desk-customers.create")}
      onOk={form.submit}
      confirmLoading={busy}
      onCancel={onClose}
      width={460}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        initialValues={typed.includes("@") ? { email: typed } : { name: typed }}
      >
        {problem && (
          <Alert
            type="error"
            showIcon
            style={{ marginBottom: 16 }}
            title={problem.text}
            action={
              problem.customerId && <CustomerLink id={problem.customerId}>{t("desk-customers.one")}</CustomerLink>
            }
          />
        )}
        <Form.Item
          name="name"
          label={t("desk-customers.name")}
          rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="email" label={t("desk-customers.email")} extra={t("desk-customers.oneOf")}>
          <Input maxLength={254} inputMode="email" />
        </Form.Item>
        <Form.Item name="phone" label={t("desk-customers.phone")}>
          <Input maxLength={40} inputMode="tel" />
        </Form.Item>
        <Form.Item name="locale" label={t("desk-customers.language")}>
          <Select
            allowClear
            placeholder={t("desk-customers.languageUnknown")}
            options={locales.map((value) => ({ value, label: t(`desk-customer.details.languages.${value}`) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
