import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseCauses, NameCauses } from "../../../../../shared/contract/causes.ts";
import { api } from "../../../../lib/api.ts";
import { caseCausesQuery, causeChoices, causeName, causesQuery } from "../../../../lib/cause-queries.ts";
import { FormDialog } from "../../../../ui/form-dialog.tsx";
import styles from "./causes.module.css";
import { useWhyLikely } from "./use-why-likely.ts";

type Values = { mainId?: number; moreIds?: number[]; product?: string };

/** Says what a case came about by. `then`: what is done once that is said, such as solving it. */
export function NameCausesDialog(props: {
  caseId: number;
  causes: CaseCauses;
  then?: { text: string; act: () => void };
  onClose: () => void;
}) {
  const { caseId, causes, then, onClose } = props;
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const tree = useQuery(causesQuery).data ?? [];
  const why = useWhyLikely();
  const mainId = Form.useWatch("mainId", form);
  const named = [...(causes.main ? [causes.main] : []), ...causes.more];
  // What it was found to have stays a choice, also when it was archived since.
  const archived = named.filter(({ id }) => !tree.some((cause) => cause.id === id));
  const choices = [
    ...causeChoices(tree, i18n.language),
    ...archived.map((cause) => ({ value: cause.id, label: causeName(cause, i18n.language) })),
  ];
  const send = async ({ mainId, moreIds, product }: Values) => {
    const body: NameCauses = {
      mainId: mainId ?? null,
      moreIds: mainId === undefined ? [] : (moreIds ?? []).filter((id) => id !== mainId),
      product: product?.trim() || null,
    };
    const params = { id: caseId };
    client.setQueryData(caseCausesQuery(caseId).queryKey, await api.put("/api/v1/cases/:id/causes", { params, body }));
    void client.invalidateQueries({ queryKey: ["case", caseId, "log"] });
    then?.act();
  };
  // Where their own words say it, one press confirms it.
  const likeliest = then ? causes.suggestions.find(({ words }) => words.length > 0)?.cause.id : undefined;
  const needed = causes.required && then !== undefined;
  return (
    <FormDialog<Values>
      title={t("desk-causes.dialogTitle")}
      okText={then?.text ?? t("desk-causes.save")}
      send={send}
      onClose={onClose}
      form={form}
      initialValues={{
        mainId: causes.main?.id ?? likeliest,
        moreIds: causes.more.map(({ id }) => id),
        product: causes.product ?? undefined,
      }}
    >
      {causes.suggestions.length > 0 && (
        <fieldset className={styles.likely}>
          <legend>{t("desk-causes.likely")}</legend>
          {causes.suggestions.map((one) => (
            <Button
              key={one.cause.id}
              size="small"
              type={mainId === one.cause.id ? "primary" : "default"}
              aria-pressed={mainId === one.cause.id}
              title={why(one)}
              onClick={() => form.setFieldsValue({ mainId: one.cause.id })}
            >
              {causeName(one.cause, i18n.language)}
            </Button>
          ))}
        </fieldset>
      )}
      <Form.Item
        name="mainId"
        label={t("desk-causes.main")}
        extra={needed ? t("desk-causes.needed") : undefined}
        rules={needed ? [{ required: true, message: t("desk-pickers.missing") }] : []}
      >
        <Select allowClear options={choices} showSearch={{ optionFilterProp: "label" }} />
      </Form.Item>
      <Form.Item name="moreIds" label={t("desk-causes.more")}>
        <Select
          mode="multiple"
          maxCount={10}
          options={choices.filter(({ value }) => value !== mainId)}
          showSearch={{ optionFilterProp: "label" }}
          disabled={mainId === undefined}
        />
      </Form.Item>
      <Form.Item name="product" label={t("desk-causes.product")}>
        <Input maxLength={120} placeholder={t("desk-causes.productHint")} />
      </Form.Item>
    </FormDialog>
  );
}
