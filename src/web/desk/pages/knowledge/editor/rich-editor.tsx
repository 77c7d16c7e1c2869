import { Placeholder } from "@tiptap/extensions";
import { EditorContent, useEditor } from "@tiptap/react";
import { App } from "antd";
import { type CSSProperties, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../../lib/api.ts";
import { errorText } from "../../../../lib/i18n.ts";
import styles from "../knowledge.module.css";
import { calloutKinds } from "./callout.ts";
import { extensions } from "./extensions.ts";
import { Toolbar } from "./toolbar.tsx";

type Props = {
  articleId: number;
  /** Markdown */
  body: string;
  /** goes up when `body` was put there from outside */
  turn: number;
  lang: string;
  onChange: (body: string) => void;
};

/** Writes Markdown as it will look. The Markdown stays as it was until something is changed here. */
export function RichEditor({ articleId, body, turn, lang, onChange }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const latest = useRef(onChange);
  latest.current = onChange;
  const upload = async (files: readonly File[]) => {
    for (const file of files) {
      const form = new FormData();
      form.append("file", file);
      try {
        const path = "/api/v1/knowledge/articles/:id/files";
        const { address, name } = await api.post(path, { params: { id: articleId }, body: form });
        const alt = name.replace(/\.\w+$/, "");
        editor?.chain().focus().setImage({ src: address, alt }).run();
      } catch (error) {
        void message.error(errorText(error));
      }
    }
  };
  const take = (files: FileList | undefined | null) => {
    const media = [...(files ?? [])].filter(({ type }) => /^(image|video)\//.test(type));
    if (media.length > 0) void uploadLatest.current(media);
    return media.length > 0;
  };
  const uploadLatest = useRef(upload);
  const editor = useEditor({
    extensions: [...extensions, Placeholder.configure({ placeholder: t("desk-knowledge.bodyHint") })],
    content: body,
    contentType: "markdown",
    editorProps: {
      attributes: {
        class: styles.article!,
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": t("desk-knowledge.fields.body"),
        lang,
      },
      handlePaste: (_, event) => take(event.clipboardData?.files),
      handleDrop: (_, event) => take(event.dataTransfer?.files),
    },
    onUpdate: ({ editor: it }) => latest.current(it.getMarkdown()),
  });
  uploadLatest.current = upload;
  const seen = useRef(turn);
  useEffect(() => {
    if (seen.current === turn) return;
    seen.current = turn;
    editor?.commands.setContent(body, { contentType: "markdown", emitUpdate: false });
  }, [editor, turn, body]);
  if (!editor) return null;
  // A callout is named by the page here: its name stands in no text.
  const names = Object.fromEntries(
    calloutKinds.map((kind) => [`--callout-${kind}`, JSON.stringify(t(`desk-knowledge.tool.${kind}`))]),
  );
  return (
    <div className={styles.rich} style={names as CSSProperties}>
      <Toolbar editor={editor} onFiles={(files) => void upload(files)} />
      <EditorContent editor={editor} />
    </div>
  );
}
