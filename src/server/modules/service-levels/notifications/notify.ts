import type { NotificationKind } from "../../../../shared/contract/notifications.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { notified } from "../events.ts";
import { insertNotifications, type NotificationData } from "./store.ts";

/** Something that people are to be told by name. */
export type ToNotify = {
  kind: NotificationKind;
  staffIds: readonly number[];
  caseId: number | null;
  customerId: number | null;
  promiseId?: number | null;
  data?: Omit<NotificationData, "customerId">;
};

/** Adds to people's lists of notifications, each person once. Must run in the transaction of the fact or of its reaction. */
export async function notify(
  ctx: Ctx,
  { kind, staffIds, caseId, customerId, promiseId, data }: ToNotify,
): Promise<void> {
  const recipients = [...new Set(staffIds)];
  if (recipients.length === 0) return;
  await ctx.tx(async (tx) => {
    await insertNotifications(
      tx.db,
      recipients.map((staffId) => ({
        staffId,
        kind,
        caseId,
        promiseId: promiseId ?? null,
        data: { ...data, customerId },
      })),
      tx.now(),
    );
    tx.emit(notified, { kind, staffIds: recipients }, { caseId, customerId });
  });
}
