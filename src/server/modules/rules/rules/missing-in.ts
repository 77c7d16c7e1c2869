import { findField, parseCaseQuery } from "../../../../shared/case-query/index.ts";
import type { RuleMissing, SaveRule } from "../../../../shared/contract/rules.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { activeAmong, teamsInUse } from "../../accounts/index.ts";
import { macrosToSay } from "../../cases/index.ts";
import { findWebhooks } from "../store/webhooks.ts";

/**
 * What rules name that is no more, or is switched off, rule by rule: such an action fails, such a condition holds of no
 * new case. A few statements for all of them.
 */
export async function missingIn(ctx: Ctx, rules: readonly SaveRule[]): Promise<RuleMissing[][]> {
  const named = rules.map(namedBy);
  const ids = (what: RuleMissing["what"]) =>
    named.flatMap((each) => each.flatMap((one) => (one.what === what ? one.id : [])));
  const asked = ids("webhook").length > 0;
  const [team, person, macro, hooks] = await Promise.all([
    teamsInUse(ctx, ids("team")),
    activeAmong(ctx, ids("person")),
    macrosToSay(ctx, ids("macro")),
    asked ? findWebhooks(ctx.db) : [],
  ]);
  const webhook = new Set(hooks.filter(({ active }) => active).map(({ id }) => id));
  const there = { team, person, macro, webhook };
  return named.map((each) => each.filter(({ what, id }) => !there[what].has(id)));
}

/** Whom and what a rule names by number. */
function namedBy({ query, actions }: SaveRule): RuleMissing[] {
  return [...namedByQuery(query), ...actions.flatMap((action, at) => namedByAction(action, `actions.${at}`))];
}

function namedByAction(action: SaveRule["actions"][number], field: string): RuleMissing[] {
  switch (action.do) {
    case "assign_team":
      return [{ field, what: "team", id: action.teamId }];
    case "assign_person":
      return [{ field, what: "person", id: action.staffId }];
    case "notify":
      return action.whom === "person" && action.staffId !== undefined
        ? [{ field, what: "person", id: action.staffId }]
        : [];
    case "reply":
      return [{ field, what: "macro", id: action.macroId }];
    case "call_webhook":
      return [{ field, what: "webhook", id: action.webhookId }];
    default:
      return [];
  }
}

function namedByQuery(query: string): RuleMissing[] {
  return parseCaseQuery(query).query.terms.flatMap((term) => {
    const offers = term.kind === "words" ? null : findField(term.field)?.offers;
    if (term.kind === "words" || (offers !== "team" && offers !== "staff")) return [];
    const what = offers === "team" ? "team" : "person";
    return term.values.flatMap((value): RuleMissing[] =>
      value.kind === "number" ? [{ field: "query", what, id: value.number }] : [],
    );
  });
}
