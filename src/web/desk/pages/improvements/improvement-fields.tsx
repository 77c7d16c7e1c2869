import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { causeChoices, causesQuery } from "../../../lib/cause-queries.ts";

/** What is done, and about which causes and products. */
export function ImprovementFields() {
  const { t, i18n } = useTranslation();
  const causes = useQuery(causesQuery).data ?? [];
  return (
    <>
      <Form.Item
        name="title"
        label={t("desk-improvements.what")}
        rules={[{ required: true, whitespace: true, min: 3, message: t("desk-pickers.missing") }]}
      >
        <Input maxLength={200} placeholder={t("desk-improvements.whatHint")} autoFocus />
      </Form.Item>
      <Form.Item
        name="causeIds"
        label={t("desk-improvements.ofCauses")}
        rules={[{ required: true, type: "array", min: 1, message: t("desk-pickers.missing") }]}
      >
        <Select
          mode="multiple"
          maxCount={20}
          options={causeChoices(causes, i18n.language)}
          showSearch={{ optionFilterProp: "label" }}
        />
      </Form.Item>
      <Form.Item name="products" label={t("desk-improvements.products")} extra={t("desk-improvements.productsHint")}>
        <Select mode="tags" open={false} suffixIcon={null} maxCount={20} tokenSeparators={[",", "，", "、"]} />
      </Form.Item>
    </>
  );
}
