import type { Acknowledgement } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { acknowledge, getPromise } from "../../promises/index.ts";
import { notRung } from "../errors.ts";
import { personOf } from "./person-of.ts";
import { wasToldOfStep } from "./store.ts";

/**
 * Says that whoever acts has heard a ring and takes care of it. The first one counts; who comes later learns who has it.
 * @throws service-levels.people_only, service-levels.not_rung, promises.not_found, promises.settled
 */
export async function acknowledgeRing(
  ctx: Ctx,
  { promiseId, step }: { promiseId: number; step: number },
): Promise<Acknowledgement> {
  const staffId = personOf(ctx);
  await getPromise(ctx, promiseId);
  if (!(await wasToldOfStep(ctx.db, { staffId, promiseId, step }))) throw notRung();
  const done = await acknowledge(ctx, promiseId, step);
  const by = done.staffId === null ? null : { id: done.staffId, name: done.name ?? "" };
  return { step: done.step, at: done.at.toISOString(), by };
}
