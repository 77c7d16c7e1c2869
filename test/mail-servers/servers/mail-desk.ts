import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect } from "vitest";
import type { CaseView } from "../../../src/shared/contract/cases.ts";
import type { ChannelAccountView } from "../../../src/shared/contract/channels.ts";
import type { MessageView } from "../../../src/shared/contract/conversations.ts";
import { type DeskProcess, startDeskProcess } from "../../crash/desk-process.ts";
import { PASSWORD as STAFF_PASSWORD } from "../../support/build.ts";
import { createTestDatabase } from "../../support/database.ts";
import { type DeskClient, signIn } from "../../support/desk-client.ts";
import { freePorts } from "../../support/free-ports.ts";
import { PASSWORD } from "./dovecot.ts";
import type { MailWorld } from "./mail-world.ts";

/** How long mail may take between servers on a busy machine. */
export const PATIENCE = { timeout: 120_000, interval: 250 };

export const ADMIN = { email: "admin@shop.example", password: STAFF_PASSWORD };

export type MailDesk = {
  url: string;
  smtpPort: number;
  admin: DeskClient;
  db: pg.Pool;
  start(): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** what the running process wrote */
  output(): string;
  account(id: number): Promise<ChannelAccountView>;
  /** The case about this, once there is one, with all its messages. */
  caseAbout(subject: string): Promise<CaseView & { messages: MessageView[] }>;
  /** Its messages by direction and kind, as `in message`, oldest first. */
  storyOf(caseId: number): Promise<string[]>;
  /** Waits until everything that came in is worked on and everything that goes out has gone. */
  quiet(): Promise<void>;
};

/** Ports for a desk, before it is started: other servers need to know them. */
export async function chooseDeskPorts(): Promise<{ port: number; smtpPort: number; lmtpPort: number }> {
  const [port, smtpPort, lmtpPort] = (await freePorts(3)) as [number, number, number];
  return { port, smtpPort, lmtpPort };
}

/**
 * A whole desk as its own process, with a database of this test file's own; taken away after the last test.
 * @param settings environment variables besides
 */
export async function startMailDesk(
  world: Pick<MailWorld, "trust">,
  ports: { port: number; smtpPort: number; lmtpPort: number },
  settings: Record<string, string> = {},
): Promise<MailDesk> {
  const { url: databaseUrl } = await createTestDatabase();
  const data = await mkdtemp(join(tmpdir(), "keepword-mail-desk-"));
  const db = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const url = `http://127.0.0.1:${ports.port}`;
  let running: DeskProcess;
  const start = async () => {
    running = startDeskProcess({
      ...world.trust,
      DATABASE_URL: databaseUrl,
      DATABASE_POOL: "8",
      KEEPWORD_DATA: data,
      KEEPWORD_URL: url,
      KEEPWORD_ADMIN_EMAIL: ADMIN.email,
      KEEPWORD_ADMIN_PASSWORD: ADMIN.password,
      PORT: String(ports.port),
      SMTP_PORT: String(ports.smtpPort),
      LMTP_PORT: String(ports.lmtpPort),
      ...settings,
    });
    await running.ready();
  };
  afterAll(async () => {
    await running.kill("SIGTERM");
    await db.end();
    await rm(data, { recursive: true, force: true });
  });
  await start();
  const admin = await signIn(url, ADMIN.email, ADMIN.password);
  const messagesOf = async (caseId: number) => (await admin.get(`/api/v1/cases/${caseId}/messages`)).items;
  const caseAbout = async (subject: string) => {
    const { rows } = await db.query("select id::int from cases where subject = $1", [subject]);
    expect(rows, `cases about ${subject}`).toHaveLength(1);
    return { ...(await admin.get(`/api/v1/cases/${rows[0].id}`)), messages: await messagesOf(rows[0].id) };
  };
  return {
    url,
    smtpPort: ports.smtpPort,
    admin,
    db,
    start,
    kill: (signal) => running.kill(signal),
    output: () => running.output(),
    async account(id) {
      const { items } = await admin.get("/api/v1/channel-accounts");
      return items.find((account: ChannelAccountView) => account.id === id);
    },
    caseAbout,
    async storyOf(caseId) {
      return (await messagesOf(caseId)).map((message: MessageView) => `${message.direction} ${message.kind}`);
    },
    async quiet() {
      await expect.poll(async () => (await db.query(UNFINISHED)).rows, PATIENCE).toEqual([]);
    },
  };
}

/** Deliveries not worked on, events that no reaction was told of or that one works on, messages that are on their way. */
const UNFINISHED = `
  select 'delivery' as what, id::text as which from intake where state not in ('done', 'refused')
  union all
  select 'event', e.id::text from events e, event_cursors c where c.reader = 'reactions' and (e.xid, e.id) > (c.xid, c.id)
  union all
  select task_identifier, id::text from graphile_worker.jobs where task_identifier like 'react:%'
  union all
  select 'message', id::text from messages where delivery_state in ('scheduled', 'queued', 'sending') and send_at is not null`;

/** The settings of a mail account that reads and sends through the world's servers. */
export function mailbox(address: string, { dovecot, postfix }: MailWorld): Record<string, unknown> {
  return { ...imap(address, dovecot.imapsPort), ...submission(address, postfix.submissionPort) };
}

export function imap(address: string, imapPort: number) {
  return {
    receive: "imap",
    imapHost: "localhost",
    imapPort,
    imapSecurity: "tls",
    imapUser: address,
    imapPassword: PASSWORD,
  };
}

/** Sending as the owner of a mailbox. */
export function submission(address: string, smtpPort: number) {
  return { smtpHost: "localhost", smtpPort, smtpSecurity: "starttls", smtpUser: address, smtpPassword: PASSWORD };
}
