import type { Static } from "typebox";
import type { CallbackSlots, PromiseCallback, PromisedCallback } from "../../../../shared/contract/callbacks.ts";
import { type Ctx, can } from "../../../kernel/ctx.ts";
import { invalidInput, notAllowed } from "../../../kernel/errors.ts";
import { getBrand } from "../../brands/index.ts";
import { getCase } from "../../cases/index.ts";
import { openPromises } from "../../promises/index.ts";
import { callback } from "./kinds.ts";
import { offerSlots } from "./offer-slots.ts";
import { promiseSlot, whenOf } from "./promise-slot.ts";

/** When the team of a case can still call its customer back. @throws cases.not_found */
export async function slotsForCase(ctx: Ctx, caseId: number): Promise<Static<typeof CallbackSlots>> {
  const row = await getCase(ctx, caseId);
  return { items: await offerSlots(ctx, row), timeZone: (await getBrand(ctx, row.brandId)).timeZone };
}

/**
 * A person of ours promises a call. One that was promised already is moved only by who may move promises, with a reason
 * that the customer reads.
 *
 * @throws cases.not_found, request.not_allowed, request.invalid, calls.slot_taken, calls.number_wrong, promises.*
 */
export async function promiseCallbackByHand(
  ctx: Ctx,
  caseId: number,
  body: PromiseCallback,
): Promise<PromisedCallback> {
  const { id } = await getCase(ctx, caseId);
  const standing = (await openPromises(ctx, [id], [callback.kind])).find(({ dueAt }) => dueAt && dueAt > ctx.now());
  const reason = body.reason?.trim() ?? "";
  if (standing && !can(ctx.actor, "promises:move")) throw notAllowed({ permission: "promises:move" });
  if (standing && reason === "") throw invalidInput({ field: "reason", problem: "say why it is another time" });
  return promiseSlot(ctx, {
    caseId: id,
    number: body.number ?? null,
    when: whenOf(body),
    reason,
    source: ctx.actor.kind === "staff" ? "person" : "api",
    why: {},
  });
}
