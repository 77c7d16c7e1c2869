import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Editor } from "@tiptap/react";
import { Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../../lib/api.ts";
import { FormDialog } from "../../../../ui/form-dialog.tsx";

/** Asks where a link leads; left empty, the link is taken away. A film's page is linked like any other. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ href?: string }>();
  const [title, setTitle] = useState("");
  const [q, setQuery] = useState("");
  const found = useQuery({
    queryKey: ["knowledge", "to-link", q],
    queryFn: ({ signal }) =>
      api.get("/api/v1/knowledge/articles", { query: { q, state: "published", limit: 20 }, signal }),
    placeholderData: keepPreviousData,
  });
  const pages = (found.data?.items ?? []).flatMap(({ editions }) =>
    editions.filter(({ state }) => state === "published"),
  );
  const send = async ({ href = "" }: { href?: string }) => {
    const at = editor.chain().focus().extendMarkRange("link");
    const address = href.trim();
    if (!address) at.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link")) {
      editor
        .chain()
        .focus()
        .insertContent({ type: "text", text: title || address, marks: [{ type: "link", attrs: { href: address } }] })
        .run();
    } else at.setLink({ href: address }).run();
  };
  return (
    <FormDialog<{ href?: string }>
      title={t("desk-knowledge.tool.link")}
      okText={t("desk-forms.save")}
      send={send}
      onClose={onClose}
      form={form}
      initialValues={{ href: editor.getAttributes("link").href as string | undefined }}
    >
      <Form.Item name="href" label={t("desk-knowledge.linkTo")} extra={t("desk-knowledge.linkHint")}>
        <Input maxLength={2_000} autoFocus placeholder="https://" onChange={() => setTitle("")} />
      </Form.Item>
      <Form.Item label={t("desk-knowledge.linkArticle")} htmlFor="link-article">
        <Select
          id="link-article"
          allowClear
          showSearch={{ filterOption: false, onSearch: setQuery }}
          loading={found.isFetching}
          placeholder={t("desk-knowledge.linkFind")}
          options={pages.map(({ slug, locale, title: label }) => ({
            value: `/help/${encodeURIComponent(slug)}?lang=${locale}`,
            label,
          }))}
          onChange={(href: string | undefined, option) => {
            form.setFieldValue("href", href ?? "");
            setTitle(option && !Array.isArray(option) ? option.label : "");
          }}
        />
      </Form.Item>
    </FormDialog>
  );
}
