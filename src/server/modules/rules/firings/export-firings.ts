import type { Readable } from "node:stream";
import type { Static } from "typebox";
import type { ListFirings } from "../../../../shared/contract/rules.ts";
import { csvOf } from "../../../kernel/csv.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { showFirings } from "./show-firings.ts";

const columns = ["id", "at", "rule", "version", "trigger", "since", "case", "subject", "state", "stoppedBy", "actions"];
type Filter = Pick<Static<typeof ListFirings>, "ruleId" | "caseId" | "state">;

/** The log as CSV, page by page, of cases that the actor may see; that somebody took it out is in the audit log. */
export async function exportFirings(ctx: Ctx, { ruleId, caseId, state }: Filter): Promise<Readable> {
  const filter = { ...(ruleId && { ruleId }), ...(caseId && { caseId }), ...(state && { state }) };
  await audit(ctx, { action: "rules.log_exported", details: filter });
  return csvOf(columns, records(ctx, filter));
}

async function* records(ctx: Ctx, filter: Filter) {
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await showFirings(ctx, { ...filter, limit: 200, ...(cursor !== undefined && { cursor }) });
    for (const { rule, case: about, actions, chain: _chain, ...firing } of page.items) {
      yield {
        ...firing,
        rule: rule.name,
        case: about.id,
        subject: about.subject,
        actions: actions
          .map(
            ({ action, state, skipped, error }) =>
              `${action.do}: ${[state, skipped ?? error?.code].filter(Boolean).join(" ")}`,
          )
          .join("; "),
      };
    }
    more = page.next !== null;
    cursor = page.next ?? undefined;
  }
}
