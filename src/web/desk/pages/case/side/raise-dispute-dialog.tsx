import { useQueryClient } from "@tanstack/react-query";
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { PromiseView } from "../../../../../shared/contract/promises.ts";
import { api } from "../../../../lib/api.ts";
import { FormDialog } from "../../../../ui/form-dialog.tsx";
import { refreshPromise } from "./refresh-promise.ts";
import styles from "./side.module.css";

/** Writes down that a customer told one of us that a promise was not kept. */
export function RaiseDisputeDialog({ promise, onClose }: { promise: PromiseView; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const send = async ({ words }: { words: string }) => {
    await api.post("/api/v1/promises/:id/dispute", { params: { id: promise.id }, body: { words: words.trim() } });
    await refreshPromise(client, promise);
  };
  return (
    <FormDialog title={t("disputes.raiseTitle")} okText={t("disputes.raiseSubmit")} send={send} onClose={onClose}>
      <p className={styles.dialogHint}>{t("disputes.raiseHint")}</p>
      <Form.Item
        name="words"
        label={t("disputes.raiseWords")}
        rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
