import { useQueryClient } from "@tanstack/react-query";
import { Alert, Form, Input, Modal } from "antd";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseView } from "../../../../../shared/contract/promises.ts";
import { api } from "../../../../lib/api.ts";
import { errorText } from "../../../../lib/i18n.ts";
import { useNow } from "../../../../lib/now.ts";
import styles from "./side.module.css";

type Values = { evidence: string };

/** Settles a promise made by hand as kept, with what shows it: words that the customer reads and can deny. */
export function KeepPromiseDialog({ promise, onClose }: { promise: PromiseView; onClose: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isLate = promise.dueAt !== null && Date.parse(promise.dueAt) < now;
  const submit = async ({ evidence }: Values) => {
    if (busy) return;
    setBusy(true);
    try {
      await api.post("/api/v1/promises/:id/keep", { params: { id: promise.id }, body: { evidence: evidence.trim() } });
      const shownIn = [["promises"], ["home"], ["case", promise.caseId], ["customer", promise.customer?.id]];
      await Promise.all(shownIn.map((queryKey) => client.invalidateQueries({ queryKey })));
      onClose();
    } catch (error) {
      setProblem(errorText(error));
      setBusy(false);
    }
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.shiftKey) return;
    event.preventDefault();
    form.submit();
  };
  return (
    <Modal
      open
      title={t("desk-side.keepTitle")}
      okText={t("desk-side.keepSubmit")}
      onOk={form.submit}
      confirmLoading={busy}
      onCancel={onClose}
      width={480}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        {problem && <Alert type="error" title={problem} showIcon style={{ marginBottom: 16 }} />}
        {promise.words && <p>{promise.words}</p>}
        <p className={styles.dialogHint}>{t(isLate ? "desk-side.keepHintLate" : "desk-side.keepHint")}</p>
        <Form.Item
          name="evidence"
          label={t("desk-side.keepEvidence")}
          extra={t("desk-side.keepRead")}
          rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
        >
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus onPressEnter={onEnter} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
