import type { CobrowseView } from "../../../shared/contract/cobrowse.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { staffRefs } from "../accounts/index.ts";
import { stateOf } from "./policy.ts";
import type { SessionRow } from "./store/sessions.ts";

/** A session for people of ours. */
export async function presentSession(ctx: Ctx, row: SessionRow): Promise<CobrowseView> {
  const { id, caseId, host, endedBy, solved } = row;
  return {
    ...{ id, caseId, host, endedBy, solved, state: stateOf(row) },
    agent: await agentOf(ctx, row),
    invitedAt: row.invitedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    consentedAt: row.consentedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** Who looks, as colleagues call them. */
export async function agentOf(ctx: Ctx, { agentId }: SessionRow): Promise<{ id: number; name: string }> {
  return (await staffRefs(ctx, [agentId])).get(agentId) ?? { id: agentId, name: `#${agentId}` };
}
