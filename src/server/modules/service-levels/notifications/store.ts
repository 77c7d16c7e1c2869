import { sql } from "kysely";
import type { NotificationKind } from "../../../../shared/contract/notifications.ts";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** What a notification keeps beside its columns, as it was when it was made. */
export type NotificationData = {
  promise?: { kind: string; dueAt: string | null; rung: string; late: boolean };
  customerId?: number | null;
  messageId?: number;
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
  query: { staffId: number; before: number | null; unread: boolean; limit: number },
): Promise<NotificationRow[]> {
  const { rows } = await sql<NotificationRow>`
    select * from notifications
    where staff_id = ${query.staffId} and (${query.before}::bigint is null or id < ${query.before}::bigint)
      ${query.unread ? sql`and read_at is null` : sql``}
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
