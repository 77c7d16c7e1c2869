import type { TemplatePage } from "../../../../shared/contract/templates.ts";
import { channelOf } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { getAccount } from "../channel-accounts/accounts-for.ts";
import { noTemplates } from "../errors.ts";
import * as store from "../store/templates.ts";
import { missingSetting } from "./missing-setting.ts";

/**
 * An account's templates by name, as its provider told them last.
 * @throws request.not_found, conversations.no_templates
 */
export async function listTemplates(
  ctx: Ctx,
  accountId: number,
  query: { cursor?: string; limit?: number; usable?: boolean },
): Promise<TemplatePage> {
  const account = await getAccount(ctx, accountId);
  if (!channelOf(account.channel).templates) throw noTemplates();
  const { limit = 50, usable = false } = query;
  const after = readCursor(query.cursor, ["string", "string", "string"]);
  const rows = await store.listTemplates(ctx.db, { accountId, usable, after, limit: limit + 1 });
  const { fetchedAt, error } = await store.findFetch(ctx.db, accountId);
  return {
    ...pageOf(rows, limit, ({ name, id, language }) => [name, id, language ?? ""]),
    fetchedAt: fetchedAt?.toISOString() ?? null,
    error,
    missing: missingSetting(account),
  };
}
