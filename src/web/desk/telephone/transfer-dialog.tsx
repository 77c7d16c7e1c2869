import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { CallView } from "../../../shared/contract/calls.ts";
import { api } from "../../lib/api.ts";
import { callQueueQuery, refreshCalls } from "../../lib/call-queries.ts";
import { useMe } from "../../lib/session.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { teamsQuery } from "../pickers/people.ts";
import { useAgentState } from "./use-agent-state.ts";

/** To whom the call goes: a colleague, with whether they can be rung now, or whoever of a team is free first. */
export function TransferDialog({ call, onClose }: { call: CallView; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const stateOf = useAgentState();
  const client = useQueryClient();
  const queue = useQuery(callQueueQuery);
  const teams = useQuery(teamsQuery);
  const colleagues = (queue.data?.agents ?? []).filter(({ staff }) => staff.id !== me.id);
  const options = [
    {
      label: t("desk-telephone.transfer.teams"),
      options: (teams.data ?? []).map(({ id, name }) => ({ value: `team:${id}`, label: name })),
    },
    {
      label: t("desk-telephone.transfer.people"),
      options: colleagues.map((agent) => ({
        value: `staff:${agent.staff.id}`,
        label: `${agent.staff.name} · ${stateOf(agent)}`,
      })),
    },
  ].filter(({ options }) => options.length > 0);
  const send = async ({ to }: { to: string }) => {
    const [kind, id] = to.split(":");
    const body = kind === "team" ? { teamId: Number(id) } : { staffId: Number(id) };
    await api.post("/api/v1/calls/:id/transfer", { params: { id: call.id }, body });
    await refreshCalls(client);
  };
  return (
    <FormDialog
      title={t("desk-telephone.transfer.title")}
      okText={t("desk-telephone.acts.transfer")}
      send={send}
      onClose={onClose}
    >
      <p style={{ marginBottom: 12 }}>{t("desk-telephone.transfer.hint")}</p>
      <Form.Item
        name="to"
        label={t("desk-telephone.transfer.to")}
        rules={[{ required: true, message: t("desk-pickers.missing") }]}
      >
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={options}
          loading={queue.isPending || teams.isPending}
          autoFocus
        />
      </Form.Item>
    </FormDialog>
  );
}
