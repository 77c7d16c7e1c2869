import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../shared/contract/common.ts";
import { type Audience, audiences } from "../../../../shared/contract/knowledge.ts";
import { api } from "../../../lib/api.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { useCategoryOptions } from "./category-options.ts";
import { categoriesQuery, languages, useArticleChanged } from "./knowledge-queries.ts";

type Values = { title: string; locale: Locale; categoryId?: number; audience: Audience };

/** Asks what an article is called, and opens it. */
export function NewArticleDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const changed = useArticleChanged();
  const categories = useCategoryOptions(useQuery(categoriesQuery).data);
  const send = async ({ title, categoryId, ...rest }: Values) => {
    const words = { title: title.trim(), summary: "", body: "" };
    const body = { ...rest, categoryId: categoryId ?? null, words };
    const article = await api.post("/api/v1/knowledge/articles", { body });
    await changed(article);
    await navigate({ to: "/knowledge/$articleId", params: { articleId: String(article.id) }, search: { edit: "1" } });
  };
  const locale = i18n.language === "en" ? "en" : "zh-CN";
  return (
    <FormDialog<Values>
      title={t("desk-knowledge.new.do")}
      okText={t("desk-knowledge.new.ok")}
      send={send}
      onClose={onClose}
      initialValues={{ locale, audience: "public" }}
    >
      <Form.Item name="title" label={t("desk-knowledge.fields.title")} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={300} autoFocus />
      </Form.Item>
      <Form.Item name="locale" label={t("desk-knowledge.fields.locale")}>
        <Select options={[...languages]} />
      </Form.Item>
      <Form.Item name="categoryId" label={t("desk-knowledge.fields.category")}>
        <Select allowClear options={categories} placeholder={t("desk-knowledge.noCategory")} />
      </Form.Item>
      <Form.Item name="audience" label={t("desk-knowledge.fields.audience")}>
        <Select options={audiences.map((value) => ({ value, label: t(`desk-knowledge.audience.${value}`) }))} />
      </Form.Item>
    </FormDialog>
  );
}
