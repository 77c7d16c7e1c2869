/** The front door of the chat: the open lines of visitors, and what else visitors do in their chat. */
export { type Caller, chatRoute, visitorOrNone, visitorRoute } from "./chat-route.ts";
export { type ChatLines, startChatLines } from "./lines.ts";
export { CHANNEL as CHAT, type OpenedChat } from "./open-chat.ts";
export { calledBy } from "./present.ts";
export { provideRobotLines, type RobotLine } from "./robot-lines.ts";
export { chatOfVisitor, handleOfVisitor, type Visitor } from "./visitor.ts";
