import { useQueryClient } from "@tanstack/react-query";
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { PromiseView } from "../../../../../shared/contract/promises.ts";
import { api } from "../../../../lib/api.ts";
import { FormDialog } from "../../../../ui/form-dialog.tsx";
import { refreshPromise } from "./refresh-promise.ts";
import styles from "./side.module.css";

/** Settles a promise that the customer let go of, with what they said. */
export function WaivePromiseDialog({ promise, onClose }: { promise: PromiseView; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const send = async ({ reason }: { reason: string }) => {
    await api.post("/api/v1/promises/:id/waive", { params: { id: promise.id }, body: { reason: reason.trim() } });
    await refreshPromise(client, promise);
  };
  return (
    <FormDialog title={t("desk-side.waiveTitle")} okText={t("desk-side.waiveSubmit")} send={send} onClose={onClose}>
      <p className={styles.dialogHint}>{t("desk-side.waiveHint")}</p>
      <Form.Item
        name="reason"
        label={t("desk-side.waiveReason")}
        rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
