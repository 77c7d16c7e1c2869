import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../shared/contract/common.ts";
import { api } from "../../../lib/api.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { useArticleChanged } from "./knowledge-queries.ts";

/** Sends a draft back, with what is to be changed. */
export function ReturnDialog({ params, onClose }: { params: { id: number; locale: Locale }; onClose: () => void }) {
  const { t } = useTranslation();
  const changed = useArticleChanged();
  const send = async (body: { note: string }) =>
    changed(await api.post("/api/v1/knowledge/articles/:id/editions/:locale/return", { params, body }));
  return (
    <FormDialog<{ note: string }>
      title={t("desk-knowledge.act.return")}
      okText={t("desk-knowledge.act.return")}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="note" label={t("desk-knowledge.returnNote")} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2_000} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
