import type { PortalCase } from "../../../../shared/contract/portal.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { attachmentsOf } from "../store/attachments.ts";
import { messagesCustomerMaySee } from "../store/for-customer.ts";
import { forCustomer } from "./present.ts";

export type PortalMessages = {
  caseId: number;
  customerId: number;
  /** what the customer is called on their own page */
  customerName: string;
  /** in whose name we answer: the brand's */
  ourName: string;
  /** the address of a file on the customer's page; null where it is only named */
  fileUrl: (attachmentId: number) => string | null;
};

/**
 * The messages of a case that belong on its customer's page, oldest first: what they wrote, and what we sent to them.
 * Never notes, what went to or came from others (a partner in the same case), or what has not left yet.
 */
export async function messagesForCustomer(ctx: Ctx, input: PortalMessages): Promise<PortalCase["messages"]> {
  const rows = await messagesCustomerMaySee(ctx.db, input);
  const files = Map.groupBy(
    await attachmentsOf(
      ctx.db,
      rows.map((row) => row.id),
    ),
    (file) => file.messageId,
  );
  return rows.map((row) =>
    forCustomer(row, {
      attachments: files.get(row.id) ?? [],
      name: row.direction === "in" ? input.customerName : input.ourName,
      fileUrl: input.fileUrl,
    }),
  );
}
