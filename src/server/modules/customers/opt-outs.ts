import type { Ctx } from "../../kernel/ctx.ts";
import { customerOptedIn, customerOptedOut } from "./events.ts";
import { deleteOptOuts, type HandleOnChannel, insertOptOuts, optOutsOf } from "./store/opt-outs.ts";

/** What a person said about being written to on a channel. */
export type Wish = HandleOnChannel & { customerId: number; optOut: boolean };

/** Writes down that persons want to hear no more on a channel, or again; of several wishes of one the last counts. */
export async function noteWishes(tx: Ctx, wishes: readonly Wish[]): Promise<void> {
  const last = new Map(wishes.map((wish) => [keyOf(wish), wish]));
  const of = (optOut: boolean) =>
    [...last.values()]
      .filter((wish) => wish.optOut === optOut)
      .map(({ handleId, channel }): HandleOnChannel => ({ handleId, channel }));
  const [out, back] = [of(true), of(false)];
  const changed = [
    ...(out.length > 0 ? await insertOptOuts(tx.db, out, tx.now()) : []),
    ...(back.length > 0 ? await deleteOptOuts(tx.db, back) : []),
  ];
  for (const row of changed) {
    const { customerId, optOut, channel } = last.get(keyOf(row))!;
    tx.emit(optOut ? customerOptedOut : customerOptedIn, { channel }, { customerId });
  }
}

/** True when whoever has this address does not want to be written to on a channel. */
export async function hasOptedOut(
  ctx: Ctx,
  { kind, address, channel }: { kind: string; address: string; channel: string },
): Promise<boolean> {
  return (await optOutsOf(ctx.db, kind, address)).includes(channel);
}

function keyOf({ handleId, channel }: HandleOnChannel): string {
  return `${handleId} ${channel}`;
}
