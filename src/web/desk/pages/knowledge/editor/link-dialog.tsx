import type { Editor } from "@tiptap/react";
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../../../ui/form-dialog.tsx";

/** Asks where a link leads; left empty, the link is taken away. A film's page is linked like any other. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation();
  const send = async ({ href = "" }: { href?: string }) => {
    const at = editor.chain().focus().extendMarkRange("link");
    const address = href.trim();
    if (!address) at.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link")) {
      editor
        .chain()
        .focus()
        .insertContent({ type: "text", text: address, marks: [{ type: "link", attrs: { href: address } }] })
        .run();
    } else at.setLink({ href: address }).run();
  };
  return (
    <FormDialog<{ href?: string }>
      title={t("desk-knowledge.tool.link")}
      okText={t("desk-forms.save")}
      send={send}
      onClose={onClose}
      initialValues={{ href: editor.getAttributes("link").href as string | undefined }}
    >
      <Form.Item name="href" label={t("desk-knowledge.linkTo")} extra={t("desk-knowledge.linkHint")}>
        <Input maxLength={2_000} autoFocus placeholder="https://" />
      </Form.Item>
    </FormDialog>
  );
}
