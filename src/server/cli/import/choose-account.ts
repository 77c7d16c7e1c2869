import type { Ctx } from "../../kernel/ctx.ts";
import { accountHealth } from "../../modules/conversations/index.ts";

/**
 * The mail account an archive belongs to.
 * @param address one of its addresses; null when there is only one account
 * @throws Error in plain words
 */
export async function chooseAccount(ctx: Ctx, address: string | null): Promise<number> {
  const accounts = (await accountHealth(ctx)).filter(({ channel }) => channel === "mail");
  if (accounts.length === 0) throw new Error("There is no mail account yet: add one in the desk under Settings first.");
  const named = address?.toLowerCase();
  const found = named ? accounts.filter(({ addresses }) => addresses.includes(named)) : accounts;
  if (found.length === 1) return found[0]!.id;
  const known = accounts.flatMap(({ addresses }) => addresses).join(", ");
  throw new Error(
    named
      ? `No mail account has the address ${named}. Known: ${known}.`
      : `Say which account with --account: ${known}.`,
  );
}
