import type { Ctx } from "../../../kernel/ctx.ts";
import type { EventRow } from "../../../kernel/events/define-event.ts";
import { getPromise, type promiseMoved } from "../../promises/index.ts";
import { moveNoticeText } from "./move-notice-text.ts";
import { sendNotice } from "./send-notice.ts";

type Moved = NonNullable<(typeof promiseMoved)["_data"]>;

/** Tells the customer that a promise to them has another time: a promise is moved with notice or not at all. */
export async function tellOfMove(ctx: Ctx, { caseId, customerId, data }: EventRow<Moved>): Promise<void> {
  const { words } = await getPromise(ctx, data.promiseId);
  await sendNotice(ctx, { caseId: caseId!, customerId: customerId! }, (reader) =>
    moveNoticeText({
      ...reader,
      words,
      kind: data.kind,
      from: data.from === null ? null : new Date(data.from),
      to: new Date(data.to),
      reason: data.reason,
    }),
  );
}
