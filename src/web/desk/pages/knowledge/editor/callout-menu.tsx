import { InfoCircleOutlined } from "@ant-design/icons";
import { type Editor, useEditorState } from "@tiptap/react";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { MenuButton } from "../../../../ui/menu-button.tsx";
import styles from "../knowledge.module.css";
import { type CalloutKind, calloutKinds } from "./callout.ts";

/** Puts a paragraph into a callout, makes it another kind, or takes it out again. */
export function CalloutMenu({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const now = useEditorState({
    editor,
    selector: ({ editor: it }) => (it.isActive("callout") ? (it.getAttributes("callout").kind as CalloutKind) : null),
  });
  const choose = (kind: CalloutKind) => {
    const at = editor.chain().focus();
    if (now === kind) at.lift("callout").run();
    else if (now) at.updateAttributes("callout", { kind }).run();
    else at.wrapIn("callout", { kind }).run();
  };
  const items = calloutKinds.map((kind) => ({
    key: kind,
    label: t(`desk-knowledge.tool.${kind}`),
    onClick: () => choose(kind),
  }));
  return (
    <MenuButton items={items}>
      <Button
        type="text"
        size="small"
        icon={<InfoCircleOutlined />}
        title={t("desk-knowledge.tool.callout")}
        aria-label={t("desk-knowledge.tool.callout")}
        className={now ? styles.pressed : undefined}
      />
    </MenuButton>
  );
}
