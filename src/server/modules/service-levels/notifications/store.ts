import { sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { NotificationKind } from "../../../../shared/contract/notifications.ts";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** What a notification keeps beside its columns, as it was when it was made. */
export type NotificationData = {
  promise?: {
    kind: string;
    dueAt: string | null;
    rung: string;
    late: boolean;
    /** left out in those of before they were kept */
    step?: number;
    ringsAt?: string;
  };
  customerId?: number | null;
  messageId?: number;
  article?: { id: number; locale?: Locale };
  actorId?: number;
  detail?: string | null;
};

export type NewNotification = {
  staffId: number;
  kind: NotificationKind;
  caseId: number | null;
  promiseId: number | null;
  data: NotificationData;
};

export type NotificationRow = NewNotification & { id: number; at: Date; readAt: Date | null };

/** Counting stops here, which is shown as "99+". */
const COUNT_LIMIT = 100;

export async function insertNotifications(trx: Database, rows: readonly NewNotification[], at: Date): Promise<void> {
  const records = rows.map((row) => ({
    staff_id: row.staffId,
    kind: row.kind,
    case_id: row.caseId,
    promise_id: row.promiseId,
    data: row.data,
  }));
  await sql`
    insert into notifications (staff_id, at, kind, case_id, promise_id, data)
    select staff_id, ${at}::timestamptz, kind, case_id, promise_id, data
    from json_to_recordset(${jsonRows(records)}::json)
      as r(staff_id bigint, kind text, case_id bigint, promise_id bigint, data jsonb)
  `.execute(trx);
}

/** A person's notifications, newest first, older than an id. */
export async function findNotifications(
  db: Database,
  query: {
    staffId: number;
    before: number | null;
    unread: boolean;
    kind?: NotificationKind | undefined;
    promiseId?: number | undefined;
    limit: number;
  },
): Promise<NotificationRow[]> {
  const { rows } = await sql<NotificationRow>`
    select * from notifications
    where staff_id = ${query.staffId} and (${query.before}::bigint is null or id < ${query.before}::bigint)
      ${query.unread ? sql`and read_at is null` : sql``}
      ${query.kind ? sql`and kind = ${query.kind}` : sql``}
      ${query.promiseId ? sql`and promise_id = ${query.promiseId}` : sql``}
    order by id desc limit ${query.limit}
  `.execute(db);
  return rows;
}

export async function countUnread(db: Database, staffId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from notifications where staff_id = ${staffId} and read_at is null limit ${COUNT_LIMIT}) n
  `.execute(db);
  return rows[0]!.count;
}

/** True when a person was told of a step of a promise by name. */
export async function wasToldOfStep(
  db: Database,
  { staffId, promiseId, step }: { staffId: number; promiseId: number; step: number },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from notifications
    where promise_id = ${promiseId} and staff_id = ${staffId} and data->'promise'->'step' = to_jsonb(${step}::int)
    limit 1
  `.execute(db);
  return rows.length > 0;
}

/** Marks a person's notifications as unread again. */
export async function markUnread(db: Database, staffId: number, ids: readonly number[]): Promise<void> {
  await sql`
    update notifications set read_at = null where staff_id = ${staffId} and id = any(${[...ids]}::bigint[])
  `.execute(db);
}

/** Marks a person's notifications as read: these, or all. */
export async function markRead(db: Database, staffId: number, ids: readonly number[] | "all", at: Date): Promise<void> {
  await sql`
    update notifications set read_at = ${at}
    where staff_id = ${staffId} and read_at is null ${ids === "all" ? sql`` : sql`and id = any(${[...ids]}::bigint[])`}
  `.execute(db);
}

/** Removes what is older than a time. */
export async function deleteNotificationsBefore(db: Database, before: Date): Promise<void> {
  await sql`delete from notifications where at < ${before}`.execute(db);
}
