import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { ImprovementView } from "../../../../shared/contract/improvements.ts";
import { api } from "../../../lib/api.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { staffQuery } from "../../pickers/people.ts";
import { ImprovementFields } from "./improvement-fields.tsx";

type Values = { title: string; causeIds: number[]; products?: string[]; ownerId: number; expected?: string };

/** Changes what an open improvement is about, and whose it is. */
export function ChangeDialog({ improvement, onClose }: { improvement: ImprovementView; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const staff = useQuery(staffQuery).data ?? [];
  const send = async ({ expected, products, ...values }: Values) => {
    const body = { ...values, products: products ?? [], expected: expected?.trim() || null };
    await api.put("/api/v1/improvements/:id", { params: { id: improvement.id }, body });
    await client.invalidateQueries({ queryKey: ["improvements"] });
  };
  const { title, causes, products, owner, expected } = improvement;
  return (
    <FormDialog<Values>
      title={t("desk-improvements.changeTitle")}
      okText={t("desk-improvements.save")}
      send={send}
      onClose={onClose}
      initialValues={{
        title,
        causeIds: causes.map(({ id }) => id),
        products,
        ownerId: owner.id,
        expected: expected ?? undefined,
      }}
      width={560}
    >
      <ImprovementFields />
      <Form.Item name="ownerId" label={t("desk-improvements.owner")}>
        <Select
          options={staff.map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={{ optionFilterProp: "label" }}
        />
      </Form.Item>
      <Form.Item name="expected" label={t("desk-improvements.expected")}>
        <Input.TextArea maxLength={2_000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}
