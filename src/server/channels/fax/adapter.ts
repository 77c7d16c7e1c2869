import type { AdapterPorts, ChannelAccount, ChannelAdapter } from "../../kernel/channel/index.ts";
import { step } from "../toolkit/check-steps.ts";
import { FaxConfig, faxConfigOf, faxFields, ownNumber } from "./account-config.ts";
import { readHook } from "./hylafax/hook.ts";
import { serverOf } from "./hylafax/submit.ts";
import { faxNumber } from "./number.ts";
import { parseFax } from "./parse-fax.ts";
import { FILE_TYPES, MAX_TEXT, sendFax } from "./send.ts";

/** Fax, by a HylaFAX of the shop's own. In by its scripts; out as jobs by its client protocol. */
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
  parse: async (raw, envelope, account) => parseFax(raw, envelope, account),
  canSend: (account) => Boolean(faxConfigOf(account).host),
  send: sendFax,
  check: async (account, ports) => [await step("provider.sign_in", () => signIn(account, ports))],
};

async function signIn(account: ChannelAccount, ports: AdapterPorts): Promise<string> {
  const server = await serverOf(account, ports);
  server.end();
  return faxConfigOf(account).host;
}
