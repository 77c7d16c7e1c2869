import type { AdapterPorts, ChannelAccount, ChannelAdapter } from "../../kernel/channel/index.ts";
import { step } from "../toolkit/check-steps.ts";
import { FaxConfig, faxConfigOf, faxFields, isByMail, ownNumber } from "./account-config.ts";
import { byMail } from "./by-mail/carried.ts";
import { readHook } from "./hylafax/hook.ts";
import { serverOf } from "./hylafax/submit.ts";
import { faxNumber } from "./number.ts";
import { parseFax } from "./parse-fax.ts";
import { FILE_TYPES, MAX_TEXT, sendFax } from "./send.ts";

/**
 * Fax: by a HylaFAX of the shop's own, in by its scripts and out as jobs by its client protocol; or by a provider that
 * brings and takes mails, on a mail account.
 */
export const fax: ChannelAdapter = {
  name: "fax",
  handleKind: "fax",
  capabilities: {
    html: false,
    subject: false,
    attachments: true,
    fileTypes: FILE_TYPES,
    threads: false,
    maxLength: MAX_TEXT,
    maxBytes: 50 * 1_048_576,
    copies: false,
    receipts: ["sent", "delivered", "bounced"],
    paid: true,
    pages: true,
  },
  accountFields: faxFields,
  accountSchema: FaxConfig,
  canonicalAddress: (text) => faxNumber(text),
  ownAddresses: (config) => [ownNumber({ config })],
  hook: readHook,
  parse: async (raw, envelope, account, _secret, isLastTry) => parseFax(raw, envelope, account, isLastTry),
  carried: byMail,
  canSend: (account) => Boolean(isByMail(account) ? faxConfigOf(account).sendTo : faxConfigOf(account).host),
  send: sendFax,
  check: async (account, ports) =>
    isByMail(account) ? [] : [await step("provider.sign_in", () => signIn(account, ports))],
};

async function signIn(account: ChannelAccount, ports: AdapterPorts): Promise<string> {
  const server = await serverOf(account, ports);
  server.end();
  return faxConfigOf(account).host ?? "";
}
