import type { Static } from "typebox";
import type {
  ListNotifications,
  Notifications,
  NotificationView,
  ReadNotifications,
} from "../../../../shared/contract/notifications.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { staffRefs } from "../../accounts/index.ts";
import { getCases } from "../../cases/index.ts";
import { customerRefs } from "../../customers/index.ts";
import { acknowledgementsOf, type RingAcknowledged } from "../../promises/index.ts";
import { personOf } from "./person-of.ts";
import { countUnread, findNotifications, markRead, markUnread, type NotificationRow } from "./store.ts";

/** What the actor was told, newest first. @throws service-levels.people_only */
export async function listNotifications(ctx: Ctx, query: Static<typeof ListNotifications>): Promise<Notifications> {
  const staffId = personOf(ctx);
  const limit = query.limit ?? 50;
  const before = readCursor(query.cursor, ["number"])?.[0] ?? null;
  const [rows, unread] = await Promise.all([
    findNotifications(ctx.db, {
      staffId,
      before,
      unread: query.unread ?? false,
      kind: query.kind,
      promiseId: query.promiseId,
      limit: limit + 1,
    }),
    countUnread(ctx.db, staffId),
  ]);
  const { items, next } = pageOf(rows, limit, (row) => [row.id]);
  return { items: await present(ctx, items), next, unread };
}

/** Marks what the actor was told as read, or as unread again. @throws service-levels.people_only */
export async function readNotifications(ctx: Ctx, which: ReadNotifications): Promise<{ unread: number }> {
  const staffId = personOf(ctx);
  if ("ids" in which && which.read === false) await markUnread(ctx.db, staffId, which.ids);
  else await markRead(ctx.db, staffId, "ids" in which ? which.ids : "all", ctx.now());
  return { unread: await countUnread(ctx.db, staffId) };
}

/** With the names of now, and without what the person may no longer see. */
async function present(ctx: Ctx, rows: readonly NotificationRow[]): Promise<NotificationView[]> {
  const [cases, customers, staff, acknowledged] = await Promise.all([
    getCases(ctx, [...new Set(rows.flatMap((row) => row.caseId ?? []))]),
    customerRefs(ctx, [...new Set(rows.flatMap((row) => row.data.customerId ?? []))]),
    staffRefs(ctx, [...new Set(rows.flatMap((row) => row.data.actorId ?? []))]),
    acknowledgementsOf(ctx, [...new Set(rows.flatMap((row) => row.promiseId ?? []))]),
  ]);
  return rows.map((row) => {
    const about = cases.get(row.caseId ?? 0);
    const hidden = row.caseId !== null && !about;
    const customer = customers.get(row.data.customerId ?? 0);
    return {
      id: row.id,
      at: row.at.toISOString(),
      kind: row.kind,
      case: about ? { id: about.id, subject: about.subject } : null,
      customer: customer && !hidden ? { id: customer.id, name: customer.name } : null,
      promise: promiseIn(row, hidden, acknowledged),
      article: row.data.article ? { id: row.data.article.id, locale: row.data.article.locale ?? null } : null,
      messageId: row.data.messageId ?? null,
      actor: staff.get(row.data.actorId ?? 0) ?? null,
      detail: hidden ? null : (row.data.detail ?? null),
      readAt: row.readAt?.toISOString() ?? null,
    };
  });
}

function promiseIn(
  { promiseId, data: { promise } }: NotificationRow,
  hidden: boolean,
  acknowledged: ReadonlyMap<number, RingAcknowledged[]>,
): NotificationView["promise"] {
  if (!promise || promiseId === null) return null;
  const { kind, dueAt, rung, late, step = null, ringsAt = null } = promise;
  const known = hidden ? undefined : acknowledged.get(promiseId)?.find((one) => one.step === step);
  return {
    ...{ id: promiseId, kind, dueAt, rung, late, step, ringsAt },
    acknowledged: known ? { at: known.at.toISOString(), by: known.name } : null,
  };
}
