import { channelOf } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { carries } from "./channel-accounts/carrier-of.ts";
import { type AccountFacts, openAccount } from "./channel-accounts/open-account.ts";
import { listAccounts } from "./store/accounts.ts";

export type ReceivingAccounts = {
  /** Addresses of ours on any account, also one that was switched off: what they write is not a customer's. */
  ownAddresses: ReadonlySet<string>;
  /** @throws Error when there is none such, or its secrets cannot be read: then only its own messages wait */
  account(id: number): AccountFacts;
  /** The active accounts of other channels whose messages come in on this one. */
  carriedBy(account: AccountFacts): AccountFacts[];
};

/** All accounts, as receiving needs them. */
export async function receivingAccounts(ctx: Ctx): Promise<ReceivingAccounts> {
  const rows = await listAccounts(ctx.db, { activeOnly: false });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const opened = new Map<number, AccountFacts>();
  const account = (id: number) => {
    const known = opened.get(id);
    if (known) return known;
    const row = byId.get(id);
    if (!row) throw new Error(`There is no channel account ${id}.`);
    const found = openAccount(row, ctx.config.secret);
    opened.set(id, found);
    return found;
  };
  const carriedRows = rows.filter((row) => row.active && channelOf(row.channel).carried?.by(row));
  return {
    ownAddresses: new Set(rows.flatMap((row) => row.addresses)),
    account,
    carriedBy: (carrier) => carriedRows.map(({ id }) => account(id)).filter((carried) => carries(carrier, carried)),
  };
}
