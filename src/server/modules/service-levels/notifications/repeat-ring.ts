import { Type } from "typebox";
import { NullableId } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { acknowledgementsOf, getPromise } from "../../promises/index.ts";
import { ringTold } from "../events.ts";
import { type Told, tellRing } from "./tell-ring.ts";

/** A step that nobody hears is not heard the thirteenth time either; the next one climbs. */
const MOST = 12;

type Ring = { told: Told; caseId: number | null; customerId: number | null };

/** Tells a step again, once each time, and sees to the next time. */
export const repeatRing = defineJob(
  "service-levels.repeat-ring",
  {
    schema: Type.Object({
      told: ringTold.schema,
      caseId: NullableId,
      customerId: NullableId,
      minutes: Type.Integer({ minimum: 1 }),
    }),
  },
  (ctx, { minutes, ...data }) =>
    ctx.tx(async (tx) => {
      const ring = data as Ring;
      if (!(await isWanted(tx, ring))) return;
      const told = { ...ring.told, late: false, repeat: ring.told.repeat + 1 };
      await tellRing(tx, told, ring);
      if (told.repeat < MOST) againIn(tx, minutes, { ...ring, told });
    }),
);

/** Leaves a step to be told again. In the transaction of the telling before. */
export function againIn(tx: Ctx, minutes: number, { told, caseId, customerId }: Ring): void {
  const runAt = new Date(tx.now().getTime() + minutes * 60_000);
  tx.enqueue(repeatRing, { told, caseId, customerId, minutes }, { runAt });
}

/** Not once it was acknowledged or settled, nor when the next step has rung, nor when its time was moved. */
async function isWanted(ctx: Ctx, { told }: Ring): Promise<boolean> {
  const row = await getPromise(ctx, told.promiseId).catch((error) => {
    if (isKnownError(error, "promises.not_found")) return null;
    throw error;
  });
  if (!row || (row.state !== "open" && row.state !== "broken")) return false;
  if (row.ladderStep !== told.step + 1 || row.ladder[told.step]?.at !== told.ringsAt) return false;
  const known = (await acknowledgementsOf(ctx, [row.id])).get(row.id) ?? [];
  return !known.some(({ step }) => step === told.step);
}
