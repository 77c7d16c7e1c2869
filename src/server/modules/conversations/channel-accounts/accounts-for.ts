import type { Ctx } from "../../../kernel/ctx.ts";
import { notFound } from "../../../kernel/errors.ts";
import { accountsOfBrand, findAccounts, listAccounts } from "../store/accounts.ts";
import { type AccountFacts, openAccount } from "./open-account.ts";

export type { AccountFacts } from "./open-account.ts";

/** A brand's active accounts, those first that can send. With their secrets: for adapters, never for a browser. */
export async function accountsFor(ctx: Ctx, brandId: number): Promise<AccountFacts[]> {
  const rows = await accountsOfBrand(ctx.db, brandId);
  const accounts = rows.map((row) => openAccount(row, ctx.config.secret));
  return accounts.sort((a, b) => Number(b.canSend) - Number(a.canSend) || a.id - b.id);
}

/** The active accounts of a channel, the first one first: for a module that is the other end of one. */
export async function accountsOfChannel(ctx: Ctx, channel: string): Promise<AccountFacts[]> {
  const rows = await listAccounts(ctx.db, { activeOnly: true });
  return rows.filter((row) => row.channel === channel).map((row) => openAccount(row, ctx.config.secret));
}

/** These accounts by id, also ones that were switched off. */
export async function getAccounts(ctx: Ctx, ids: readonly number[]): Promise<Map<number, AccountFacts>> {
  const rows = await findAccounts(ctx.db, [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, openAccount(row, ctx.config.secret)]));
}

/** One account, also one that was switched off. @throws KnownError request.not_found */
export async function getAccount(ctx: Ctx, id: number): Promise<AccountFacts> {
  const account = (await getAccounts(ctx, [id])).get(id);
  if (!account) throw notFound({ what: "channel account", id });
  return account;
}
