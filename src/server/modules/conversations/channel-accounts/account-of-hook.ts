import type { HookPorts } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { perDesk } from "../../../kernel/short-memory.ts";
import { findAccountByHook, mergeHealth } from "../store/accounts.ts";
import { hookPorts } from "./lookup-for.ts";
import { type AccountFacts, openAccount } from "./open-account.ts";

/** The active account that a provider was told this address of, with what its adapter may use; null for nobody's. */
export async function accountOfHook(
  ctx: Ctx,
  { channel, key }: { channel: string; key: string },
): Promise<{ account: AccountFacts; ports: HookPorts } | null> {
  const row = await findAccountByHook(ctx.db, channel, key);
  return row ? { account: openAccount(row, ctx.config.secret), ports: hookPorts(ctx, row.id) } : null;
}

/** Good news of one account is written down at most this often. */
const HEALTH_MS = 10_000;
const lastNoted = perDesk(() => new Map<number, { at: number; wasGood: boolean }>());

/** Notes for the channel doctor that a provider knocked, and whether it was let in. */
export async function noteHookHealth(
  ctx: Ctx,
  accountId: number,
  news: { messages: number } | { refused: string },
): Promise<void> {
  const now = ctx.now();
  const last = lastNoted(ctx).get(accountId);
  const isGood = "messages" in news;
  if (last && last.wasGood === isGood && Math.abs(now.getTime() - last.at) < HEALTH_MS) return;
  lastNoted(ctx).set(accountId, { at: now.getTime(), wasGood: isGood });
  const at = now.toISOString();
  await mergeHealth(
    ctx.db,
    accountId,
    isGood
      ? { lastPollAt: at, lastError: null, ...(news.messages > 0 && { lastMessageAt: at }) }
      : { lastError: news.refused, lastErrorAt: at },
  );
}
