import {
  BoldOutlined,
  CodeOutlined,
  ItalicOutlined,
  LineOutlined,
  LinkOutlined,
  OrderedListOutlined,
  PictureOutlined,
  RedoOutlined,
  StrikethroughOutlined,
  TableOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from "@ant-design/icons";
import { type Editor, useEditorState } from "@tiptap/react";
import { Button, Select } from "antd";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "../knowledge.module.css";
import { CalloutMenu } from "./callout-menu.tsx";
import { LinkDialog } from "./link-dialog.tsx";

/** What can be done with the words; every act is reachable by Tab, and most have the usual keys. */
export function Toolbar({ editor, onFiles }: { editor: Editor; onFiles: (files: File[]) => void }) {
  const { t } = useTranslation();
  const files = useRef<HTMLInputElement>(null);
  const [isLinking, setLinking] = useState(false);
  const now = useEditorState({
    editor,
    selector: ({ editor: it }) => ({
      bold: it.isActive("bold"),
      italic: it.isActive("italic"),
      strike: it.isActive("strike"),
      code: it.isActive("code"),
      bullet: it.isActive("bulletList"),
      ordered: it.isActive("orderedList"),
      quote: it.isActive("blockquote"),
      link: it.isActive("link"),
      table: it.isActive("table"),
      level: ([2, 3, 4] as const).find((level) => it.isActive("heading", { level })) ?? 0,
      canUndo: it.can().undo(),
      canRedo: it.can().redo(),
    }),
  });
  const chain = () => editor.chain().focus();
  const tool = (label: string, icon: ReactNode, act: () => void, pressed?: boolean, disabled = false) => (
    <Button
      type="text"
      size="small"
      icon={icon}
      title={label}
      aria-label={label}
      {...(pressed !== undefined && { "aria-pressed": pressed })}
      disabled={disabled}
      className={pressed ? styles.pressed : undefined}
      onClick={act}
    />
  );
  const setLevel = (level: number) =>
    level === 0
      ? chain().setParagraph().run()
      : chain()
          .setHeading({ level: level as 2 | 3 | 4 })
          .run();
  const label = (key: ToolKey) => t(`desk-knowledge.tool.${key}`);
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t("desk-knowledge.tool.all")}>
      <Select
        size="small"
        value={now.level}
        onChange={setLevel}
        aria-label={label("heading")}
        popupMatchSelectWidth={false}
        options={[
          { value: 0, label: label("text") },
          { value: 2, label: label("heading2") },
          { value: 3, label: label("heading3") },
          { value: 4, label: label("heading4") },
        ]}
      />
      {tool(label("bold"), <BoldOutlined />, () => chain().toggleBold().run(), now.bold)}
      {tool(label("italic"), <ItalicOutlined />, () => chain().toggleItalic().run(), now.italic)}
      {tool(label("strike"), <StrikethroughOutlined />, () => chain().toggleStrike().run(), now.strike)}
      {tool(label("code"), <CodeOutlined />, () => chain().toggleCode().run(), now.code)}
      {tool(label("bullet"), <UnorderedListOutlined />, () => chain().toggleBulletList().run(), now.bullet)}
      {tool(label("ordered"), <OrderedListOutlined />, () => chain().toggleOrderedList().run(), now.ordered)}
      {tool(label("quote"), <b aria-hidden="true">“</b>, () => chain().toggleBlockquote().run(), now.quote)}
      <CalloutMenu editor={editor} />
      {tool(label("rule"), <LineOutlined />, () => chain().setHorizontalRule().run())}
      {tool(label("link"), <LinkOutlined />, () => setLinking(true), now.link)}
      {tool(label("picture"), <PictureOutlined />, () => files.current?.click())}
      {tool(label("table"), <TableOutlined />, () =>
        chain().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(),
      )}
      {tool(label("undo"), <UndoOutlined />, () => chain().undo().run(), undefined, !now.canUndo)}
      {tool(label("redo"), <RedoOutlined />, () => chain().redo().run(), undefined, !now.canRedo)}
      {now.table && (
        <span className={styles.tableTools}>
          <Button size="small" onClick={() => chain().addRowAfter().run()}>
            {label("addRow")}
          </Button>
          <Button size="small" onClick={() => chain().addColumnAfter().run()}>
            {label("addColumn")}
          </Button>
          <Button size="small" onClick={() => chain().deleteRow().run()}>
            {label("deleteRow")}
          </Button>
          <Button size="small" onClick={() => chain().deleteColumn().run()}>
            {label("deleteColumn")}
          </Button>
          <Button size="small" onClick={() => chain().deleteTable().run()}>
            {label("deleteTable")}
          </Button>
        </span>
      )}
      <input
        ref={files}
        type="file"
        hidden
        multiple
        aria-label={label("picture")}
        accept="image/png,image/jpeg,image/gif,image/webp,video/mp4,video/webm"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = "";
        }}
      />
      {isLinking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </div>
  );
}

type ToolKey =
  | "heading"
  | "text"
  | "heading2"
  | "heading3"
  | "heading4"
  | "bold"
  | "italic"
  | "strike"
  | "code"
  | "bullet"
  | "ordered"
  | "quote"
  | "rule"
  | "link"
  | "picture"
  | "table"
  | "undo"
  | "redo"
  | "addRow"
  | "addColumn"
  | "deleteRow"
  | "deleteColumn"
  | "deleteTable";
