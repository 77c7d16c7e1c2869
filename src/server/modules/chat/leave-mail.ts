import type { Ctx } from "../../kernel/ctx.ts";
import { chatMailWrong } from "./errors.ts";
import { mailLater } from "./mail-undelivered.ts";
import { setEmail } from "./store/visitors.ts";
import { mailOf, type Visitor } from "./visitor.ts";

/** A visitor says where answers may go when they are gone. @throws chat.mail_wrong */
export async function leaveMail(ctx: Ctx, visitor: Visitor, typed: string): Promise<void> {
  const email = mailOf(typed);
  if (email === null) throw chatMailWrong({ address: typed });
  await ctx.tx(async (tx) => {
    await setEmail(tx.db, visitor.row.id, email);
    // What was answered before they left it is looked at as well.
    mailLater(tx, visitor.row.id);
  });
}
