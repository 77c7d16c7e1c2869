import type { Ref } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { findAccounts } from "./store/accounts.ts";

/** Channel accounts as they are named in passing. */
export async function accountRefs(ctx: Ctx, ids: readonly number[]): Promise<Map<number, Ref>> {
  const rows = await findAccounts(ctx.db, ids);
  return new Map(rows.map(({ id, name }) => [id, { id, name }]));
}
