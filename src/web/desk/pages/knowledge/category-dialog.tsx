import { useQueryClient } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Category } from "../../../../shared/contract/knowledge-articles.ts";
import { api } from "../../../lib/api.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { useCategoryOptions } from "./category-options.ts";

type Values = { zh?: string; en?: string; parentId?: number | null; slug?: string };

/** What a category is called in each language, where it stands, and its part of the address. */
export function CategoryDialog(props: { category: Category | null; all: readonly Category[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { category, all, onClose } = props;
  const parents = useCategoryOptions(all.filter(({ id, parentId }) => parentId === null && id !== category?.id));
  const send = async ({ zh, en, parentId, slug }: Values) => {
    const body = { parentId: parentId ?? null, names: { "zh-CN": zh ?? "", en: en ?? "" }, ...(slug && { slug }) };
    if (category) await api.put("/api/v1/knowledge/categories/:id", { params: { id: category.id }, body });
    else await api.post("/api/v1/knowledge/categories", { body });
    await client.invalidateQueries({ queryKey: ["knowledge"] });
  };
  return (
    <FormDialog<Values>
      title={t(category ? "desk-knowledge.category.change" : "desk-knowledge.category.new")}
      okText={t("desk-forms.save")}
      send={send}
      onClose={onClose}
      initialValues={{
        zh: category?.names["zh-CN"],
        en: category?.names.en,
        parentId: category?.parentId,
        slug: category?.slug,
      }}
    >
      <Form.Item name="zh" label={t("desk-knowledge.category.nameZh")}>
        <Input maxLength={100} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="en" label={t("desk-knowledge.category.nameEn")}>
        <Input maxLength={100} lang="en" />
      </Form.Item>
      <Form.Item name="parentId" label={t("desk-knowledge.category.below")}>
        <Select allowClear options={parents} placeholder={t("desk-knowledge.category.top")} />
      </Form.Item>
      <Form.Item name="slug" label={t("desk-knowledge.fields.slug")} extra={t("desk-knowledge.category.slugHint")}>
        <Input maxLength={80} />
      </Form.Item>
    </FormDialog>
  );
}
