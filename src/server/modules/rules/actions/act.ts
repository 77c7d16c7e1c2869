import type { RuleAction } from "../../../../shared/contract/rules.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { assignCase, getCase, snoozeCase, updateCase } from "../../cases/index.ts";
import { addNote } from "../../conversations/index.ts";
import type { FiringFacts } from "../store/firings.ts";
import { callWebhook } from "../webhooks/call-webhook.ts";
import { promiseByRule } from "./promise-by-rule.ts";
import { replyByRule } from "./reply-by-rule.ts";
import { tellOfCase } from "./tell-of-case.ts";

/** What came of an action: why it was left undone, or nothing more than that it was done. */
export type Outcome = { skipped?: string };

export type ToDo = { firing: FiringFacts; name: string; action: RuleAction };

/**
 * Does one action of a rule in its case, in the running transaction and with the rule as the actor.
 * @returns `skipped`: there was a reason to leave it undone
 */
export async function act(tx: Ctx, todo: ToDo): Promise<Outcome> {
  const { firing, action } = todo;
  const { caseId } = firing;
  const reason = { reason: "rule" as const, details: { ruleId: firing.ruleId, firingId: firing.id } };
  const row = await getCase(tx, caseId);
  if (row.mergedInto !== null) return { skipped: "merged" };
  switch (action.do) {
    case "assign_team":
      await assignCase(tx, { caseId, teamId: action.teamId, ...reason });
      return {};
    case "assign_person":
      await assignCase(tx, { caseId, ownerId: action.staffId, ...reason });
      return {};
    case "add_tags":
      await updateCase(tx, { caseId, addTags: action.tags });
      return {};
    case "remove_tags":
      await updateCase(tx, { caseId, removeTags: action.tags });
      return {};
    case "set_priority":
      await updateCase(tx, { caseId, priority: action.priority });
      return {};
    case "set_category":
      await updateCase(tx, { caseId, category: action.category });
      return {};
    case "add_note":
      await addNote(tx, { caseId, text: action.text });
      return {};
    case "snooze":
      await snoozeCase(tx, { caseId, until: new Date(tx.now().getTime() + action.minutes * 60_000) });
      return {};
    case "make_promise":
      return promiseByRule(tx, todo, action);
    case "notify":
      return tellOfCase(tx, todo, action);
    case "reply":
      return replyByRule(tx, todo, action);
    case "call_webhook":
      return callWebhook(tx, todo, action);
  }
}
