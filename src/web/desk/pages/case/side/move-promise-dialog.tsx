import { useQueryClient } from "@tanstack/react-query";
import { Alert, DatePicker, Form, Input, Modal } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseView } from "../../../../../shared/contract/promises.ts";
import { api } from "../../../../lib/api.ts";
import { errorText } from "../../../../lib/i18n.ts";
import { toInstant } from "../../../../lib/picked-time.ts";
import { useClock } from "../../../../lib/time.ts";

type Values = { due: Dayjs; reason: string };

/** Another time for a promise, with the reason that the customer is told. The log keeps both times. */
export function MovePromiseDialog({ promise, onClose }: { promise: PromiseView; onClose: () => void }) {
  const { t } = useTranslation();
  const clock = useClock();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async ({ due, reason }: Values) => {
    setBusy(true);
    try {
      const body = { dueAt: toInstant(due, clock.timeZone), reason: reason.trim() };
      await api.post("/api/v1/promises/:id/move", { params: { id: promise.id }, body });
      await client.invalidateQueries({ queryKey: ["promises"] });
      if (promise.caseId !== null) await client.invalidateQueries({ queryKey: ["case", promise.caseId] });
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
      title={t("desk-side.moveTitle")}
      okText={t("desk-side.move")}
      onOk={form.submit}
      confirmLoading={busy}
      onCancel={onClose}
      width={480}
    >
      <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        {problem && <Alert type="error" title={problem} showIcon style={{ marginBottom: 16 }} />}
        {promise.dueAt && (
          <p style={{ marginBottom: 12 }}>{t("desk-side.moveNow", { time: clock.full(promise.dueAt) })}</p>
        )}
        <Form.Item
          name="due"
          label={t("desk-side.newDue")}
          extra={t("desk-side.inZone", { zone: clock.timeZone })}
          rules={[required]}
        >
          <DatePicker
            showTime={{ format: "HH:mm", minuteStep: 5 }}
            format="YYYY-MM-DD HH:mm"
            style={{ width: "100%" }}
          />
        </Form.Item>
        <Form.Item name="reason" label={t("desk-side.reason")} extra={t("desk-side.reasonHint")} rules={[required]}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
