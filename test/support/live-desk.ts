import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import nodemailer from "nodemailer";
import { pino } from "pino";
import { afterAll } from "vitest";
import { readConfig } from "../../src/server/kernel/config.ts";
import type { Ctx } from "../../src/server/kernel/ctx.ts";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { startDesk } from "../../src/server/start-desk.ts";
import { createTestDatabase } from "./database.ts";
import { freePorts } from "./free-ports.ts";
import { type SmtpCounterpart, startSmtpCounterpart } from "./smtp-counterpart.ts";

export const SUPPORT_ADDRESS = "support@shop.test";

export type LiveDesk = {
  url: string;
  ctx: Ctx;
  /** the mail server that answers go out through */
  outside: SmtpCounterpart;
  /** A customer's mail comes in over SMTP; returns when the desk has taken it. */
  receive(mail: { from: string; subject: string; text: string; html?: string; inReplyTo?: string }): Promise<void>;
};

/**
 * Starts the whole desk as `npm start` does, on ports and a database of this test file's own, with the browser's parts as
 * they are in the source: web, worker and mail receiver, the clock of the world, and a mail account that can send.
 * Call it at the top of a file.
 *
 * @param settings environment variables besides
 */
export async function startLiveDesk(settings: Record<string, string> = {}): Promise<LiveDesk> {
  // The runner's own NODE_ENV would build the pages with the libraries' development halves.
  const env = { ...process.env, NODE_ENV: "production" };
  await promisify(execFile)(process.execPath, ["scripts/build-web.mjs"], { env });
  const { url: databaseUrl } = await createTestDatabase();
  const data = await mkdtemp(join(tmpdir(), "keepword-live-"));
  afterAll(() => rm(data, { recursive: true, force: true }));
  const [port, smtpPort] = (await freePorts(2)) as [number, number];
  const url = `http://127.0.0.1:${port}`;
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: "8",
    KEEPWORD_DATA: data,
    KEEPWORD_URL: url,
    PORT: String(port),
    HOST: "127.0.0.1",
    SMTP_PORT: String(smtpPort),
    SMTP_HOST: "127.0.0.1",
    ...settings,
  });
  const running = await startDesk(config, pino({ level: "silent" }));
  afterAll(() => running.stop());
  const outside = await startSmtpCounterpart();
  afterAll(() => outside.stop());
  const { ctx } = running.desk;
  await addMailAccount(ctx, outside.port);
  const post = nodemailer.createTransport({ host: "127.0.0.1", port: smtpPort, secure: false, ignoreTLS: true });
  afterAll(() => post.close());
  return {
    url,
    ctx,
    outside,
    async receive(mail) {
      await post.sendMail({ ...mail, to: SUPPORT_ADDRESS });
    },
  };
}

/** As somebody adds it in the settings, so that the receiver hears of it. */
async function addMailAccount(ctx: Ctx, port: number): Promise<void> {
  const config = { receive: "receiver", smtpHost: "127.0.0.1", smtpPort: port, smtpSecurity: "none" };
  const brandId = (await defaultBrand(ctx)).id;
  const account = {
    channel: "mail",
    name: "Support",
    brandId,
    teamId: null,
    addresses: [SUPPORT_ADDRESS],
    active: true,
  };
  await saveAccount(ctx, null, { ...account, config });
}
