import type { Ctx } from "../../kernel/ctx.ts";
import { perDesk } from "../../kernel/short-memory.ts";

type Reading = { now: Promise<void>; next: Promise<void> | null };

const readings = perDesk(() => new Map<number, Reading>());

/**
 * Reads what lies at an account's provider for all who knock about it: whoever knocks while it is being read waits for the
 * reading after, which sees what they knocked about, and shares it with all who came meanwhile.
 */
export function readOnce(ctx: Ctx, accountId: number, read: () => Promise<void>): Promise<void> {
  const ofAccounts = readings(ctx);
  const begin = () => {
    const reading: Reading = { now: read(), next: null };
    ofAccounts.set(accountId, reading);
    const end = () => {
      if (!reading.next) ofAccounts.delete(accountId);
    };
    reading.now.then(end, end);
    return reading.now;
  };
  const under = ofAccounts.get(accountId);
  if (!under) return begin();
  under.next ??= under.now.then(begin, begin);
  return under.next;
}
