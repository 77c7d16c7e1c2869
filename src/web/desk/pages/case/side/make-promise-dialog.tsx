import { useQueryClient } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { handKinds } from "../../../../../shared/promise-kinds.ts";
import { api } from "../../../../lib/api.ts";
import { toInstant } from "../../../../lib/picked-time.ts";
import { useClock } from "../../../../lib/time.ts";
import { FormDialog } from "../../../../ui/form-dialog.tsx";
import { WallTimePicker } from "../../../../ui/wall-time-picker.tsx";

type Values = { kind: string; words: string; from?: Dayjs | null; due: Dayjs };

/** A promise a person makes to the customer: what, and until when in the promiser's own zone. */
export function MakePromiseDialog({ caseId, onClose }: { caseId: number; onClose: () => void }) {
  const { t } = useTranslation();
  const clock = useClock();
  const client = useQueryClient();
  const send = async ({ kind, words, from, due }: Values) => {
    const dueAt = toInstant(due, clock.timeZone);
    const window = from ? { notBefore: toInstant(from, clock.timeZone) } : {};
    await api.post("/api/v1/promises", { body: { caseId, kind, words: words.trim(), dueAt, ...window } });
    await client.invalidateQueries({ queryKey: ["case", caseId] });
  };
  const required = { required: true, message: t("desk-pickers.missing") };
  return (
    <FormDialog
      title={t("desk-side.makePromise")}
      okText={t("desk-side.make")}
      send={send}
      onClose={onClose}
      initialValues={{ kind: "callback" }}
    >
      <Form.Item name="kind" label={t("desk-side.kind")}>
        <Select options={handKinds.map((value) => ({ value, label: t(`desk-promise.kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="words" label={t("desk-side.words")} extra={t("desk-side.wordsHint")} rules={[required]}>
        <Input maxLength={500} autoFocus />
      </Form.Item>
      <Form.Item
        name="from"
        label={t("desk-next-date.from")}
        dependencies={["due"]}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, from?: Dayjs | null) => {
              const due: Dayjs | undefined = getFieldValue("due");
              if (from && due && !from.isBefore(due)) throw new Error(t("desk-next-date.fromTooLate"));
            },
          }),
        ]}
      >
        <WallTimePicker />
      </Form.Item>
      <Form.Item
        name="due"
        label={t("desk-side.due")}
        extra={t("desk-side.inZone", { zone: clock.timeZone })}
        rules={[required]}
      >
        <WallTimePicker />
      </Form.Item>
    </FormDialog>
  );
}
