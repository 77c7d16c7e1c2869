import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Form, Input, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { toInstant } from "../../../lib/picked-time.ts";
import { useClock } from "../../../lib/time.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { WallTimePicker } from "../../../ui/wall-time-picker.tsx";
import { staffQuery } from "../../pickers/people.ts";
import { ImprovementFields } from "./improvement-fields.tsx";

type Values = {
  title: string;
  causeIds: number[];
  products?: string[];
  ownerId: number;
  due: Dayjs;
  expected?: string;
};

/** Agrees on an improvement: what, about which causes, whose, by when. */
export function MakeDialog({ causeIds, onClose }: { causeIds: number[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const clock = useClock();
  const staff = useQuery(staffQuery).data ?? [];
  const required = { required: true, message: t("desk-pickers.missing") };
  const send = async ({ due, expected, products, ...values }: Values) => {
    const dueAt = toInstant(due, clock.timeZone);
    const body = { ...values, dueAt, products: products ?? [], expected: expected?.trim() || null };
    const { id } = await api.post("/api/v1/improvements", { body });
    await client.invalidateQueries({ queryKey: ["improvements"] });
    void navigate({ to: "/improvements/$improvementId", params: { improvementId: String(id) } });
  };
  return (
    <FormDialog<Values>
      title={t("desk-improvements.makeTitle")}
      okText={t("desk-improvements.makeSubmit")}
      send={send}
      onClose={onClose}
      initialValues={{ causeIds }}
      width={560}
    >
      <ImprovementFields />
      <Form.Item name="ownerId" label={t("desk-improvements.owner")} rules={[required]}>
        <Select
          options={staff.map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={{ optionFilterProp: "label" }}
        />
      </Form.Item>
      <Form.Item
        name="due"
        label={t("desk-improvements.due")}
        extra={t("desk-side.inZone", { zone: clock.timeZone })}
        rules={[required]}
      >
        <WallTimePicker />
      </Form.Item>
      <Form.Item name="expected" label={t("desk-improvements.expected")}>
        <Input.TextArea
          maxLength={2_000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder={t("desk-improvements.expectedHint")}
        />
      </Form.Item>
    </FormDialog>
  );
}
