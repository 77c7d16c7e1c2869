import {
  type AdapterPorts,
  type ChannelAccount,
  type ChannelAdapter,
  ChannelError,
} from "../../kernel/channel/index.ts";
import { step } from "../toolkit/check-steps.ts";
import { readJson } from "../toolkit/hooks.ts";
import { plainChat } from "../toolkit/plain-chat.ts";
import { DiscourseConfig, discourseConfigOf, discourseFields, siteOf, usernameOf } from "./account-config.ts";
import { canonicalAddress } from "./address.ts";
import { callForum } from "./call.ts";
import { fetchFile } from "./files.ts";
import { parsePost } from "./parse-post.ts";
import { readHook } from "./receive.ts";
import { FILE_TYPES, MAX_TEXT, sendPosts } from "./send.ts";

/** Discourse: an account on any forum. In by the forum's webhook; out as posts below what is answered, or in private. */
export const discourse: ChannelAdapter = {
  name: "discourse",
  handleKind: "discourse",
  capabilities: {
    ...plainChat,
    threads: true,
    attachments: true,
    fileTypes: FILE_TYPES,
    maxLength: MAX_TEXT,
    maxBytes: Math.max(...Object.values(FILE_TYPES)),
    receipts: ["sent"],
    public: { privately: true },
  },
  accountFields: discourseFields,
  accountSchema: DiscourseConfig,
  canonicalAddress,
  ownAddresses: (config) => [`${usernameOf({ config })}@${siteOf({ config })}`.toLowerCase()],
  hook: readHook,
  parse: async (raw, envelope, account, secret) =>
    parsePost(readJson<{ post?: unknown }>(raw).post, envelope, account, secret),
  fetchFile,
  canSend: (account) => Boolean(discourseConfigOf(account).apiKey),
  send: sendPosts,
  check: async (account, ports) => [await step("provider.sign_in", () => signIn(account, ports))],
};

async function signIn(account: ChannelAccount, ports: AdapterPorts): Promise<string> {
  type Session = { current_user?: { username?: unknown } | null };
  const { current_user } = await callForum<Session>(account, "/session/current.json", {}, ports);
  const name = String(current_user?.username ?? "");
  if (name.toLowerCase() !== usernameOf(account).toLowerCase())
    throw new ChannelError("auth", `The key is of ${name || "nobody"}, not of ${usernameOf(account)}.`);
  return `@${name}`;
}
