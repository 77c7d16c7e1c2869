import type { Ctx } from "../../../kernel/ctx.ts";
import { getCase } from "../../cases/index.ts";
import { flowWalked } from "../events.ts";
import type { RunFacts } from "../store/runs.ts";
import { answersOf } from "./answers-of.ts";

/** Writes into the case's story what was asked and answered, so that nobody asks again. */
export async function tellWalked(tx: Ctx, run: RunFacts, caseId: number): Promise<void> {
  const { customerId } = await getCase(tx, caseId);
  tx.emit(
    flowWalked,
    {
      runId: run.id,
      flowId: run.flowId,
      version: run.version,
      names: run.spec.name,
      player: run.player,
      outcome: run.outcome,
      answers: answersOf(run.spec, run.state.path),
    },
    { caseId, customerId },
  );
}
