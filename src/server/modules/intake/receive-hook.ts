import {
  channelOf,
  type HookAnswer,
  type HookPieces,
  HookRefused,
  type HookRequest,
} from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { accountOfHook, applyReport, noteHookHealth } from "../conversations/index.ts";
import { acceptDeliveries } from "./accept-delivery.ts";
import { hookRefused, idTaken } from "./errors.ts";
import { isRepeat } from "./is-repeat.ts";
import { readOnce } from "./one-reading.ts";

/**
 * Takes what a provider sends to the address of one of our accounts. The adapter checks that it is from there; each piece
 * is stored before the provider hears that we have it, so that it sends again what we could not store. Repeats change
 * nothing.
 *
 * @throws KnownError request.not_found for an address that is nobody's, intake.hook_refused, intake.id_taken
 */
export async function receiveHook(
  ctx: Ctx,
  address: { channel: string; key: string },
  request: HookRequest,
): Promise<HookAnswer> {
  const found = await accountOfHook(ctx, address);
  const hook = found && channelOf(found.account.channel).hook;
  if (!found || !hook) throw notFound({ what: "hook", id: address.key });
  const { account, ports } = found;
  try {
    const { read, answer = {}, ...content } = await hook(request, account, ports);
    if (read) await readOnce(ctx, account.id, async () => take(ctx, account.id, await read()));
    else await take(ctx, account.id, content);
    return answer;
  } catch (error) {
    if (!(error instanceof HookRefused)) throw error;
    await noteHookHealth(ctx, account.id, { refused: error.message });
    throw hookRefused({ reason: error.message });
  }
}

async function take(ctx: Ctx, accountId: number, { deliveries, reports, stored }: HookPieces): Promise<void> {
  const accepted = await acceptDeliveries(
    ctx,
    deliveries.map(({ externalId, raw, envelope = {} }) => ({ accountId, externalId, raw, envelope })),
  );
  for (const [index, { externalId, sameAs }] of deliveries.entries()) {
    const { isSame, intakeId } = accepted[index]!;
    if (sameAs && !isSame && !(await isRepeat(ctx, intakeId, sameAs))) throw idTaken({ id: externalId });
  }
  for (const report of reports) await applyReport(ctx, report, { accountId });
  await stored?.();
  await noteHookHealth(ctx, accountId, { messages: deliveries.length });
}
