import { parseCaseQuery } from "../../../../shared/case-query/index.ts";
import type { RuleAction, SaveRule } from "../../../../shared/contract/rules.ts";
import { isMadeByPolicy } from "../../../../shared/promise-kinds.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { invalidInput } from "../../../kernel/errors.ts";
import { activeAmong, teamsInUse } from "../../accounts/index.ts";
import { macrosToSay } from "../../cases/index.ts";
import { kindByPolicy } from "../../promises/index.ts";
import { nobodyAsks, personMissing, targetUnknown, timeInTimer, wordsNotAsked } from "../errors.ts";
import { findWebhook } from "../store/webhooks.ts";

/**
 * Checks that a rule can be carried out: its query can be asked without anybody who looks, and whom and what its actions
 * name exists.
 *
 * @throws request.invalid, rules.words_in_query, rules.query_of_nobody, rules.time_in_timer, rules.target_unknown,
 *   rules.person_missing, promises.kind_by_policy
 */
export async function checkRule(ctx: Ctx, rule: SaveRule): Promise<void> {
  checkQuery(rule);
  for (const [index, action] of rule.actions.entries()) await checkAction(ctx, action, `actions.${index}`);
}

function checkQuery({ query: text, trigger }: SaveRule): void {
  const field = "query";
  const { query, problems } = parseCaseQuery(text);
  const [problem] = problems;
  if (problem) throw invalidInput({ field, problem: text.slice(problem.at, problem.end) });
  for (const term of query.terms) {
    if (term.kind === "words") throw wordsNotAsked({ field, words: term.text });
    for (const value of term.values) {
      const shown = text.slice(term.at, term.end);
      if (value.kind === "keyword" && (value.keyword === "me" || value.keyword === "mine")) {
        throw nobodyAsks({ field, value: shown });
      }
      if (value.kind === "duration" && trigger.on === "timer") throw timeInTimer({ field, value: shown });
    }
  }
}

async function checkAction(ctx: Ctx, action: RuleAction, at: string): Promise<void> {
  switch (action.do) {
    case "assign_team":
      if (!(await teamsInUse(ctx, [action.teamId])).has(action.teamId)) {
        throw targetUnknown({ field: `${at}.teamId`, what: "team" });
      }
      return;
    case "assign_person":
      return checkPerson(ctx, action.staffId, `${at}.staffId`);
    case "notify":
      if (action.whom !== "person") return;
      if (action.staffId === undefined) throw personMissing({ field: `${at}.staffId` });
      return checkPerson(ctx, action.staffId, `${at}.staffId`);
    case "make_promise":
      if (isMadeByPolicy(action.kind)) throw kindByPolicy({ kind: action.kind });
      return;
    case "reply":
      return checkMacro(ctx, action.macroId, `${at}.macroId`);
    case "call_webhook":
      if (!(await findWebhook(ctx.db, action.webhookId))) {
        throw targetUnknown({ field: `${at}.webhookId`, what: "webhook" });
      }
      return;
    default:
      return;
  }
}

async function checkPerson(ctx: Ctx, id: number, field: string): Promise<void> {
  if (!(await activeAmong(ctx, [id])).has(id)) throw targetUnknown({ field, what: "person" });
}

async function checkMacro(ctx: Ctx, id: number, field: string): Promise<void> {
  if (!(await macrosToSay(ctx, [id])).has(id)) throw targetUnknown({ field, what: "macro" });
}
