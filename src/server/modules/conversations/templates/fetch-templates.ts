import { Type } from "typebox";
import { Id } from "../../../../shared/contract/common.ts";
import type { TemplatePage } from "../../../../shared/contract/templates.ts";
import { ChannelError, channelOf, type MessageTemplate } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { type AccountFacts, getAccount } from "../channel-accounts/accounts-for.ts";
import { guardHosts } from "../channel-accounts/guard-hosts.ts";
import { adapterPorts } from "../channel-accounts/lookup-for.ts";
import { noTemplates } from "../errors.ts";
import { listAccounts } from "../store/accounts.ts";
import { lockTemplates, noteFetch, replaceTemplates } from "../store/templates.ts";
import { listTemplates } from "./list-templates.ts";
import { missingSetting } from "./missing-setting.ts";
import { ownerOfTemplates } from "./owner-of-templates.ts";

/**
 * Asks an account's provider for its templates now; those of before stay where it does not tell. What went wrong stands in
 * the answer.
 *
 * @throws request.not_found, conversations.no_templates
 */
export async function fetchTemplates(ctx: Ctx, accountId: number): Promise<TemplatePage> {
  const account = await getAccount(ctx, accountId);
  if (!channelOf(account.channel).templates) throw noTemplates();
  await refresh(ctx, account);
  return listTemplates(ctx, accountId, {});
}

async function refresh(ctx: Ctx, account: AccountFacts): Promise<void> {
  if (!account.active || missingSetting(account) !== null) return;
  const told = await ask(ctx, account);
  await ctx.tx(async (tx) => {
    await lockTemplates(tx.db, account.id);
    // What was told of another owner than it has by now is no news.
    if (ownerOfTemplates(await getAccount(tx, account.id)) !== ownerOfTemplates(account)) return;
    if ("error" in told) return noteFetch(tx.db, account.id, { fetchedAt: null, error: told.error });
    await replaceTemplates(tx.db, account.id, told.templates);
    await noteFetch(tx.db, account.id, { fetchedAt: tx.now(), error: null });
  });
}

async function ask(ctx: Ctx, account: AccountFacts): Promise<{ templates: MessageTemplate[] } | { error: string }> {
  try {
    await guardHosts(ctx, account);
    return { templates: await channelOf(account.channel).templates!.list(account, adapterPorts(ctx)) };
  } catch (error) {
    if (error instanceof ChannelError || isKnownError(error)) return { error: error.message };
    throw error;
  }
}

/** Asks for the templates of an account. */
export const fetchTemplatesJob = defineJob(
  "conversations.fetch-templates",
  { schema: Type.Object({ accountId: Id }) },
  async (ctx, { accountId }) => refresh(ctx, await getAccount(ctx, accountId)),
);

/** Has the templates of all accounts asked for each day. An account that nobody can make sense of keeps no other from its own. */
export const fetchAllTemplates = defineJob(
  "conversations.fetch-all-templates",
  { schema: Type.Object({}), cron: "17 4 * * *" },
  async (ctx) => {
    const rows = await listAccounts(ctx.db, { activeOnly: true });
    await ctx.tx(async (tx) => {
      for (const { id, channel } of rows) {
        if (channelOf(channel).templates) tx.enqueue(fetchTemplatesJob, { accountId: id }, { key: `templates:${id}` });
      }
    });
  },
);
