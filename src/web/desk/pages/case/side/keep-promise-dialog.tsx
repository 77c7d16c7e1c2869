import { useQueryClient } from "@tanstack/react-query";
import { Form, Input } from "antd";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseView } from "../../../../../shared/contract/promises.ts";
import { api } from "../../../../lib/api.ts";
import { useNow } from "../../../../lib/now.ts";
import { FormDialog } from "../../../../ui/form-dialog.tsx";
import { refreshPromise } from "./refresh-promise.ts";
import styles from "./side.module.css";

type Values = { evidence: string };

/** Settles a promise made by hand as kept, with what shows it: words that the customer reads and can deny. */
export function KeepPromiseDialog({ promise, onClose }: { promise: PromiseView; onClose: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const isLate = promise.dueAt !== null && Date.parse(promise.dueAt) < now;
  const send = async ({ evidence }: Values) => {
    await api.post("/api/v1/promises/:id/keep", { params: { id: promise.id }, body: { evidence: evidence.trim() } });
    await refreshPromise(client, promise);
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.shiftKey) return;
    event.preventDefault();
    form.submit();
  };
  return (
    <FormDialog
      title={t("desk-side.keepTitle")}
      okText={t("desk-side.keepSubmit")}
      send={send}
      onClose={onClose}
      form={form}
    >
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
    </FormDialog>
  );
}
