import type { ChannelAdapter } from "../../kernel/channel/index.ts";
import { readJson } from "../toolkit/hooks.ts";
import { plainChat } from "../toolkit/plain-chat.ts";
import { LineConfig, lineConfigOf, lineFields } from "./account-config.ts";
import { checkLine } from "./check.ts";
import { fetchFile } from "./fetch-file.ts";
import { parseEvent } from "./parse-event.ts";
import { receiveFromLine } from "./receive.ts";
import { MAX_TEXT, sendToPerson } from "./send.ts";
import type { Piece } from "./webhook.ts";

/** LINE: an official account, by the Messaging API. */
export const line: ChannelAdapter = {
  name: "line",
  handleKind: "line",
  capabilities: {
    ...plainChat,
    attachments: true,
    filesAsLinks: true,
    choices: { most: 13, label: 20 },
    maxLength: MAX_TEXT,
    maxBytes: null,
    repeatable: true,
    receipts: ["sent"],
  },
  accountFields: lineFields,
  accountSchema: LineConfig,
  canonicalAddress: (text) => (/^U[0-9a-f]{32}$/.test(text.trim()) ? text.trim() : null),
  ownAddresses: (config) => [lineConfigOf({ config }).basicId],
  hook: receiveFromLine,
  parse: async (raw) => parseEvent(readJson<Piece>(raw)),
  fetchFile,
  canSend: (account) => Boolean(lineConfigOf(account).accessToken),
  send: sendToPerson,
  check: checkLine,
};
