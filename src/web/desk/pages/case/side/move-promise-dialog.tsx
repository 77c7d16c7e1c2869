import { useQueryClient } from "@tanstack/react-query";
import { Alert, DatePicker, Form, Input, Modal } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import type { PromiseView } from "../../../../../shared/contract/promises.ts";
import { api } from "../../../../lib/api.ts";
import { errorText } from "../../../../lib/i18n.ts";
import { toInstant } from "../../../../lib/picked-time.ts";
import { useClock } from "../../../../lib/time.ts";
import styles from "./side.module.css";

type Values = { due: Dayjs; reason: string };

/**
 * Another time for a promise. The old and the new one stand side by side, and it says to whom the reason goes: the server
 * sends both times and the reason where an answer would go.
 */
export function MovePromiseDialog(props: { view: CaseView; promise: PromiseView; onClose: () => void }) {
  const { view, promise, onClose } = props;
  const { t } = useTranslation();
  const clock = useClock();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const due = Form.useWatch("due", form);
  const readers = view.replyTo.to.map(({ address }) => address);
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
      okText={t(readers.length > 0 ? "desk-side.moveSubmit" : "desk-side.move")}
      onOk={form.submit}
      confirmLoading={busy}
      onCancel={onClose}
      width={480}
    >
      <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        {problem && <Alert type="error" title={problem} showIcon style={{ marginBottom: 16 }} />}
        <dl className={styles.times}>
          <div>
            <dt>{t("desk-side.moveFrom")}</dt>
            <dd>{promise.dueAt ? clock.full(promise.dueAt) : t("desk-side.movePaused")}</dd>
          </div>
          <div aria-live="polite">
            <dt>{t("desk-side.moveTo")}</dt>
            <dd>{due ? clock.full(toInstant(due, clock.timeZone)) : t("desk-side.moveNone")}</dd>
          </div>
        </dl>
        <Form.Item
          name="due"
          label={t("desk-side.moveTo")}
          extra={t("desk-side.inZone", { zone: clock.timeZone })}
          rules={[required]}
        >
          <DatePicker
            showTime={{ format: "HH:mm", minuteStep: 5 }}
            format="YYYY-MM-DD HH:mm"
            style={{ width: "100%" }}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t("desk-side.moveReason")}
          extra={readers.length > 0 ? t("desk-side.moveTold", { to: readers.join(", ") }) : t("desk-side.moveUntold")}
          rules={[required]}
        >
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
