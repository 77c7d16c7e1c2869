import { Type } from "typebox";
import {
  ChatMarks,
  ChatMessage,
  ChatNews,
  ChatPass,
  ChatThread,
  ChatTyping,
  Identify,
  LeaveMail,
  NewVisitor,
  SendChat,
} from "../../../shared/contract/chat.ts";
import { Done, Id } from "../../../shared/contract/common.ts";
import { Upload } from "../../../shared/contract/conversations.ts";
import { notFound } from "../../kernel/errors.ts";
import { route } from "../../kernel/http/route.ts";
import { attachmentInChat, receiveUpload, tellWriting } from "../conversations/index.ts";
import { chatRoute, Key, visitorOrNone, visitorRoute } from "./chat-route.ts";
import { identify } from "./identify.ts";
import { leaveMail } from "./leave-mail.ts";
import { markInChat } from "./marks.ts";
import { newsSince } from "./news.ts";
import { asChat, openChat } from "./open-chat.ts";
import { sendChatPage } from "./page.ts";
import { isFileProof } from "./present.ts";
import { sendInChat, uploader } from "./send.ts";
import { showThread } from "./thread.ts";
import { noteTyping } from "./typing.ts";
import { newVisitor } from "./visitor.ts";

const UPLOAD_LIMIT = 26 * 1_048_576;
const done = { ok: true as const };

export const routes = [
  route({
    method: "GET",
    path: "/chat/:key",
    access: "public",
    summary: "The page that a shop's pages show in a frame.",
    hidden: true,
    perMinute: 300,
    params: Key,
    query: Type.Object({ lang: Type.Optional(Type.String({ maxLength: 40 })) }),
    handler: async (ctx, { params }, http) => {
      const own = asChat(ctx);
      await sendChatPage(own, http, await openChat(own, params.key));
    },
  }),
  chatRoute({
    method: "POST",
    path: "visitors",
    summary: "Somebody new in the chat.",
    perMinute: 60,
    body: NewVisitor,
    response: ChatPass,
    handle: (ctx, chat, { body }) => newVisitor(ctx, chat, body),
  }),
  chatRoute({
    method: "POST",
    path: "identify",
    summary: "The shop vouches for a user of its own.",
    perMinute: 120,
    body: Identify,
    response: ChatPass,
    handle: async (ctx, chat, { body }, { request }) => {
      // A pass that is not valid any more is as good as none here: the shop's word is what counts.
      return identify(ctx, chat, body, await visitorOrNone(ctx, chat, request));
    },
  }),
  visitorRoute({
    method: "GET",
    path: "thread",
    summary: "A stretch of the thread.",
    perMinute: 1_200,
    counts: "reads",
    query: Type.Object({ before: Type.Optional(Id) }),
    response: ChatThread,
    handle: (ctx, { chat, visitor }, { query }) => showThread(ctx, chat, visitor, query.before ?? null),
  }),
  visitorRoute({
    method: "GET",
    path: "news",
    summary: "What happened in the thread since a place.",
    perMinute: 3_000,
    counts: "reads",
    query: Type.Object({ since: Type.String({ maxLength: 60 }) }),
    response: ChatNews,
    handle: (ctx, { chat, visitor }, { query }) => newsSince(ctx, chat, visitor, query.since),
  }),
  visitorRoute({
    method: "POST",
    path: "messages",
    summary: "A visitor writes.",
    perMinute: 300,
    counts: "messages",
    body: SendChat,
    response: ChatMessage,
    handle: async (ctx, { chat, visitor }, { body }, { request }) => {
      const sent = await sendInChat(ctx, chat, visitor, body);
      tellWriting(ctx, request);
      return sent;
    },
  }),
  visitorRoute({
    method: "POST",
    path: "files",
    summary: "A file that a message of the visitor's will carry.",
    perMinute: 60,
    counts: "files",
    bodyLimit: UPLOAD_LIMIT,
    response: Upload,
    handle: (ctx, { visitor }, _, { request }) => receiveUpload(ctx.as(uploader(visitor)), request),
  }),
  visitorRoute({
    method: "POST",
    path: "marks",
    summary: "The widget has messages, or its visitor saw them.",
    perMinute: 1_200,
    counts: "marks",
    body: ChatMarks,
    response: Done,
    handle: async (ctx, { visitor }, { body }) => {
      await markInChat(ctx, visitor, body);
      return done;
    },
  }),
  visitorRoute({
    method: "POST",
    path: "typing",
    summary: "The visitor types, or stopped.",
    perMinute: 1_200,
    counts: "typing",
    body: ChatTyping,
    response: Done,
    handle: async (ctx, { visitor }, { body }) => {
      await noteTyping(ctx, visitor, body.typing);
      return done;
    },
  }),
  visitorRoute({
    method: "POST",
    path: "mail",
    summary: "Where answers may go when the visitor is gone.",
    perMinute: 60,
    counts: "mail",
    body: LeaveMail,
    response: Done,
    handle: async (ctx, { visitor }, { body }) => {
      await leaveMail(ctx, visitor, body.email);
      return done;
    },
  }),
  route({
    method: "GET",
    path: "/chat/:key/files/:id/:proof",
    access: "public",
    summary: "A file of a message, for whoever was given its address.",
    hidden: true,
    perMinute: 600,
    params: Type.Object({ ...Key.properties, id: Id, proof: Type.String({ maxLength: 40 }) }),
    handler: async (ctx, { params }, { reply }) => {
      const own = asChat(ctx);
      if (!isFileProof(own, params.key, params.id, params.proof)) throw notFound({ what: "file", id: params.id });
      const { account } = await openChat(own, params.key);
      const file = await attachmentInChat(own, { accountId: account.id, attachmentId: params.id });
      return reply.headers(file.headers).send(file.stream);
    },
  }),
];
