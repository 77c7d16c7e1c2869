import type { MessageView } from "../../../../shared/contract/conversations.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { messageNotFound } from "../errors.ts";
import { attachmentsOf } from "../store/attachments.ts";
import { attemptsOf } from "../store/attempts.ts";
import { findMessages, type MessageRow } from "../store/rows.ts";
import { forAgent } from "./present.ts";

/** Messages for the desk with what belongs to them, in the order given: three queries for any number of them. */
export async function presentMessages(ctx: Ctx, rows: readonly MessageRow[]): Promise<MessageView[]> {
  const ids = rows.map((row) => row.id);
  const outgoing = rows.filter((row) => row.direction === "out").map((row) => row.id);
  const [attachments, attempts, authors] = await Promise.all([
    attachmentsOf(ctx.db, ids),
    attemptsOf(ctx.db, outgoing),
    staffRefs(
      ctx,
      rows.flatMap((row) => row.authorId ?? []),
    ),
  ]);
  const around = {
    attachments: Map.groupBy(attachments, (row) => row.messageId),
    attempts: Map.groupBy(attempts, (row) => row.messageId),
    authors,
  };
  return rows.map((row) => forAgent(row, around));
}

/** One message for the desk; who may see it was checked before. @throws conversations.message_not_found */
export async function presentMessage(ctx: Ctx, id: number): Promise<MessageView> {
  const [row] = await findMessages(ctx.db, [id]);
  if (!row) throw messageNotFound({ id });
  const [view] = await presentMessages(ctx, [row]);
  return view!;
}
