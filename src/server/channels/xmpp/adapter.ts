import type { AdapterPorts, ChannelAccount, ChannelAdapter } from "../../kernel/channel/index.ts";
import { step } from "../toolkit/check-steps.ts";
import { plainChat } from "../toolkit/plain-chat.ts";
import { shopOf, XmppConfig, xmppConfigOf, xmppFields } from "./account-config.ts";
import { canonicalAddress } from "./address.ts";
import { fetchFile } from "./fetch-file.ts";
import { openLine } from "./line.ts";
import { parseMessage } from "./parse-message.ts";
import { startFollowing } from "./receive.ts";
import { MAX_FILE, MAX_TEXT, sendMessage } from "./send.ts";
import { sharedLines } from "./shared-lines.ts";

/** XMPP: an account on any server, over a line that is kept open. */
export const xmpp: ChannelAdapter = {
  name: "xmpp",
  handleKind: "xmpp",
  capabilities: {
    ...plainChat,
    attachments: true,
    maxLength: MAX_TEXT,
    maxBytes: MAX_FILE,
    receipts: ["sent", "delivered", "read"],
  },
  accountFields: xmppFields,
  accountSchema: XmppConfig,
  canonicalAddress,
  ownAddresses: (config) => [shopOf({ config }).address],
  startReceiving: async (ports) => startFollowing(ports),
  parse: async (raw, envelope, account) => parseMessage(raw, envelope, account),
  fetchFile,
  canSend: (account) => Boolean(xmppConfigOf(account).password),
  send: sendMessage,
  stopSending: () => sharedLines.endKept(),
  check: async (account, ports) => [await step("provider.sign_in", () => signIn(account, ports))],
};

/** Signs in beside the line that is open, and leaves again. */
async function signIn(account: ChannelAccount, ports: AdapterPorts): Promise<string> {
  const line = await openLine(account, ports, "keepword-check", () => undefined);
  await line.end();
  return shopOf(account).address;
}
