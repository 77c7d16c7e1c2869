import { useQuery } from "@tanstack/react-query";
import type { DraftBody, ReplyWay } from "../../../../../../shared/contract/conversations.ts";
import type { MessageTemplate, TemplateChoice } from "../../../../../../shared/contract/templates.ts";
import { faultsOfValues, type TemplateFault } from "../../../../../../shared/message-template.ts";
import { usableTemplatesQuery } from "./template-queries.ts";

/** The template that the answer is written by, as far as the account on this way still has it. */
export type ChosenTemplate = {
  choice: TemplateChoice;
  /** null: it is not there (any more), or not known yet */
  template: MessageTemplate | null;
  faults: readonly TemplateFault[];
  isLoading: boolean;
  /** why it is not known, with asking again */
  problem: { error: Error; retry: () => void } | null;
};

/** @returns null where the answer is written in one's own words */
export function useTemplate(body: DraftBody, way: ReplyWay, accountId: number | null): ChosenTemplate | null {
  const choice = body.kind === "reply" && way.templates ? body.template : undefined;
  const enabled = choice !== undefined && accountId !== null;
  const { data, error, isPending, refetch } = useQuery({ ...usableTemplatesQuery(accountId ?? 0), enabled });
  if (!choice) return null;
  const template = data?.find((each) => isChosen(each, choice)) ?? null;
  const faults = template ? faultsOfValues(template, choice.values) : [];
  const problem = error && !data ? { error, retry: () => void refetch() } : null;
  return { choice, template, faults, isLoading: enabled && isPending, problem };
}

function isChosen(template: MessageTemplate, { id, language }: TemplateChoice): boolean {
  return template.id === id && (template.language ?? "") === (language ?? "");
}
