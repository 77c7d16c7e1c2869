import { Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";

/** Asks why somebody may write in the community no more, and what becomes of what they wrote. */
export function BanDialog(props: { member: { id: number; name: string }; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const { member, onClose, onDone } = props;
  return (
    <FormDialog<{ reason: string; hidePosts: boolean }>
      title={t("desk-community.ban.title", { name: member.name })}
      okText={t("desk-community.ban.do")}
      initialValues={{ hidePosts: true }}
      onClose={onClose}
      send={async (body) => {
        await api.post("/api/v1/community/members/:id/ban", { params: { id: member.id }, body });
        onDone();
      }}
    >
      <Form.Item
        name="reason"
        label={t("desk-community.ban.reason")}
        rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
      >
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="hidePosts" valuePropName="checked">
        <Checkbox>{t("desk-community.ban.hidePosts")}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
