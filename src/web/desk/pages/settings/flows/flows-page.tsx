import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../../shared/contract/common.ts";
import type { FlowView } from "../../../../../shared/contract/flows.ts";
import { sayLabel } from "../../../../../shared/forms/index.ts";
import { TimeAgo } from "../../../../ui/time-ago.tsx";
import { SettingsPage } from "../shared/settings-page.tsx";
import { FlowActions } from "./flow-actions.tsx";
import { FlowBadge } from "./flow-badge.tsx";
import { FlowEditor } from "./flow-editor.tsx";
import { flowsQuery } from "./flow-queries.ts";
import styles from "./flows.module.css";
import { ReadyFlows } from "./ready-flows.tsx";

/** Talks and fault-finding that are drawn once and walked by customers, colleagues and the robot. */
export function FlowsPage() {
  const { t, i18n } = useTranslation();
  const [archived, setArchived] = useState(false);
  const flows = useQuery(flowsQuery(archived));
  const nameOf = (flow: FlowView) => sayLabel(flow.spec.name, i18n.language as Locale) || flow.slug;
  return (
    <SettingsPage<FlowView>
      path="/settings/flows"
      title={t("desk-flows.title")}
      hint={t("desk-flows.hint")}
      newText={t("desk-flows.new")}
      query={flows}
      nameOf={nameOf}
      isFixed={() => archived}
      badgeOf={(flow) => <FlowBadge flow={flow} />}
      empty={{ title: t(archived ? "desk-flows.noneArchived" : "desk-flows.none"), hint: t("desk-flows.noneHint") }}
      above={
        <>
          <p className={styles.which}>
            <Segmented
              value={archived}
              onChange={setArchived}
              options={[
                { value: false, label: t("desk-flows.inUse") },
                { value: true, label: t("desk-flows.archive") },
              ]}
            />
          </p>
          {flows.data && !archived && <ReadyFlows flows={flows.data} />}
        </>
      }
      columns={[
        { key: "kind", title: t("desk-flows.kind"), cell: ({ spec }) => t(`desk-flows.kinds.${spec.kind}`) },
        { key: "steps", title: t("desk-flows.steps"), cell: ({ spec }) => spec.steps.length, isNumber: true },
        { key: "runs", title: t("desk-flows.runs"), cell: ({ runs }) => runs, isNumber: true },
        { key: "changed", title: t("desk-flows.changed"), cell: ({ updatedAt }) => <TimeAgo at={updatedAt} /> },
        { key: "actions", title: "", cell: (flow) => <FlowActions flow={flow} name={nameOf(flow)} /> },
      ]}
      editor={(flow, close) => <FlowEditor flow={flow} onClose={close} />}
    />
  );
}
