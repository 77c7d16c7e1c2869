import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../../ui/form-dialog.tsx";

/** Asks for a reason or a proof, and sends it. */
export function WordsDialog(props: {
  title: string;
  label: string;
  send: (words: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <FormDialog<{ words: string }>
      title={props.title}
      okText={t("desk-forms.save")}
      send={({ words }) => props.send(words.trim())}
      onClose={props.onClose}
    >
      <Form.Item
        name="words"
        label={props.label}
        rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
