import { ChatConfig } from "../../../shared/contract/chat.ts";
import type { AccountField } from "../../kernel/channel/index.ts";

export const WebchatConfig = ChatConfig;

const voice = { field: "voice", equals: true } as const;

/** The settings form of a chat: where it may stand, how it greets, what it asks. */
export const webchatFields: readonly AccountField[] = [
  { name: "origins", kind: "list", required: true, group: "pages" },
  { name: "greetingZh", kind: "text", group: "looks" },
  { name: "greetingEn", kind: "text", group: "looks" },
  { name: "colour", kind: "text", group: "looks" },
  { name: "askName", kind: "boolean", default: false, group: "visitors" },
  { name: "askMail", kind: "boolean", default: false, group: "visitors" },
  { name: "offlineMail", kind: "boolean", default: true, group: "visitors" },
  { name: "userSecret", kind: "password", secret: true, group: "visitors" },
  { name: "voice", kind: "boolean", default: false, group: "voice" },
  { name: "record", kind: "boolean", default: false, when: voice, group: "voice" },
  { name: "wrapUpSeconds", kind: "number", default: 60, when: voice, group: "voice" },
  { name: "callbackMinutes", kind: "number", default: 240, when: voice, group: "voice" },
];
