import type { Ctx } from "../../kernel/ctx.ts";
import { tooMany } from "../../kernel/errors.ts";
import { perDesk } from "../../kernel/short-memory.ts";

const MINUTE = 60_000;
/** What one visitor may do in a minute; whole offices and mobile networks share an address, visitors share nothing. */
const A_MINUTE = {
  messages: 20,
  files: 10,
  typing: 60,
  marks: 120,
  reads: 120,
  mail: 5,
  calls: 6,
  callbacks: 3,
  // A page that is being connected asks twice a second, and again at once when it has something to tell.
  lines: 300,
} as const;
/** More visitors than these are not remembered at once; the oldest are forgotten. */
const REMEMBERED = 50_000;

const windows = perDesk(() => new Map<string, { since: number; count: number }>());

/** Counts what a visitor does. @throws request.too_many */
export function countFor(ctx: Ctx, what: keyof typeof A_MINUTE, visitorId: number): void {
  const known = windows(ctx);
  const key = `${what} ${visitorId}`;
  const now = ctx.now().getTime();
  const window = known.get(key);
  if (window && Math.abs(now - window.since) < MINUTE) {
    if (++window.count > A_MINUTE[what]) {
      throw tooMany({ seconds: Math.ceil((MINUTE - (now - window.since)) / 1_000) });
    }
    return;
  }
  known.delete(key);
  known.set(key, { since: now, count: 1 });
  if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
}
