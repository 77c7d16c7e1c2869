import type { NewWebhook, SaveWebhook, WebhookView } from "../../../../shared/contract/webhooks.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { guardHost } from "../../../kernel/guard-address.ts";
import { seal } from "../../../kernel/seal.ts";
import { audit } from "../../accounts/index.ts";
import { webhookNotFound } from "../errors.ts";
import {
  archiveWebhook,
  findWebhook,
  findWebhooks,
  insertWebhook,
  type WebhookFacts,
  writeWebhook,
} from "../store/webhooks.ts";
import { newSecret } from "./sign.ts";

export async function listWebhooks(ctx: Ctx): Promise<WebhookView[]> {
  return (await findWebhooks(ctx.db)).map(presentWebhook);
}

/**
 * Makes a webhook. Its secret is given out this once.
 * @throws hosts.refused, hosts.unknown
 */
export async function makeWebhook(ctx: Ctx, input: SaveWebhook): Promise<NewWebhook> {
  await guardHost(new URL(input.url).hostname, "web", ctx.config);
  const secret = newSecret();
  return ctx.tx(async (tx) => {
    const id = await insertWebhook(tx.db, { ...input, sealedSecret: seal(tx.config.secret, secret) }, tx.now());
    await tell(tx, id, "created", input);
    return { webhook: { id, ...input }, secret };
  });
}

/** Changes a webhook; its secret stays. @throws rules.webhook_not_found, hosts.refused, hosts.unknown */
export async function changeWebhook(ctx: Ctx, id: number, input: SaveWebhook): Promise<WebhookView> {
  await guardHost(new URL(input.url).hostname, "web", ctx.config);
  return ctx.tx(async (tx) => {
    const hook = await mustLock(tx, id);
    await writeWebhook(tx.db, { ...hook, ...input }, tx.now());
    await tell(tx, id, "changed", input);
    return { id, ...input };
  });
}

/** Gives a webhook another secret; the old one is good no more. @throws rules.webhook_not_found */
export async function renewSecret(ctx: Ctx, id: number): Promise<NewWebhook> {
  const secret = newSecret();
  return ctx.tx(async (tx) => {
    const hook = await mustLock(tx, id);
    await writeWebhook(tx.db, { ...hook, sealedSecret: seal(tx.config.secret, secret) }, tx.now());
    await tell(tx, id, "secret_renewed", hook);
    return { webhook: presentWebhook(hook), secret };
  });
}

/** Deletes a webhook; rules that call it fail at it, visibly. @throws rules.webhook_not_found */
export async function deleteWebhook(ctx: Ctx, id: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const hook = await mustLock(tx, id);
    await archiveWebhook(tx.db, id, tx.now());
    await tell(tx, id, "deleted", hook);
  });
}

async function mustLock(tx: Ctx, id: number): Promise<WebhookFacts> {
  const hook = await findWebhook(tx.db, id, true);
  if (!hook) throw webhookNotFound({ id });
  return hook;
}

function presentWebhook({ id, name, url, active }: WebhookFacts): WebhookView {
  return { id, name, url, active };
}

async function tell(
  tx: Ctx,
  id: number,
  what: "created" | "changed" | "deleted" | "secret_renewed",
  { name, url, active }: SaveWebhook,
): Promise<void> {
  await audit(tx, {
    action: `rules.webhook_${what}`,
    subject: { kind: "webhook", id },
    details: { name, url, active },
  });
}
