import { useQueryClient } from "@tanstack/react-query";
import { Alert, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseView } from "../../../../../shared/contract/promises.ts";
import { api } from "../../../../lib/api.ts";
import { errorText } from "../../../../lib/i18n.ts";
import styles from "./side.module.css";

/** Settles a promise that the customer let go of, with what they said. */
export function WaivePromiseDialog({ promise, onClose }: { promise: PromiseView; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async ({ reason }: { reason: string }) => {
    setBusy(true);
    try {
      await api.post("/api/v1/promises/:id/waive", { params: { id: promise.id }, body: { reason: reason.trim() } });
      await client.invalidateQueries({ queryKey: ["promises"] });
      if (promise.caseId !== null) await client.invalidateQueries({ queryKey: ["case", promise.caseId] });
      onClose();
    } catch (error) {
      setProblem(errorText(error));
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t("desk-side.waiveTitle")}
      okText={t("desk-side.waiveSubmit")}
      onOk={form.submit}
      confirmLoading={busy}
      onCancel={onClose}
      width={480}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        {problem && <Alert type="error" title={problem} showIcon style={{ marginBottom: 16 }} />}
        <p className={styles.dialogHint}>{t("desk-side.waiveHint")}</p>
        <Form.Item
          name="reason"
          label={t("desk-side.waiveReason")}
          rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
        >
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
