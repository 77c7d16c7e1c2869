import { CopyOutlined, DownloadOutlined, InboxOutlined, UndoOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Space } from "antd";
import { useTranslation } from "react-i18next";
import type { FlowView } from "../../../../../shared/contract/flows.ts";
import { api } from "../../../../lib/api.ts";
import { useAction } from "../../../../ui/use-action.ts";
import { saveFlowFile } from "./flow-file.ts";

/** What can be done with a flow in the list. */
export function FlowActions({ flow, name }: { flow: FlowView; name: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const params = { id: flow.id };
  const act = (what: () => Promise<unknown>, done: string) =>
    void run(async () => {
      await what();
      await client.invalidateQueries({ queryKey: ["flows"] });
    }, done);
  const putAway = () => api.post("/api/v1/flows/:id/archive", { params, body: { archived: !flow.archived } });
  return (
    <Space size={0}>
      <Button
        type="text"
        size="small"
        icon={<CopyOutlined />}
        disabled={busy}
        onClick={() =>
          act(() => api.post("/api/v1/flows/:id/duplicate", { params, body: {} }), t("desk-flows.duplicated"))
        }
        title={t("desk-flows.duplicate")}
        aria-label={t("desk-flows.duplicateOf", { name })}
      />
      <Button
        type="text"
        size="small"
        icon={<DownloadOutlined />}
        onClick={() => saveFlowFile(flow)}
        title={t("desk-flows.file.export")}
        aria-label={t("desk-flows.file.exportOf", { name })}
      />
      <Button
        type="text"
        size="small"
        icon={flow.archived ? <UndoOutlined /> : <InboxOutlined />}
        disabled={busy}
        onClick={() => act(putAway, t(flow.archived ? "desk-flows.takenOut" : "desk-flows.archivedNow"))}
        title={t(flow.archived ? "desk-flows.takeOut" : "desk-flows.putAway")}
        aria-label={t(flow.archived ? "desk-flows.takeOutOf" : "desk-flows.putAwayOf", { name })}
      />
    </Space>
  );
}
