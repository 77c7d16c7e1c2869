import type { IncomingMessage } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { StoredFile } from "../conversations/index.ts";

/** What a machine wrote and attached, and where it is put: `caseId` null opens one, `customerId` null is nobody's. */
export type MachineMail = {
  message: IncomingMessage;
  files: readonly Pick<StoredFile, "type">[];
  caseId: number | null;
  customerId: number | null;
};

/** Takes out of machines' mail what nobody of ours may read. In the transaction that stores it. */
export type QuoteMask = (tx: Ctx, mail: MachineMail) => Promise<IncomingMessage>;

let mask: QuoteMask | null = null;

/** Called once, where the module that knows such words declares itself: it stands above intake. */
export function provideQuoteMask(given: QuoteMask): void {
  mask = given;
}

/** The message as it may be stored: an answering machine or a mail server quotes whatever it was sent. */
export async function maskQuotes(tx: Ctx, mail: MachineMail): Promise<IncomingMessage> {
  const isMachines = mail.message.autoReply !== null || mail.message.report !== null;
  return isMachines && mask ? mask(tx, mail) : mail.message;
}
