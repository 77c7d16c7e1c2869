import { useTranslation } from "react-i18next";
import type { Static } from "typebox";
import type { CallQueue } from "../../../shared/contract/calls.ts";

type Agent = Static<typeof CallQueue>["agents"][number];

/** Whether a colleague can be rung, in a word: what their telephone does, or that they are not there. */
export function useAgentState(): (agent: Agent) => string {
  const { t } = useTranslation();
  return ({ state, available }) => t(`desk-telephone.agent.${state === "idle" && !available ? "away" : state}`);
}
