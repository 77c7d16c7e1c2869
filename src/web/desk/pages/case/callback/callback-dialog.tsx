import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../../lib/api.ts";
import { useCan } from "../../../../lib/session.ts";
import { useClock } from "../../../../lib/time.ts";
import { FormDialog } from "../../../../ui/form-dialog.tsx";
import { callbackChoices } from "./callback-choices.ts";

type Values = { when: string; number?: string; reason?: string };

/** Promises a call at a time that is near, or in one of the slots that the team can keep; or moves the one promised. */
export function CallbackDialog(props: {
  caseId: number;
  /** when a call is promised already */
  standing: string | null;
  onClose: () => void;
}) {
  const { caseId, standing, onClose } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const clock = useClock();
  const can = useCan();
  const params = { id: caseId };
  const slots = useQuery({
    queryKey: ["case", caseId, "callback-slots"],
    queryFn: () => api.get("/api/v1/cases/:id/callback-slots", { params }),
  });
  const moves = standing !== null;
  const mayNot = moves && !can("promises:move");
  const send = async ({ when, number, reason }: Values) => {
    const [kind, iso] = [when.slice(0, when.indexOf(" ")), when.slice(when.indexOf(" ") + 1)];
    const time = kind === "slot" ? { slotAt: iso } : { at: iso };
    const body = { ...time, ...(number?.trim() && { number }), ...(reason && { reason }) };
    const { at } = await api.post("/api/v1/cases/:id/callback", { params, body });
    const shownIn = [["promises"], ["home"], ["case", caseId]];
    await Promise.all(shownIn.map((queryKey) => client.invalidateQueries({ queryKey })));
    void message.success(t("desk-care.callback.done", { time: clock.dateTime(at) }));
  };
  const quick = callbackChoices(Date.now(), clock.timeZone).map(({ key, at }) => ({
    value: `at ${new Date(at).toISOString()}`,
    label: t(`desk-care.callback.${key}`, { time: clock.time(at) }),
  }));
  const offered = (slots.data?.items ?? []).map(({ at, free }) => ({
    value: `slot ${at}`,
    label: t("desk-care.callback.free", { time: clock.dateTime(at), count: free }),
  }));
  return (
    <FormDialog<Values>
      title={t(moves ? "desk-care.callback.moveTitle" : "desk-care.callback.title")}
      okText={t(moves ? "desk-care.callback.move" : "desk-care.callback.submit")}
      send={send}
      onClose={onClose}
      initialValues={moves ? {} : { when: quick[0]!.value }}
    >
      {moves && <p>{t("desk-care.callback.standing", { time: clock.dateTime(standing) })}</p>}
      {mayNot && <p role="alert">{t("desk-care.callback.mayNot")}</p>}
      <Form.Item
        name="when"
        label={t("desk-care.callback.when")}
        extra={slots.data && offered.length === 0 ? t("desk-care.callback.noSlots") : undefined}
        rules={[{ required: true, message: t("desk-care.callback.missing") }]}
      >
        <Select
          loading={slots.isPending}
          disabled={mayNot}
          options={[
            { label: t("desk-care.callback.when"), options: quick },
            ...(offered.length > 0 ? [{ label: t("desk-care.callback.slots"), options: offered }] : []),
          ]}
        />
      </Form.Item>
      <Form.Item name="number" label={t("desk-care.callback.number")} extra={t("desk-care.callback.numberHint")}>
        <Input type="tel" maxLength={60} disabled={mayNot} />
      </Form.Item>
      {moves && (
        <Form.Item
          name="reason"
          label={t("desk-care.callback.reason")}
          rules={[{ required: true, whitespace: true, message: t("desk-care.offers.missing") }]}
        >
          <Input.TextArea maxLength={500} disabled={mayNot} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
