import { DownloadOutlined, ReloadOutlined } from "@ant-design/icons";
import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { Button, Space } from "antd";
import { useTranslation } from "react-i18next";
import type { FiringView } from "../../../../../shared/contract/rules.ts";
import { urlOf } from "../../../../lib/api.ts";

/** Reads the log anew, or takes out what the filters show. */
export function LogActions({ query }: { query: { ruleId?: number; caseId?: number; state?: FiringView["state"] } }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const queryKey = ["rule-firings"];
  const busy = useIsFetching({ queryKey }) > 0;
  return (
    <Space wrap>
      <Button icon={<ReloadOutlined />} loading={busy} onClick={() => void client.invalidateQueries({ queryKey })}>
        {t("desk-rules.log.refresh")}
      </Button>
      <Button icon={<DownloadOutlined />} href={urlOf("/api/v1/rule-firings.csv", { query })} download>
        {t("desk-rules.log.export")}
      </Button>
    </Space>
  );
}
