import type { PlaceCall } from "../../../../shared/contract/calls.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { invalidInput } from "../../../kernel/errors.ts";
import { once } from "../../../kernel/idempotency.ts";
import { getCase } from "../../cases/index.ts";
import { accountsOfChannel } from "../../conversations/index.ts";
import { currentCustomers, handleKey, handlesOf, resolveHandles } from "../../customers/index.ts";
import { customerOfNumber, handleOfCaller, isBlocked, numberOf } from "../caller.ts";
import {
  accountMissing,
  calleeBlocked,
  exchangeDeaf,
  numberMissing,
  numberWrong,
  telephoneMissing,
} from "../errors.ts";
import { CHANNEL, type Exchange, exchangeOf, isLed, takesOrders } from "../exchange-of.ts";
import { caseForCall } from "../file-call.ts";
import { ringAgent } from "../ring/offer-call.ts";
import { order } from "../ring/order.ts";
import { setTelephone } from "../set-telephone.ts";
import { type CallRow, findCall, insertCall, updateCall } from "../store/calls.ts";
import { freeAgent, me } from "./take-call.ts";

/**
 * Calls somebody: the caller's own telephone rings first, and the customer's once it is picked up. A repeated request with
 * the same key makes no second call.
 */
export async function placeCall(ctx: Ctx, input: PlaceCall): Promise<CallRow> {
  const staffId = me(ctx);
  return ctx.tx(async (tx) => {
    const make = () => begin(tx, input, staffId);
    const key = input.idempotencyKey;
    const id = key === undefined ? await make() : (await once(tx, { scope: "calls.place", key }, make)).id;
    return (await findCall(tx.db, id))!;
  });
}

async function begin(tx: Ctx, input: PlaceCall, staffId: number): Promise<number> {
  const about = input.caseId === undefined ? null : await getCase(tx, input.caseId);
  const on = await exchangeFor(tx, input, about?.brandId ?? null);
  const { customerId, number } = await whomToCall(tx, input, about?.customerId ?? null);
  // A number that was typed may be another person's.
  for (const whose of [customerId, await customerOfNumber(tx, number)]) {
    if (await isBlocked(tx, whose)) throw calleeBlocked();
  }
  const address = await freeAgent(tx, staffId);
  if (address === null) throw telephoneMissing();
  const call = (await insertCall(tx.db, {
    accountId: on.account.id,
    line: null,
    direction: "out",
    number,
    ownNumber: on.ownNumber,
    state: "ringing",
    customerId,
    caseId: about?.id ?? (await caseForCall(tx, customerId)),
    agentId: staffId,
    teamId: about?.teamId ?? on.account.teamId,
    startedAt: tx.now(),
  }))!;
  if (isLed(on)) {
    await ringAgent(tx, call, staffId, "agent");
    return call.id;
  }
  // What an exchange tells of a call that we asked for has the name that we gave.
  const line = `keepword-${call.id}`;
  await updateCall(tx.db, call.id, { line, rungAt: tx.now() });
  await setTelephone(tx, staffId, { state: "ringing", callId: call.id });
  order(tx, call, { type: "dial", call: line, extension: address, number, from: on.ownNumber });
  return call.id;
}

async function whomToCall(
  tx: Ctx,
  input: PlaceCall,
  ofCase: number | null,
): Promise<{ customerId: number; number: string }> {
  const typed = input.number === undefined ? null : numberOf(input.number);
  if (input.number !== undefined && (typed === null || typed.length < 4)) throw numberWrong({ number: input.number });
  const asked = input.customerId ?? ofCase;
  const current = await currentCustomers(tx, [asked ?? [], ofCase ?? []].flat());
  const known = asked === null ? undefined : current.get(asked);
  if (ofCase !== null && known !== current.get(ofCase)) {
    throw invalidInput({ field: "customerId", problem: "the case is another customer's" });
  }
  if (known === undefined) {
    if (typed === null) throw numberMissing();
    const handle = handleOfCaller(typed, "");
    return { customerId: (await resolveHandles(tx, [handle])).get(handleKey(handle))!.customerId, number: typed };
  }
  const own = (await handlesOf(tx, [known])).get(known) ?? [];
  const number = typed ?? own.findLast(({ kind, bounced }) => kind === "phone" && !bounced)?.address ?? null;
  if (number === null) throw numberMissing();
  return { customerId: known, number };
}

/** The account to call with: the one that is named, else one of the case's brand, else any that can be told to call. */
async function exchangeFor(tx: Ctx, input: PlaceCall, brandId: number | null): Promise<Exchange> {
  const exchanges = (await accountsOfChannel(tx, CHANNEL)).map((account) => exchangeOf(tx, account));
  if (input.accountId !== undefined) {
    const named = exchanges.find(({ account }) => account.id === input.accountId);
    if (!named) throw accountMissing();
    if (!takesOrders(named)) throw exchangeDeaf({ account: named.account.name });
    return named;
  }
  const able = exchanges.filter(takesOrders);
  const on = able.find(({ account }) => account.brandId === brandId) ?? able[0];
  if (!on) throw accountMissing();
  return on;
}
