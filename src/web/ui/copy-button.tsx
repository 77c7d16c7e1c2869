import { CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";

/** Puts a text on the clipboard. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      void message.success(t("desk-forms.copied"));
    } catch {
      // Without TLS browsers keep the clipboard to themselves; the text stands beside the button.
      void message.info(t("desk-forms.copyByHand"));
    }
  };
  return (
    <Button icon={<CopyOutlined />} onClick={copy}>
      {label}
    </Button>
  );
}
