import { useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CallView, WrapUpCall } from "../../../shared/contract/calls.ts";
import { handKinds } from "../../../shared/promise-kinds.ts";
import { api } from "../../lib/api.ts";
import { toInstant } from "../../lib/picked-time.ts";
import { useCan } from "../../lib/session.ts";
import { forgetStored, readStored, writeStored } from "../../lib/stored.ts";
import { useClock } from "../../lib/time.ts";
import { WallTimePicker } from "../../ui/wall-time-picker.tsx";
import { useSolving } from "../pages/case/causes/use-solving.tsx";
import type { CallPhase } from "./call-phase.ts";
import styles from "./telephone.module.css";
import { useCallAction } from "./use-call-action.ts";
import { useCallbackAhead } from "./use-callback-ahead.ts";

type Category = NonNullable<WrapUpCall["category"]>;
type Values = {
  note?: string;
  category?: Category;
  settlesCallback?: boolean;
  promised?: boolean;
  kind: string;
  words: string;
  due: Dayjs;
};

const categories: readonly Category[] = ["open", "waiting_customer", "waiting_partner", "solved"];

/**
 * What was said, what it came to, and what was promised. It can be typed from the first word on and is saved when the call
 * is over; then the agent is there for the next one.
 */
export function WrapUpForm(props: {
  call: CallView;
  phase: CallPhase;
  onUnsaved: (call: CallView, isUnsaved: boolean) => void;
}) {
  const { t } = useTranslation();
  const { call, phase, onUnsaved } = props;
  const can = useCan();
  const clock = useClock();
  const client = useQueryClient();
  const { busy, act } = useCallAction();
  const [form] = Form.useForm<Values>();
  const promised = Form.useWatch("promised", form) ?? false;
  const kept = `call-note.${call.id}`;
  const callback = useCallbackAhead(call);
  const solving = useSolving({ id: call.caseId ?? 0 });
  const isOver = phase === "wrapUp" || phase === "late";
  // A page that was loaded anew finds the note again, and must not lose it when wrapping up ends.
  useEffect(() => {
    if (readStored(kept)) onUnsaved(call, true);
  }, [kept, call, onUnsaved]);

  const done = () => {
    forgetStored(kept);
    onUnsaved(call, false);
  };
  // Known at once, unlike a state: pressed twice, it must not be two notes.
  const sending = useRef(false);
  const save = async (values: Values) => {
    if (sending.current) return;
    sending.current = true;
    const body = bodyOf(values, clock.timeZone);
    const isEmpty = Object.values(body).every((value) => value === undefined);
    const send = () =>
      isEmpty
        ? api.post("/api/v1/telephone/ready")
        : api.post("/api/v1/calls/:id/wrap-up", { params: { id: call.id }, body });
    const worked = await act(send, isEmpty ? undefined : t("desk-telephone.wrapUp.saved"));
    sending.current = false;
    if (!worked) return;
    done();
    if (call.caseId !== null) await client.invalidateQueries({ queryKey: ["case", call.caseId] });
  };
  const remember = (_: unknown, { note = "" }: Values) => {
    if (note.trim() === "") return done();
    writeStored(kept, note);
    onUnsaved(call, true);
  };
  const submit = () => (form.getFieldValue("category") === "solved" ? solving.ask(form.submit) : form.submit());
  const required = { required: true, message: t("desk-pickers.missing") };
  return (
    <>
      <Form<Values>
        form={form}
        name="wrap-up"
        layout="vertical"
        requiredMark={false}
        className={styles.wrapUp}
        onFinish={save}
        onValuesChange={remember}
        initialValues={{ note: readStored(kept) ?? "", kind: "callback" }}
      >
        <Form.Item name="note" label={t("desk-telephone.wrapUp.note")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
        </Form.Item>
        {call.caseId !== null && can("cases:update") && (
          <Form.Item name="category" label={t("desk-telephone.wrapUp.outcome")}>
            <Select
              allowClear
              placeholder={t("desk-telephone.wrapUp.unchanged")}
              options={categories.map((value) => ({ value, label: t(`desk-case.category.${value}`) }))}
            />
          </Form.Item>
        )}
        {callback && (
          <Form.Item name="settlesCallback" valuePropName="checked" noStyle>
            <Checkbox>{t("desk-telephone.wrapUp.settlesCallback", { time: clock.dateTime(callback) })}</Checkbox>
          </Form.Item>
        )}
        {call.caseId !== null && can("promises:make") && (
          <Form.Item name="promised" valuePropName="checked" noStyle>
            <Checkbox>{t("desk-telephone.wrapUp.promised")}</Checkbox>
          </Form.Item>
        )}
        {promised && (
          <div className={styles.promise}>
            <Form.Item name="kind" label={t("desk-side.kind")}>
              <Select options={handKinds.map((value) => ({ value, label: t(`desk-promise.kind.${value}`) }))} />
            </Form.Item>
            <Form.Item name="words" label={t("desk-side.words")} extra={t("desk-side.wordsHint")} rules={[required]}>
              <Input maxLength={500} />
            </Form.Item>
            <Form.Item
              name="due"
              label={t("desk-side.due")}
              extra={t("desk-side.inZone", { zone: clock.timeZone })}
              rules={[required]}
            >
              <WallTimePicker />
            </Form.Item>
          </div>
        )}
        <div className={styles.wrapUpBar}>
          {isOver ? (
            // No submit button: Enter in a field, where it picks a date, must not end the wrapping up.
            <Button type="primary" onClick={submit} loading={busy}>
              {t(phase === "late" ? "desk-telephone.wrapUp.save" : "desk-telephone.wrapUp.done")}
            </Button>
          ) : (
            <span className={styles.soft}>{t("desk-telephone.wrapUp.later")}</span>
          )}
          {phase === "late" && (
            <Button onClick={done} disabled={busy}>
              {t("desk-telephone.wrapUp.discard")}
            </Button>
          )}
        </div>
      </Form>
      {solving.question}
    </>
  );
}

function bodyOf({ note, category, settlesCallback, promised, kind, words, due }: Values, timeZone: string): WrapUpCall {
  return {
    note: note?.trim() || undefined,
    category,
    settlesCallback: settlesCallback || undefined,
    promise: promised ? { kind, words: words.trim(), dueAt: toInstant(due, timeZone) } : undefined,
  };
}
