import type { Ctx } from "../../../kernel/ctx.ts";
import { attachmentNotFound } from "../errors.ts";
import { attachmentCustomerMaySee } from "../store/for-customer.ts";
import { type OpenedFile, openFile } from "./open-file.ts";

export type { OpenedFile } from "./open-file.ts";

/**
 * A file from the customer's own page of a case.
 * @throws conversations.attachment_not_found also when it belongs to a note, to another case or to somebody else
 */
export async function attachmentForCustomer(
  ctx: Ctx,
  input: { caseId: number; customerId: number; attachmentId: number },
): Promise<OpenedFile> {
  const file = await attachmentCustomerMaySee(ctx.db, input);
  if (!file) throw attachmentNotFound({ id: input.attachmentId });
  return openFile(ctx, file);
}
