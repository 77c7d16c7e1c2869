import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { caseFor } from "../case-access.ts";
import { messageNotFound } from "../errors.ts";
import { findMessages, type MessageRow } from "../store/rows.ts";

/**
 * A message of a case that the actor may see.
 * @throws conversations.message_not_found also when it exists and is not theirs to see, so that ids tell nothing
 */
export async function visibleMessage(ctx: Ctx, id: number): Promise<MessageRow> {
  const [row] = await findMessages(ctx.db, [id]);
  if (!row) throw messageNotFound({ id });
  await caseFor(ctx, row.caseId).catch((error) => {
    throw isKnownError(error) && error.kind === "not_found" ? messageNotFound({ id }) : error;
  });
  return row;
}
