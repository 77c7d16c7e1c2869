import {
  type AdapterPorts,
  type ChannelAccount,
  type ChannelAdapter,
  ChannelError,
} from "../../kernel/channel/index.ts";
import { callProvider } from "../toolkit/call-provider.ts";
import { step } from "../toolkit/check-steps.ts";
import { readJson } from "../toolkit/hooks.ts";
import { plainChat } from "../toolkit/plain-chat.ts";
import { MastodonConfig, mastodonConfigOf, mastodonFields, shopOf } from "./account-config.ts";
import { addressOf, canonicalAddress } from "./address.ts";
import { callServer } from "./call.ts";
import { parseMention } from "./parse-mention.ts";
import { startPolling } from "./receive.ts";
import { FILE_TYPES, MAX_TEXT, sendStatuses } from "./send.ts";
import type { MastodonNotification } from "./status.ts";

/** Mastodon: an account on any server. In by asking for mentions; out as private mentions. */
export const mastodon: ChannelAdapter = {
  name: "mastodon",
  handleKind: "mastodon",
  capabilities: {
    ...plainChat,
    attachments: true,
    fileTypes: FILE_TYPES,
    maxLength: MAX_TEXT,
    maxBytes: Math.max(...Object.values(FILE_TYPES)),
    repeatable: true,
    receipts: ["sent"],
  },
  accountFields: mastodonFields,
  accountSchema: MastodonConfig,
  canonicalAddress,
  ownAddresses: (config) => [shopOf({ config }).address],
  startReceiving: async (ports) => startPolling(ports),
  parse: async (raw, envelope, account) => parseMention(readJson<MastodonNotification>(raw), envelope, account),
  fetchFile: async ({ ref }, _account, ports) =>
    (await callProvider({ url: ref.url!, redirects: 3, timeoutMs: 60_000 }, ports)).body,
  canSend: (account) => Boolean(mastodonConfigOf(account).accessToken),
  send: sendStatuses,
  check: async (account, ports) => [await step("provider.sign_in", () => signIn(account, ports))],
};

/** Tries the token for each thing it must allow that can be tried without doing it. */
async function signIn(account: ChannelAccount, ports: AdapterPorts): Promise<string> {
  const path = "/api/v1/accounts/verify_credentials";
  const { json } = await callServer<{ acct?: unknown }>(account, path, {}, ports);
  const shop = shopOf(account);
  if (typeof json.acct !== "string" || addressOf(json.acct, shop.server) !== shop.address)
    throw new ChannelError("auth", `The token is of ${String(json.acct)}, not of ${shop.address}.`);
  const query = { "types[]": "mention", limit: "1" };
  await callServer(account, "/api/v1/notifications", { query }, ports);
  return `@${shop.address}`;
}
