import type { Ctx } from "../../kernel/ctx.ts";
import { staffRefs } from "../accounts/index.ts";
import { handleIdsOf, provideCustomerFacet, type TimelineLine, type TimelinePage } from "../customers/index.ts";
import {
  casesBegunBy,
  giveCaseRows,
  giveChatsByHandle,
  giveConversations,
  giveRows,
  markThirdPersons,
  timelineRows,
} from "./store/of-customers.ts";

/** Conversations and messages of a person. A thread without a case is put back by its id, all else by its case. */
export const conversationsOfCustomers = provideCustomerFacet({
  name: "conversations",
  async move(ctx, from, to) {
    const threads = await giveRows(ctx.db, from, to);
    await markAnew(ctx, to);
    return threads;
  },
  async putBack(ctx, { from, to, ids, caseIds }) {
    await giveCaseRows(ctx.db, { from, to, caseIds });
    await giveConversations(ctx.db, { from, to, ids });
    await giveChatsByHandle(ctx.db, { from, to });
    await markAnew(ctx, from);
    await markAnew(ctx, to);
  },
  casesBegunBy: (ctx, input) => casesBegunBy(ctx.db, input),
  timeline: messageLines,
});

async function markAnew(ctx: Ctx, customerId: number): Promise<void> {
  await markThirdPersons(ctx.db, customerId, await handleIdsOf(ctx, customerId));
}

async function messageLines(ctx: Ctx, page: TimelinePage): Promise<TimelineLine[]> {
  const rows = await timelineRows(ctx.db, { ...page, handleIds: await handleIdsOf(ctx, page.customerId) });
  const authors = await staffRefs(
    ctx,
    rows.flatMap((row) => row.authorId ?? []),
  );
  return rows.map((row) => ({
    rowId: row.id,
    at: row.createdAt,
    kind: row.direction === "note" ? "note" : "message",
    type: `conversations.${row.kind}`,
    caseId: row.caseId,
    channel: row.channel,
    direction: row.direction,
    title: row.subject ?? "",
    excerpt: row.excerpt,
    actor: row.authorId === null ? row.senderName : (authors.get(row.authorId)?.name ?? null),
    data: {
      messageId: row.id,
      autoReply: row.autoReply,
      deliveryState: row.deliveryState,
      thirdPerson: row.thirdPerson,
    },
  }));
}
