/**
 * The chat on a shop's pages, spoken between our widget and us. `key` is the account's; all but the page and the files need
 * the visitor's token as `Authorization: Bearer …`.
 *
 * GET  /chat/:key                          the page that the loader shows in its frame
 * POST /chat/:key/visitors                 NewVisitor → ChatPass
 * POST /chat/:key/identify                 Identify → ChatPass (a user whom the shop vouches for)
 * GET  /chat/:key/thread?before=           → ChatThread, newest page first
 * GET  /chat/:key/news?since=              → ChatNews, for browsers whose sockets are blocked
 * POST /chat/:key/messages                 SendChat → ChatMessage (the same `clientId` is the same message)
 * POST /chat/:key/files                    multipart → Upload
 * GET  /chat/:key/files/:id/:proof         a file of a message
 * POST /chat/:key/marks                    ChatMarks → Done
 * POST /chat/:key/typing                   ChatTyping → Done
 * POST /chat/:key/mail                     LeaveMail → Done
 * WebSocket /chat/:key/live?since=         ChatNews.news one by one, then as it happens; subprotocols `keepword` and the token
 */
import { type Static, Type } from "typebox";
import { Id, Locale, NullableText, Time } from "./common.ts";
import { Upload } from "./conversations.ts";

/** The settings of an account; its adapter checks them, the pages are made by them. */
export const ChatConfig = Type.Object({
  origins: Type.Array(Type.String({ pattern: "^https?://[A-Za-z0-9.-]+(:\\d{1,5})?$", maxLength: 200 }), {
    minItems: 1,
    maxItems: 20,
  }),
  greetingZh: Type.Optional(Type.String({ maxLength: 500 })),
  greetingEn: Type.Optional(Type.String({ maxLength: 500 })),
  colour: Type.Optional(Type.String({ pattern: "^#[0-9a-fA-F]{6}$" })),
  askName: Type.Boolean(),
  askMail: Type.Boolean(),
  offlineMail: Type.Boolean(),
  userSecret: Type.Optional(Type.String({ minLength: 16, maxLength: 200 })),
  voice: Type.Optional(Type.Boolean()),
  record: Type.Optional(Type.Boolean()),
  wrapUpSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 3_600 })),
  callbackMinutes: Type.Optional(Type.Integer({ minimum: 15, maximum: 10_080 })),
});
export type ChatConfig = Static<typeof ChatConfig>;

const Name = Type.String({ maxLength: 100 });
const Mail = Type.String({ maxLength: 254 });

export const NewVisitor = Type.Object({ locale: Locale, name: Type.Optional(Name), email: Type.Optional(Mail) });
export const Identify = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 128 }),
  /** HMAC-SHA256 of `id` with the account's secret, in hex */
  signature: Type.String({ maxLength: 128 }),
  name: Type.Optional(Name),
  email: Type.Optional(Mail),
  locale: Locale,
});
/** `isUser`: the shop vouched for them. `hasMail`: we know where to write when they are gone. */
export const ChatPass = Type.Object({ token: Type.String(), isUser: Type.Boolean(), hasMail: Type.Boolean() });
export type ChatPass = Static<typeof ChatPass>;

export const ChatFile = Type.Object({
  id: Id,
  name: Type.String(),
  size: Type.Integer(),
  url: Type.String(),
  isPicture: Type.Boolean(),
});
export const ChatMessage = Type.Object({
  id: Id,
  /** the id that the widget gave it; null for what we wrote */
  clientId: NullableText,
  from: Type.Union([Type.Literal("you"), Type.Literal("us"), Type.Literal("machine")]),
  /** who of us wrote it */
  name: NullableText,
  /** a robot said it */
  robot: Type.Boolean(),
  /** what may be pressed to answer it, instead of writing */
  choices: Type.Array(Type.String()),
  text: Type.String(),
  at: Time,
  files: Type.Array(ChatFile),
  /** of what we wrote: whether it is known here that it was seen */
  read: Type.Boolean(),
  /** it asks how they found it, and nobody answered yet: a digit from 1 to 5 does */
  asksRating: Type.Boolean(),
});
export type ChatMessage = Static<typeof ChatMessage>;

export const ChatThread = Type.Object({
  /** oldest first */
  items: Type.Array(ChatMessage),
  /** the `before` of the page before; null at the beginning */
  next: Type.Union([Id, Type.Null()]),
  /** the place after which news are asked for */
  cursor: Type.String(),
  isUser: Type.Boolean(),
  hasMail: Type.Boolean(),
});
export type ChatThread = Static<typeof ChatThread>;

/** `reset`: too much was missed, the thread is to be read anew. `ready`: all that was missed has been told. */
export const ChatNewsItem = Type.Union([
  Type.Object({ type: Type.Literal("message"), cursor: Type.String(), message: ChatMessage }),
  Type.Object({ type: Type.Literal("typing"), name: NullableText }),
  Type.Object({ type: Type.Literal("ready"), cursor: Type.String() }),
  Type.Object({ type: Type.Literal("reset") }),
]);
export type ChatNewsItem = Static<typeof ChatNewsItem>;
export const ChatNews = Type.Object({ cursor: Type.String(), news: Type.Array(ChatNewsItem) });

export const SendChat = Type.Object({
  clientId: Type.String({ pattern: "^[A-Za-z0-9-]{8,64}$" }),
  text: Type.String({ maxLength: 10_000 }),
  files: Type.Optional(Type.Array(Upload, { maxItems: 5 })),
});
export const ChatMarks = Type.Object({
  delivered: Type.Array(Id, { maxItems: 100 }),
  read: Type.Array(Id, { maxItems: 100 }),
});
export const ChatTyping = Type.Object({ typing: Type.Boolean() });
export const LeaveMail = Type.Object({ email: Type.String({ minLength: 3, maxLength: 254 }) });

/** What the page is told of its account. */
export type ChatPageData = {
  key: string;
  origins: string[];
  locale: "zh-CN" | "en";
  brand: string;
  greeting: string;
  colour: string;
  askName: boolean;
  askMail: boolean;
  offlineMail: boolean;
  /** they can call us from here */
  voice: boolean;
};
