import type { Ctx } from "../../src/server/kernel/ctx.ts";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { acceptDelivery, createDrain } from "../../src/server/modules/intake/index.ts";
import { unique } from "./build.ts";

export type Account = { id: number; address: string };

/** A mail account of the default brand, as somebody would add it in the settings. */
export async function buildMailAccount(ctx: Ctx, given: { address?: string; teamId?: number } = {}): Promise<Account> {
  const address = given.address ?? `support${unique()}@shop.example`;
  const { id } = await ctx.db
    .insertInto("channelAccounts")
    .values({
      channel: "mail",
      name: address,
      brandId: (await defaultBrand(ctx)).id,
      teamId: given.teamId ?? null,
      addresses: [address],
      config: JSON.stringify({ receive: "receiver" }),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { id, address };
}

export type Mail = {
  from: string;
  to: string;
  subject: string;
  text: string;
  messageId: string;
  /** any other header lines */
  headers: Record<string, string>;
};

/** A plain mail as it comes over the wire. */
export function rawMail(given: Partial<Mail> = {}): Buffer {
  const mail: Mail = {
    from: `Wang Fang <wang${unique()}@example.com>`,
    to: "support@shop.example",
    subject: "Where is my parcel?",
    text: "It was to come on Monday. Where is it?",
    messageId: `${unique()}.${Math.random().toString(36).slice(2)}@example.com`,
    headers: {},
    ...given,
  };
  const lines = [
    `From: ${mail.from}`,
    `To: ${mail.to}`,
    `Subject: ${mail.subject}`,
    `Message-ID: <${mail.messageId}>`,
    "Date: Mon, 09 Mar 2026 01:59:00 +0000",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    ...Object.entries(mail.headers).map(([name, value]) => `${name}: ${value}`),
    "",
    mail.text,
    "",
  ];
  return Buffer.from(lines.join("\r\n"));
}

/** Accepts a mail as the receiver does; `externalId` is by default its own, so that the same bytes twice are a repeat. */
export function accept(ctx: Ctx, account: Account, raw: Uint8Array, externalId?: string) {
  const id = externalId ?? `test:${Buffer.from(raw).toString("base64url").slice(0, 2_000)}`;
  return acceptDelivery(ctx, { accountId: account.id, externalId: id, raw, envelope: {} });
}

/** Works on all that is due, as the drain of a worker does. */
export async function drain(ctx: Ctx): Promise<void> {
  const worker = createDrain(ctx);
  while ((await worker.take()) !== 0);
  await worker.settled();
}

/** Accepts mails and works on them. */
export async function deliver(ctx: Ctx, account: Account, ...mails: Partial<Mail>[]): Promise<void> {
  for (const mail of mails) await accept(ctx, account, rawMail({ to: account.address, ...mail }));
  await drain(ctx);
}
