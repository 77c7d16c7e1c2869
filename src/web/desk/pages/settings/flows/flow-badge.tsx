import { useTranslation } from "react-i18next";
import type { FlowView } from "../../../../../shared/contract/flows.ts";
import { StateMark } from "../../../../ui/state-mark.tsx";

/** What is walked, and whether a newer drawing waits. */
export function FlowBadge({ flow }: { flow: FlowView }) {
  const { t } = useTranslation();
  if (flow.publishedVersion === null) return <StateMark tone="idle">{t("desk-flows.state.draft")}</StateMark>;
  if (flow.publishedVersion < flow.version) return <StateMark tone="waiting">{t("desk-flows.state.newer")}</StateMark>;
  return <StateMark tone="good">{t("desk-flows.state.published")}</StateMark>;
}
