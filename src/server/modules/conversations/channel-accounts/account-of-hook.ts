import type { HookPorts } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { gather } from "../../../kernel/gather.ts";
import { perDesk } from "../../../kernel/short-memory.ts";
import { findAccountsByHooks, mergeHealth } from "../store/accounts.ts";
import { hookPorts } from "./lookup-for.ts";
import { type AccountFacts, openAccount } from "./open-account.ts";

/** The active account that a provider was told this address of, with what its adapter may use; null for nobody's. */
export async function accountOfHook(
  ctx: Ctx,
  { channel, key }: { channel: string; key: string },
): Promise<{ account: AccountFacts; ports: HookPorts } | null> {
  const account = await accountByKey(ctx, key);
  return account?.channel === channel ? { account, ports: hookPorts(ctx, account.id) } : null;
}

const accountByKey = gather(
  (ctx: Ctx) => ctx.db,
  async (ctx, keys: string[]): Promise<(AccountFacts | null)[]> => {
    const rows = await findAccountsByHooks(ctx.db, keys);
    const accounts = new Map(rows.map((row) => [row.hookKey, openAccount(row, ctx.config.secret)]));
    return keys.map((key) => accounts.get(key) ?? null);
  },
);

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
