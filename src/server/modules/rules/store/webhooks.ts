import { sql } from "kysely";
import type { SaveWebhook } from "../../../../shared/contract/webhooks.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type WebhookFacts = {
  id: number;
  name: string;
  url: string;
  sealedSecret: string;
  active: boolean;
};

const selectWebhooks = sql`select id, name, url, sealed_secret, active from webhooks`;

/** All webhooks that are not deleted. There are few: one page holds them all. */
export async function findWebhooks(db: Database): Promise<WebhookFacts[]> {
  const { rows } = await sql<WebhookFacts>`
    ${selectWebhooks} where archived_at is null order by name, id limit 500
  `.execute(db);
  return rows;
}

/** One webhook that is not deleted. */
export async function findWebhook(db: Database, id: number, lock = false): Promise<WebhookFacts | undefined> {
  const { rows } = await sql<WebhookFacts>`
    ${selectWebhooks} where id = ${id} and archived_at is null ${lock ? sql`for update` : sql``}
  `.execute(db);
  return rows[0];
}

export async function insertWebhook(
  trx: Database,
  hook: SaveWebhook & { sealedSecret: string },
  at: Date,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into webhooks (name, url, sealed_secret, active, created_at, updated_at)
    values (${hook.name}, ${hook.url}, ${hook.sealedSecret}, ${hook.active}, ${at}, ${at}) returning id
  `.execute(trx);
  return rows[0]!.id;
}

export async function writeWebhook(trx: Database, hook: WebhookFacts, at: Date): Promise<void> {
  await sql`
    update webhooks set name = ${hook.name}, url = ${hook.url}, sealed_secret = ${hook.sealedSecret},
      active = ${hook.active}, updated_at = ${at}
    where id = ${hook.id}
  `.execute(trx);
}

export async function archiveWebhook(trx: Database, id: number, at: Date): Promise<void> {
  await sql`update webhooks set archived_at = ${at}, active = false, updated_at = ${at} where id = ${id}`.execute(trx);
}

export type DeliveryRow = {
  id: number;
  webhookId: number;
  messageId: string;
  caseId: number | null;
  body: string;
  state: "pending" | "delivered" | "failed";
  attempts: number;
  status: number | null;
  detail: string | null;
  madeAt: Date;
  nextAt: Date | null;
  finishedAt: Date | null;
};

export async function insertDelivery(
  trx: Database,
  row: Pick<DeliveryRow, "webhookId" | "messageId" | "caseId" | "body"> & { firingId: number | null },
  at: Date,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into webhook_deliveries (webhook_id, message_id, case_id, firing_id, body, state, made_at, next_at)
    values (${row.webhookId}, ${row.messageId}, ${row.caseId}::bigint, ${row.firingId}::bigint, ${row.body}, 'pending', ${at}, ${at})
    returning id
  `.execute(trx);
  return rows[0]!.id;
}

export async function findDelivery(db: Database, id: number): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`select * from webhook_deliveries where id = ${id}`.execute(db);
  return rows[0];
}

/** Notes what came of an attempt, unless the delivery was finished meanwhile. */
export async function writeAttempt(
  db: Database,
  row: Pick<DeliveryRow, "id" | "state" | "attempts" | "status" | "detail" | "nextAt" | "finishedAt">,
): Promise<void> {
  await sql`
    update webhook_deliveries set state = ${row.state}, attempts = ${row.attempts}, status = ${row.status}::integer,
      detail = ${row.detail}, next_at = ${row.nextAt}, finished_at = ${row.finishedAt}
    where id = ${row.id} and state = 'pending'
  `.execute(db);
}

/** The deliveries of a webhook, newest first, older than an id. */
export async function findDeliveries(
  db: Database,
  page: { webhookId: number; before: number | null; limit: number },
): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select * from webhook_deliveries
    where webhook_id = ${page.webhookId} and (${page.before}::bigint is null or id < ${page.before}::bigint)
    order by id desc limit ${page.limit}
  `.execute(db);
  return rows;
}

/** Forgets deliveries that were finished before a time, a batch at most. */
export async function forgetDeliveries(db: Database, before: Date): Promise<void> {
  await sql`
    delete from webhook_deliveries where id in (
      select id from webhook_deliveries where made_at < ${before} and finished_at is not null order by id limit 10000)
  `.execute(db);
}
