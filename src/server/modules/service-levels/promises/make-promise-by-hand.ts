import type { MakePromise } from "../../../../shared/contract/promises.ts";
import { isMadeByPolicy } from "../../../../shared/promise-kinds.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { once } from "../../../kernel/idempotency.ts";
import { getCase } from "../../cases/index.ts";
import {
  dueBeforeWindow,
  dueInThePast,
  kindByPolicy,
  makePromises,
  type ToMake,
  termNeeded,
} from "../../promises/index.ts";
import { calendarIdFor } from "../policies/current-policies.ts";

/**
 * Makes a promise to the customer of a case in the actor's name: by a time, or within an amount of working time in the
 * calendar of the case's team or brand.
 *
 * @returns its id; the one of the first request where the same idempotency key comes again
 * @throws cases.not_found, promises.kind_by_policy, promises.term_needed, promises.due_in_the_past,
 *   promises.due_before_window, calendars.*
 */
export async function makePromiseByHand(ctx: Ctx, input: MakePromise): Promise<number> {
  const { id: caseId, customerId, brandId, teamId, ownerId } = await getCase(ctx, input.caseId);
  if (isMadeByPolicy(input.kind)) throw kindByPolicy({ kind: input.kind });
  return ctx.tx(async (tx) => {
    const promise: ToMake = {
      kind: input.kind,
      caseId,
      customerId,
      promisor: tx.actor.kind === "staff" ? { kind: "staff", id: tx.actor.id } : { kind: "brand", id: brandId },
      words: input.words,
      source: tx.actor.kind === "staff" ? "person" : "api",
      term: await termOf(tx, input, { teamId, brandId }),
      notBefore: input.notBefore ? new Date(input.notBefore) : null,
      ownerId,
      teamId,
    };
    const make = async () => (await makePromises(tx, [promise]))[0]!;
    const key = input.idempotencyKey;
    return key ? (await once(tx, { scope: `promises.make:${caseId}`, key }, make)).id : make();
  });
}

async function termOf(
  ctx: Ctx,
  { dueAt, businessMs, notBefore }: MakePromise,
  where: { teamId: number | null; brandId: number },
): Promise<ToMake["term"]> {
  if (businessMs !== undefined && dueAt === undefined) {
    return { businessMs, calendarId: await calendarIdFor(ctx, { ...where, calendarId: null }) };
  }
  if (dueAt === undefined || businessMs !== undefined) throw termNeeded();
  const due = new Date(dueAt);
  if (due <= ctx.now()) throw dueInThePast();
  if (notBefore && due <= new Date(notBefore)) throw dueBeforeWindow({ dueAt, notBefore });
  return { dueAt: due };
}
