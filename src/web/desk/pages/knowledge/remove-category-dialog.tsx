import { useQueryClient } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Category } from "../../../../shared/contract/knowledge-articles.ts";
import { api } from "../../../lib/api.ts";
import { nameIn } from "../../../lib/i18n.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { useCategoryOptions } from "./category-options.ts";

/** Deletes a category, and asks where its articles go. */
export function RemoveCategoryDialog(props: { category: Category; all: readonly Category[]; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const { category, all, onClose } = props;
  const others = useCategoryOptions(all).filter(({ value }) => value !== category.id);
  const send = async ({ moveTo }: { moveTo?: number }) => {
    const query = moveTo ? { moveTo } : {};
    await api.delete("/api/v1/knowledge/categories/:id", { params: { id: category.id }, query });
    await client.invalidateQueries({ queryKey: ["knowledge"] });
  };
  const name = nameIn(category.names, i18n.language);
  return (
    <FormDialog<{ moveTo?: number }>
      title={t("desk-knowledge.category.remove", { name })}
      okText={t("desk-knowledge.act.remove")}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="moveTo" label={t("desk-knowledge.category.moveTo", { count: category.articles })}>
        <Select allowClear options={others} placeholder={t("desk-knowledge.noCategory")} />
      </Form.Item>
    </FormDialog>
  );
}
