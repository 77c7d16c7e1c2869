import { useQueryClient } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../../shared/contract/cases.ts";
import type { ApologyView, ComplaintView } from "../../../../../../shared/contract/complaints.ts";
import { api } from "../../../../../lib/api.ts";
import { toInstant } from "../../../../../lib/picked-time.ts";
import { useClock } from "../../../../../lib/time.ts";
import { FormDialog } from "../../../../../ui/form-dialog.tsx";
import { WallTimePicker } from "../../../../../ui/wall-time-picker.tsx";
import { keepComplaint } from "./complaint-query.ts";

type Asked = { managerId: number; due: Dayjs; note?: string };

/** Asks a manager to apologise, by when. */
export function AskDialog(props: { view: CaseView; complaint: ComplaintView; onClose: () => void }) {
  const { t } = useTranslation();
  const clock = useClock();
  const client = useQueryClient();
  const params = { id: props.view.id };
  const needed = { required: true, message: t("desk-complaint.settlement.missing") };
  const send = async ({ managerId, due, note }: Asked) => {
    const body = { managerId, dueAt: toInstant(due, clock.timeZone), ...(note?.trim() && { note: note.trim() }) };
    await keepComplaint(client, params.id, await api.post("/api/v1/cases/:id/apologies", { params, body }));
  };
  return (
    <FormDialog<Asked>
      title={t("desk-complaint.apology.ask")}
      okText={t("desk-complaint.apology.submit")}
      send={send}
      onClose={props.onClose}
      initialValues={{ due: dayjs().add(1, "day").hour(18).minute(0).second(0) }}
    >
      <Form.Item name="managerId" label={t("desk-complaint.apology.manager")} rules={[needed]}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={props.complaint.managers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="due" label={t("desk-complaint.apology.due")} rules={[needed]}>
        <WallTimePicker />
      </Form.Item>
      <Form.Item name="note" label={t("desk-complaint.apology.note")}>
        <Input.TextArea maxLength={1_000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}

type OfMine = { view: CaseView; apology: ApologyView; onClose: () => void };

/** The manager's own words, beginning with a draft in the customer's language. */
export function WriteDialog({ view, apology, onClose }: OfMine) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const send = async (body: { words: string }) =>
    keepComplaint(client, view.id, await api.post("/api/v1/apologies/:id/send", { params: { id: apology.id }, body }));
  return (
    <FormDialog<{ words: string }>
      title={t("desk-complaint.apology.write")}
      okText={t("desk-complaint.apology.send")}
      send={send}
      onClose={onClose}
      width={640}
      initialValues={{ words: apology.words ?? "" }}
    >
      <Form.Item
        name="words"
        label={t("desk-complaint.apology.words")}
        rules={[{ required: true, whitespace: true, message: t("desk-complaint.settlement.missing") }]}
      >
        <Input.TextArea maxLength={10_000} autoSize={{ minRows: 8, maxRows: 18 }} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}

/** The manager sees no reason to apologise. */
export function DeclineDialog({ view, apology, onClose }: OfMine) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const params = { id: apology.id };
  const send = async (body: { reason: string }) =>
    keepComplaint(client, view.id, await api.post("/api/v1/apologies/:id/decline", { params, body }));
  return (
    <FormDialog<{ reason: string }>
      title={t("desk-complaint.apology.decline")}
      okText={t("desk-complaint.apology.declineSubmit")}
      send={send}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={t("desk-complaint.apology.declineReason")}
        rules={[{ required: true, whitespace: true, message: t("desk-complaint.settlement.missing") }]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
