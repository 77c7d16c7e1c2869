import { useQueryClient } from "@tanstack/react-query";
import { Form, Input } from "antd";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import type { PromiseView } from "../../../../../shared/contract/promises.ts";
import { api } from "../../../../lib/api.ts";
import { toInstant } from "../../../../lib/picked-time.ts";
import { useClock } from "../../../../lib/time.ts";
import { FormDialog } from "../../../../ui/form-dialog.tsx";
import { WallTimePicker } from "../../../../ui/wall-time-picker.tsx";
import { refreshPromise } from "./refresh-promise.ts";
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
  const due = Form.useWatch("due", form);
  const readers = view.replyTo.to.map(({ address }) => address);
  const send = async ({ due, reason }: Values) => {
    const body = { dueAt: toInstant(due, clock.timeZone), reason: reason.trim() };
    await api.post("/api/v1/promises/:id/move", { params: { id: promise.id }, body });
    await refreshPromise(client, promise);
  };
  const required = { required: true, message: t("desk-pickers.missing") };
  return (
    <FormDialog
      title={t("desk-side.moveTitle")}
      okText={t(readers.length > 0 ? "desk-side.moveSubmit" : "desk-side.move")}
      send={send}
      onClose={onClose}
      form={form}
    >
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
        <WallTimePicker />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t("desk-side.moveReason")}
        extra={readers.length > 0 ? t("desk-side.moveTold", { to: readers.join(", ") }) : t("desk-side.moveUntold")}
        rules={[required]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}
