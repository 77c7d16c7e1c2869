import { useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Space } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImprovementView } from "../../../../shared/contract/improvements.ts";
import { api } from "../../../lib/api.ts";
import { toInstant } from "../../../lib/picked-time.ts";
import { useCan } from "../../../lib/session.ts";
import { useClock } from "../../../lib/time.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { WallTimePicker } from "../../../ui/wall-time-picker.tsx";
import { ChangeDialog } from "./change-dialog.tsx";

type Act = "done" | "move" | "drop";
type Values = { words: string; due?: Dayjs };

/** What can be done with an open improvement: finish it, change it, give it another date, let go of it. */
export function ImprovementActs({ improvement }: { improvement: ImprovementView }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const clock = useClock();
  const manages = useCan()("improvements:manage");
  const [act, setAct] = useState<Act | "change" | null>(null);
  if (improvement.state !== "open") return null;
  const params = { id: improvement.id };
  const send = async ({ words, due }: Values) => {
    if (act === "done") await api.post("/api/v1/improvements/:id/done", { params, body: { evidence: words } });
    if (act === "drop") await api.post("/api/v1/improvements/:id/drop", { params, body: { reason: words } });
    if (act === "move" && due) {
      const body = { dueAt: toInstant(due, clock.timeZone), reason: words };
      await api.post("/api/v1/improvements/:id/move", { params, body });
    }
    await client.invalidateQueries({ queryKey: ["improvements"] });
  };
  // Once due it is broken or about to be: another date would not undo that.
  const movable = improvement.promise.state === "open";
  return (
    <Space wrap>
      {manages && <Button onClick={() => setAct("change")}>{t("desk-improvements.change")}</Button>}
      {manages && movable && <Button onClick={() => setAct("move")}>{t("desk-improvements.move")}</Button>}
      {manages && <Button onClick={() => setAct("drop")}>{t("desk-improvements.drop")}</Button>}
      {improvement.mayFinish && (
        <Button type="primary" onClick={() => setAct("done")}>
          {t("desk-improvements.done")}
        </Button>
      )}
      {act === "change" && <ChangeDialog improvement={improvement} onClose={() => setAct(null)} />}
      {act !== null && act !== "change" && (
        <FormDialog<Values>
          title={t(`desk-improvements.${act}Title`)}
          okText={t(`desk-improvements.${act}`)}
          send={send}
          onClose={() => setAct(null)}
        >
          {act === "move" && (
            <Form.Item
              name="due"
              label={t("desk-improvements.due")}
              extra={t("desk-side.inZone", { zone: clock.timeZone })}
              rules={[{ required: true, message: t("desk-pickers.missing") }]}
            >
              <WallTimePicker />
            </Form.Item>
          )}
          <Form.Item
            name="words"
            label={t(act === "done" ? "desk-improvements.evidence" : "desk-improvements.reason")}
            rules={[{ required: true, whitespace: true, min: 3, message: t("desk-pickers.missing") }]}
          >
            <Input.TextArea maxLength={2_000} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus={act !== "move"} />
          </Form.Item>
        </FormDialog>
      )}
    </Space>
  );
}
