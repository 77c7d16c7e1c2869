import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../../ui/form-dialog.tsx";

/** Asks what changed before a draft is published; the version keeps it. */
export function PublishDialog({ publish, onClose }: { publish: (note: string) => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <FormDialog<{ note?: string }>
      title={t("desk-knowledge.act.publish")}
      okText={t("desk-knowledge.act.publish")}
      send={({ note = "" }) => publish(note.trim())}
      onClose={onClose}
    >
      <Form.Item name="note" label={t("desk-knowledge.publishNote")} extra={t("desk-knowledge.publishNoteHint")}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
