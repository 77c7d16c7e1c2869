/** The front door of the chat: the open lines of visitors. */
export { type ChatLines, startChatLines } from "./lines.ts";
