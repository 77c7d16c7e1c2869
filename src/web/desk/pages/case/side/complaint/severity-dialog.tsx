import { useQueryClient } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../../shared/contract/cases.ts";
import type { ComplaintView } from "../../../../../../shared/contract/complaints.ts";
import { type Severity, severities } from "../../../../../../shared/severities.ts";
import { api } from "../../../../../lib/api.ts";
import { FormDialog } from "../../../../../ui/form-dialog.tsx";
import { keepComplaint } from "./complaint-query.ts";

type Values = { severity: Severity; reason: string };

/** A person says how serious the case is, and why. */
export function SeverityDialog(props: { view: CaseView; complaint: ComplaintView; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const params = { id: props.view.id };
  const send = async (body: Values) =>
    keepComplaint(client, params.id, await api.put("/api/v1/cases/:id/severity", { params, body }));
  return (
    <FormDialog<Values>
      title={t("desk-complaint.severity.setTitle")}
      okText={t("desk-complaint.severity.submit")}
      send={send}
      onClose={props.onClose}
      initialValues={{ severity: props.complaint.severity }}
    >
      <Form.Item name="severity" label={t("desk-complaint.severity.level")}>
        <Select options={severities.map((value) => ({ value, label: t(`complaints.severity.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t("desk-complaint.severity.reason")}
        extra={t("desk-complaint.severity.reasonHint")}
        rules={[{ required: true, whitespace: true, message: t("desk-complaint.settlement.missing") }]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}
