import type { Locale } from "../../../../shared/contract/common.ts";
import { startFlow } from "../../../../shared/flows/index.ts";
import type { FlowPlayer } from "../../../../shared/flows/kinds.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { getCase } from "../../cases/index.ts";
import { flowNotFound, flowNotPublished } from "../errors.ts";
import { findVersion, flowById } from "../store/flows.ts";
import { findRun, insertRun } from "../store/runs.ts";
import { carryOn } from "./carry-on.ts";
import { presentTurn, type RunTurn } from "./present-turn.ts";

export type NewWalk = {
  flowId: number;
  player: FlowPlayer;
  locale: Locale;
  /** where it is walked; its acts are done there */
  caseId?: number | null;
  /** only somebody who proved to be this customer, or whose case a colleague of ours looks at */
  customerId?: number | null;
  conversationId?: number | null;
};

/**
 * Begins to walk a flow in its published version, up to its first question.
 * @throws flows.not_found, flows.not_published, cases.not_found
 */
export async function startRun(ctx: Ctx, walk: NewWalk): Promise<RunTurn> {
  return ctx.tx(async (tx) => {
    const flow = await flowById(tx.db, walk.flowId);
    if (!flow || flow.archivedAt) throw flowNotFound({ id: walk.flowId });
    const version = flow.publishedVersion;
    const spec = version === null ? undefined : await findVersion(tx.db, flow.id, version);
    if (version === null || !spec) throw flowNotPublished();
    if (walk.caseId) await getCase(tx, walk.caseId);
    const state = startFlow(spec);
    const run = {
      flowId: flow.id,
      version,
      player: walk.player,
      locale: walk.locale,
      staffId: tx.actor.kind === "staff" ? tx.actor.id : null,
      caseId: walk.caseId ?? null,
      customerId: walk.customerId ?? null,
      conversationId: walk.conversationId ?? null,
      state,
    };
    const id = await insertRun(tx.db, run, tx.now());
    return presentTurn(await carryOn(tx, (await findRun(tx.db, id, true))!, state));
  });
}
