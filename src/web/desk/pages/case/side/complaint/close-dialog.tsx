import { useQueryClient } from "@tanstack/react-query";
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../../shared/contract/cases.ts";
import { api } from "../../../../../lib/api.ts";
import { keepCase } from "../../../../../lib/case-queries.ts";
import { FormDialog } from "../../../../../ui/form-dialog.tsx";
import styles from "./complaint.module.css";

/** Closes a complaint though its customer did not say that it is solved; why stays on record. */
export function CloseDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const send = async ({ reason }: { reason: string }) => {
    const body = { category: "closed", closeReason: reason } as const;
    keepCase(client, await api.patch("/api/v1/cases/:id", { params: { id: view.id }, body }));
  };
  return (
    <FormDialog
      title={t("desk-complaint.close.title")}
      okText={t("desk-complaint.close.submit")}
      send={send}
      onClose={onClose}
    >
      <p className={styles.soft}>{t("desk-complaint.close.hint")}</p>
      <Form.Item
        name="reason"
        label={t("desk-complaint.close.reason")}
        rules={[{ required: true, whitespace: true, message: t("desk-complaint.settlement.missing") }]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
