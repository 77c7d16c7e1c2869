import { createHash } from "node:crypto";
import { canonicalMailAddress } from "../../../../shared/mail-address.ts";
import type { CarriedChannel, ChannelAccount, IncomingMessage } from "../../../kernel/channel/index.ts";
import { faxConfigOf, isByMail, ownNumber } from "../account-config.ts";
import { faxMessage } from "../fax-message.ts";
import { findSender } from "./find-number.ts";
import { isFromGateway } from "./from-gateway.ts";
import { readReceipt, taggedIn, wordsOf } from "./receipt.ts";

/** What providers put the pages into. */
const PAGES = /^(?:image\/tiff?|application\/(?:x-)?pdf)$/;
const NAMED = /\.(?:tiff?|pdf)$/i;

/** Fax by mail: a provider brings each fax as a mail with its pages, and says in mails what became of ours. */
export const byMail: CarriedChannel = {
  field: "mailbox",
  by: (account) => (isByMail(account) ? canonicalMailAddress(faxConfigOf(account).mailbox ?? "") : null),
  hasPages: (message, account) => isFromGateway(message, account) && message.attachments.some(isPages),
  async take(message, account, isLastTry) {
    if (!isFromGateway(message, account)) return null;
    const own = ownNumber(account);
    const receipt = readReceipt(message, own);
    if (receipt?.providerId) return { report: receipt };
    // It is about a fax of ours, and in words that a person has to read.
    if (taggedIn(message)) return null;
    const pages = message.attachments.filter(isPages);
    const sender = findSender(wordsOf(message), own, faxConfigOf(account).sender);
    // Some send the pages back with the news that they arrived.
    if (receipt && !sender) return { report: receipt };
    return pages.length === 0 ? null : { message: await faxOf(message, pages, sender, { account, isLastTry }) };
  },
};

function isPages({ type, name }: IncomingMessage["attachments"][number]): boolean {
  return PAGES.test(type) || NAMED.test(name);
}

async function faxOf(
  message: IncomingMessage,
  pages: IncomingMessage["attachments"],
  sender: ReturnType<typeof findSender>,
  { account, isLastTry }: { account: ChannelAccount; isLastTry?: boolean },
): Promise<IncomingMessage> {
  const fax = await faxMessage(
    pages.map(({ content }) => content),
    {
      caller: sender && !sender.isStation ? sender.number : "",
      station: sender?.isStation ? sender.number : "",
      name: null,
      at: message.writtenAt,
      error: "",
    },
    account,
    isLastTry,
  );
  const hash = createHash("sha256");
  for (const { content } of pages) hash.update(content);
  // A provider may give all its mails one id.
  const externalId = `fax:${ownNumber(account)}:${message.externalId}:${hash.digest("hex").slice(0, 24)}`;
  return { ...fax, externalId };
}
