import { useQueryClient } from "@tanstack/react-query";
import { Alert, DatePicker, Form, Input, Modal, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { handKinds } from "../../../../../shared/promise-kinds.ts";
import { api } from "../../../../lib/api.ts";
import { errorText } from "../../../../lib/i18n.ts";
import { toInstant } from "../../../../lib/picked-time.ts";
import { useClock } from "../../../../lib/time.ts";

type Values = { kind: string; words: string; due: Dayjs };

/** A promise a person makes to the customer: what, and until when in the promiser's own zone. */
export function MakePromiseDialog({ caseId, onClose }: { caseId: number; onClose: () => void }) {
  const { t } = useTranslation();
  const clock = useClock();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async ({ kind, words, due }: Values) => {
    setBusy(true);
    try {
      const dueAt = toInstant(due, clock.timeZone);
      await api.post("/api/v1/promises", { body: { caseId, kind, words: words.trim(), dueAt } });
      await client.invalidateQueries({ queryKey: ["case", caseId] });
      onClose();
    } catch (error) {
      setProblem(errorText(error));
      setBusy(false);
    }
  };
  const required = { required: true, message: t("desk-pickers.missing") };
  return (
    <Modal
      open
      title={t("desk-side.makePromise")}
      okText={t("desk-side.make")}
      onOk={form.submit}
      confirmLoading={busy}
      onCancel={onClose}
      width={480}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        initialValues={{ kind: "callback" }}
      >
        {problem && <Alert type="error" title={problem} showIcon style={{ marginBottom: 16 }} />}
        <Form.Item name="kind" label={t("desk-side.kind")}>
          <Select options={handKinds.map((value) => ({ value, label: t(`desk-promise.kind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="words" label={t("desk-side.words")} extra={t("desk-side.wordsHint")} rules={[required]}>
          <Input maxLength={500} autoFocus />
        </Form.Item>
        <Form.Item
          name="due"
          label={t("desk-side.due")}
          extra={t("desk-side.inZone", { zone: clock.timeZone })}
          rules={[required]}
        >
          <DatePicker
            showTime={{ format: "HH:mm", minuteStep: 5 }}
            format="YYYY-MM-DD HH:mm"
            style={{ width: "100%" }}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
